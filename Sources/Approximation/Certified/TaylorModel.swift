import Exact
import Formula

/// A function on a panel: a polynomial in s ∈ [−1, 1] with certain coefficients, and a bound of what
/// it leaves.
///
/// f(centre + half·s) = Σ cₖ sᵏ + δ(s) with |δ| ≤ `rest` on the panel. The rest is Lagrange's: the
/// next Taylor coefficient enclosed over the whole panel, so the same number bounds the rests of the
/// derivatives.
/// Source: M. Berz and G. Hoffstätter, *Computation and application of Taylor polynomials with
/// interval remainder bounds* (1998).
struct TaylorModel: Sendable {
  /// cₖ from degree 0 upwards.
  var coefficients: [Ball]
  /// An upper bound of |δ|.
  var rest: Ball
  /// The power of s that stands with the rest: derivatives of order j multiply it by the falling
  /// factorial of this number.
  let restOrder: Int

  /// Expands an expression on a panel.
  ///
  /// - Returns: nil where the rest exceeds the tolerance or there is no series.
  init?(
    _ function: Expression, on panel: PanelFrame, order: Int, tolerance: (Ball) -> Ball
  ) {
    let next = order + 1
    guard let wide = try? function.ballSeries(at: panel.hull, order: next) else { return nil }
    let rest = (wide[next] * panel.half.power(next)).largestMagnitude
    guard rest.isFinite, rest.isAtMost(tolerance(wide[0])) else { return nil }
    guard
      var scaled = Self.series(
        function, panel, order: order, noise: tolerance(wide[0]), bits: panel.precision)
    else { return nil }
    while scaled.count > 1, scaled[scaled.count - 1].isExactZero { scaled.removeLast() }
    coefficients = scaled
    self.rest = rest
    restOrder = next
  }

  /// f⁽ᵏ⁾(centre)/k!·halfᵏ, with as many bits as it takes to know them to the tolerance.
  ///
  /// Close to a removable 0/0 quotients of series lose digits with every order.
  private static func series(
    _ function: Expression, _ panel: PanelFrame, order: Int, noise: Ball, bits: Int
  ) -> [Ball]? {
    let center = panel.center.withPrecision(bits)
    guard let series = try? function.ballSeries(at: center, order: order) else { return nil }
    var power = Ball(1, precision: panel.precision)
    var scaled: [Ball] = []
    scaled.reserveCapacity(series.count)
    var isKnown = true
    for coefficient in series {
      let value = coefficient.withPrecision(panel.precision) * power
      isKnown = isKnown && Ball(value.radius, precision: panel.precision).isAtMost(noise)
      scaled.append(value)
      power = power * panel.half
    }
    guard !isKnown, bits < 8 * panel.precision else { return scaled }
    return self.series(function, panel, order: order, noise: noise, bits: 2 * bits) ?? scaled
  }

  init(coefficients: [Ball], rest: Ball, restOrder: Int) {
    self.coefficients = coefficients
    self.rest = rest
    self.restOrder = restOrder
  }

  /// The model less a polynomial in s.
  static func - (model: TaylorModel, polynomial: [Ball]) -> TaylorModel {
    var result = model
    let zero = Ball(0, precision: model.rest.precision)
    for (k, c) in polynomial.enumerated() {
      if k < result.coefficients.count {
        result.coefficients[k] = result.coefficients[k] - c
      } else {
        while result.coefficients.count < k { result.coefficients.append(zero) }
        result.coefficients.append(-c)
      }
    }
    return result
  }

  /// The derivative with respect to s.
  var derivative: TaylorModel {
    let precision = rest.precision
    let slopes = coefficients.enumerated().dropFirst().map { k, c in
      c * Ball(k, precision: precision)
    }
    return TaylorModel(
      coefficients: slopes.isEmpty ? [Ball(0, precision: precision)] : slopes,
      rest: (rest * Ball(restOrder, precision: precision)).largestMagnitude,
      restOrder: max(restOrder - 1, 0))
  }

  /// The values over a ball of s inside [−1, 1], by Horner's rule.
  func callAsFunction(_ s: Ball) -> Ball {
    let start = Ball(0, precision: s.precision)
    return Ball(coefficients.reversed().reduce(start) { $0 * s + $1 }, within: rest)
  }

  /// Σ |cₖ|, a bound of the polynomial on the panel.
  var bound: Ball { coefficients.sumOfMagnitudes }

  /// How wide enclosures of values are at least: inexact coefficients, the rest and rounding.
  var uncertainty: Double {
    let rounding = bound.scaled(byPowerOfTwo: 6 - rest.precision).upperBound
    return coefficients.reduce(rest.upperBound + rounding) { $0 + $1.radius }
  }
}

extension Ball {
  /// Whether the value is zero for certain.
  var isExactZero: Bool { isExact && containsZero }
}

extension [Ball] {
  /// What the symmetry of a function about 0 makes zero, in polynomials of alternating parity: zero
  /// and not a small ball.
  func symmetric(_ parity: Parity?) -> [Ball] {
    guard let parity else { return self }
    return enumerated().map { k, c in
      (parity == .even) == k.isMultiple(of: 2) ? c : Ball(0, precision: c.precision)
    }
  }

  /// Σ |cₖ|, rounded up.
  var sumOfMagnitudes: Ball {
    let start = Ball(0, precision: first?.precision ?? Ball.defaultPrecision)
    return reduce(start) { $0 + $1.largestMagnitude }.largestMagnitude
  }

  /// The product of two polynomials.
  func multiplied(by other: [Ball]) -> [Ball] {
    guard let first, !other.isEmpty else { return [] }
    let (count, precision) = (count + other.count - 1, first.precision)
    let a = BallSeries(self, count: count, precision: precision)
    let b = BallSeries(other, count: count, precision: precision)
    return (a * b).coefficients
  }
}
