import CKernels
import RealModule

extension OscillatingSolution {
  /// P_n^(a,b) as a function of the distance d = 1 − t from the end 1, up to a factor:
  /// d(2−d) y″ + (2a+2 − (a+b+2) d) y′ + n(n+a+b+1) y = 0.
  ///
  /// Source: DLMF 18.8.1 (row 1) for the equation, 18.5.7 for the series at the end.
  init(jacobi n: Int, _ a: DoubleDouble, _ b: DoubleDouble) {
    let sum = a + b
    let rise = (a + 1) * 2
    let fall = sum + 2
    let eigenvalue = (sum + 1 + Double(n)) * Double(n)
    let zero = DoubleDouble(0)
    let start = min(0.25, rise.high / (4 * eigenvalue.high))
    // y = Σ c_k d^k, c_{k+1} = −(λ − k(k+a+b+1)) c_k / (2(k+1)(k+1+a)).
    let (value, slope) = endSeries(at: start) { k in
      let top = eigenvalue - (sum + 1 + k) * k
      return -top / ((a + 1 + k) * (2 * (k + 1)))
    }
    let (muA, muB) = ((1 - a.high * a.high) / 4, (1 - b.high * b.high) / 4)
    let middle = eigenvalue.high + (a.high + 1) * (b.high + 1) / 2
    self.init(
      at: DoubleDouble(start), value: value, slope: slope,
      potential: { d in
        let e = 2 - d
        return muA / (d * d) + muB / (e * e) + middle / (d * e)
      },
      equation: { d in
        kernel_equation(
          a0: d * (2 - d), a1: 2 - d * 2, a2: DoubleDouble(-1), b0: rise - fall * d, b1: -fall,
          c0: eigenvalue, c1: zero, c2: zero)
      })
    reach = share(max(a.high, b.high))
  }

  /// e^(−x/2) L_n^a(x), up to a factor: x u″ + (a+1) u′ + (n + (a+1)/2 − x/4) u = 0.
  ///
  /// Source: DLMF 18.8.1 (row 10) with y = e^(x/2) u; 18.5.12 for the series at 0.
  init(laguerre n: Int, _ a: DoubleDouble) {
    let rise = a + 1
    let constant = rise * 0.5 + Double(n)
    // Zeros are not below (a+1)/n; there the series has lost nothing to cancellation.
    let start = max(min(0.25, rise.high / (4 * Double(n))), rise.high / (8 * Double(n)))
    let (value, slope) = endSeries(at: start) { k in
      DoubleDouble(k - Double(n)) / ((rise + k) * (k + 1))
    }
    let mu = (1 - a.high * a.high) / 4
    let zero = DoubleDouble(0)
    self.init(
      at: DoubleDouble(start), value: value, slope: slope - value * 0.5,
      potential: { x in mu / (x * x) + constant.high / x - 0.25 },
      equation: { x in
        kernel_equation(
          a0: x, a1: DoubleDouble(1), a2: zero, b0: rise, b1: zero, c0: constant - x * 0.25,
          c1: DoubleDouble(-0.25), c2: zero)
      })
    // Beyond the last zero but one the potential tells nothing; Airy's equation has this unit.
    longest = 1.4 * .pow(16 * constant.high, 1.0 / 3)
    reach = share(a.high)
    farthest = 4 * constant.high
  }

  /// e^(−x²/2) H_n(x), up to a factor: u″ + (2n + 1 − x²) u = 0.
  ///
  /// Source: DLMF 18.8.1 (row 11).
  init(hermite n: Int) {
    let energy = Double(2 * n + 1)
    let zero = DoubleDouble(0)
    let one = DoubleDouble(1)
    let isOdd = n % 2 == 1
    self.init(
      at: zero, value: isOdd ? zero : one, slope: isOdd ? one : zero,
      potential: { x in energy - x * x },
      equation: { x in
        kernel_equation(
          a0: one, a1: zero, a2: zero, b0: zero, b1: zero, c0: energy - x * x, c1: x * -2,
          c2: DoubleDouble(-1))
      })
    reach = .infinity
    longest = 1.4 * .pow(2 * energy.squareRoot(), -1.0 / 3)
  }
}

/// The longest step over the distance to the end with exponent a.
///
/// The solution d^(−a), which rounding lets in, has Taylor terms that add up to (1 − h/d)^(−a) times
/// its size: they must not hide the other one.
private func share(_ a: Double) -> Double { min(0.4, 8 / (1 + abs(a))) }

/// Σ c_k x^k with c_0 = 1 and its derivative, from the ratios c_{k+1}/c_k.
private func endSeries(
  at x: Double, ratio: (Double) -> DoubleDouble
) -> (value: DoubleDouble, slope: DoubleDouble) {
  var term = DoubleDouble(1)
  var value = term
  var slope = DoubleDouble(0)
  for k in 0..<200 {
    let next = term * ratio(Double(k))
    slope = slope + next * Double(k + 1)
    term = next * x
    value = value + term
    if abs(term.high) < 1e-33 * abs(value.high) { break }
  }
  return (value, slope)
}
