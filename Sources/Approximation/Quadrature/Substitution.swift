import CKernels
import RealModule

/// A change of variable x = x(s) that removes the behaviour of a weight at the ends.
///
/// ∫ f w dx = ∫ f(x(s)) (s − s₀)^e₀ (s₁ − s)^e₁ r(s) ds with a smooth factor r.
struct Substitution: Sendable {
  /// The range of s; the right or both ends may be infinite.
  let range: Interval
  /// The point of s.
  let point: @Sendable (Double) -> Double
  /// The s of a point.
  let parameter: @Sendable (Double) -> Double
  /// log r(s).
  let logDensity: @Sendable (Double) -> DoubleDouble
  /// Below this, log r comes from values next to underflow and is not to be resolved.
  var reliableLog = -Double.infinity
  /// The size of the terms x(s) is added up from, to which its rounding error is proportional.
  var pointScale = 0.0
  /// Masses of the weight so close to an end that polynomials are constant there.
  var endMasses: [EndMass] = []
  /// The ends at which functions may be singular, with the sign of the distance from them; s → ∓∞
  /// there.
  var singularEnds: [(end: Double, side: Double)] = []
  /// The logarithm of the length that shares e^(−|s|) of a finite interval refer to.
  var logLength = 0.0
  /// Whether s stands for the logarithm of the distance, so that tails fall exponentially in it.
  var isLogarithmic = false
  /// The substitutions of the parts into which singularities inside cut the interval; none where
  /// there are none.
  var parts: [Substitution] = []
  /// e₀ and e₁.
  let lowerExponent: Double
  let upperExponent: Double
  /// A bound for the local frequency at s of the orthonormal polynomials of a degree.
  let frequency: @Sendable (_ degree: Int, _ s: Double) -> Double
  /// Where squared polynomials of this degree times w have fallen below 1e-17 at infinite ends.
  let reach: @Sendable (_ degree: Int) -> (lower: Double, upper: Double)

  /// The substitution for a classical weight on an interval.
  init(family: OrthogonalFamily, map: AffineMap) {
    let (center, scale) = (map.center, map.scale)
    switch family {
    case .laguerre(let parameter):
      let a = parameter.value
      // t = s²: w dx = |scale| 2 s^(2a+1) e^(−s²) ds
      let constant = DoubleDouble.logarithm(of: 2 * abs(scale))
      self.init(
        range: .halfLine, point: { center + scale * $0 * $0 },
        parameter: { .sqrt(max((($0 - center) / scale), 0)) },
        logDensity: { constant - $0 * $0 },
        exponents: (2 * a + 1, 0), frequency: { n, _ in 2 * .sqrt(Double(n) + abs(a) + 1) },
        reach: { (0, 2 * .sqrt(Double($0) + max(a, 0) + 1) + 6.5) })
    case .hermite, .hermiteE:
      let constant = DoubleDouble.logarithm(of: abs(scale))
      let factor = family == .hermite ? 2.0 : 1.0
      self.init(
        range: .line, point: { center + scale * $0 }, parameter: { ($0 - center) / scale },
        logDensity: { constant + family.logWeight($0) }, exponents: (0, 0),
        frequency: { n, _ in .sqrt(factor * Double(n + 1)) },
        reach: { degree in
          let far = Double.sqrt(4 * Double(degree + 1) / factor) + 9 / .sqrt(factor)
          return (-far, far)
        })
    default:
      // t = −cos s: w dx = |scale| 2^(a+b+1) sin(s/2)^(2b+1) cos(s/2)^(2a+1) ds
      let (a, b) = family.jacobiExponents ?? (0, 0)
      let (p, q) = (2 * b + 1, 2 * a + 1)
      let constant = DoubleDouble.logarithm(of: abs(scale)) + .logTwo * (a + b + 1)
      self.init(
        range: Interval(unchecked: 0, .pi),
        point: { angularPoint($0, center: center, scale: scale) },
        parameter: { .acos(min(max(-($0 - center) / scale, -1), 1)) },
        logDensity: { s in
          constant + (p == 0 ? 0 : p * logRatio(sine: s / 2, over: s))
            + (q == 0 ? 0 : q * logRatio(sine: (.pi - s) / 2, over: .pi - s))
        },
        exponents: (p, q), frequency: { n, _ in Double(n + 1) }, reach: { _ in (0, .pi) })
      pointScale = max(abs(center - scale), abs(center + scale))
    }
  }

  /// The substitution for a classical weight keeps its ends; others may be cut.
  init(
    range: Interval, point: @escaping @Sendable (Double) -> Double,
    parameter: @escaping @Sendable (Double) -> Double,
    logDensity: @escaping @Sendable (Double) -> DoubleDouble, exponents: (Double, Double),
    frequency: @escaping @Sendable (Int, Double) -> Double,
    reach: @escaping @Sendable (Int) -> (lower: Double, upper: Double)
  ) {
    self.range = range
    self.point = point
    self.parameter = parameter
    self.logDensity = logDensity
    (lowerExponent, upperExponent) = exponents
    self.frequency = frequency
    self.reach = reach
  }
}

/// log(sin(u) / v), finite at u = v = 0 where u = v/2.
private func logRatio(sine u: Double, over v: Double) -> Double {
  v == 0 ? -.log(2) : .log(abs(.sin(u) / v))
}

/// centre − scale · cos s, measured from the nearer end so that small distances stay exact.
private func angularPoint(_ s: Double, center: Double, scale: Double) -> Double {
  if s < 1 {
    let sine = Double.sin(s / 2)
    return (center - scale) + 2 * scale * sine * sine
  }
  if s > .pi - 1 {
    let sine = Double.sin((.pi - s) / 2)
    return (center + scale) - 2 * scale * sine * sine
  }
  return center - scale * .cos(s)
}
