import Formula
import RealModule

/// The size of f − p in three norms.
public struct ErrorNorms: Hashable, Sendable {
  /// √∫ (f − p)² w dx over the whole interval.
  public let l2: Double
  /// l2 / √∫ w dx.
  public let rms: Double
  /// The largest |f − p| on `supInterval`, where it lies, and the signed error there.
  public let sup: Extremum
  /// Where the sup norm was taken: the whole interval where finite.
  public let supInterval: Interval
  /// The size below which values of f − p, and so `sup` and `rms`, are rounding noise; 0 where they
  /// are known better.
  public let noise: Double

  /// Norms that were measured elsewhere, as a fit does on its own grid.
  public init(l2: Double, rms: Double, sup: Extremum, supInterval: Interval, noise: Double = 0) {
    self.l2 = l2
    self.rms = rms
    self.sup = sup
    self.supInterval = supInterval
    self.noise = noise
  }

  /// Measures the error of any approximation in the norm of a basis.
  ///
  /// - Parameters:
  ///   - function: what is approximated.
  ///   - approximation: what stands for it; its breakpoints count as well.
  ///   - basis: gives interval and weight.
  ///   - degree: the degree of the approximation where it is a polynomial; sets the density of the
  ///     first samples.
  ///   - part: where the sup norm is taken; by default the basis's visible part.
  /// - Throws: `IntegrationError` where the integrals do not exist.
  public init(
    of function: RealFunction, minus approximation: RealFunction, in basis: PolynomialBasis,
    degree: Int, supOn part: Interval? = nil
  ) throws(IntegrationError) {
    // Their difference may be mere rounding noise, which no rule resolves; a mixture is as smooth
    // as the rougher of the two and does not cancel.
    let substitution = basis.substitution(for: function)
    let exponent = function.squareExponent(in: substitution, degree: degree)
    let (target, candidate) = (
      function.scaled(byPowerOfTwo: -exponent), approximation.scaled(byPowerOfTwo: -exponent)
    )
    var mixture = RealFunction(
      breakpoints: function.breakpoints + approximation.breakpoints,
      features: function.features + approximation.features
    ) {
      target($0) + 0.754877666246693 * candidate($0)
    }
    mixture.deep = { $0.value(of: target) + 0.754877666246693 * $0.value(of: candidate) }
    let visible = part ?? basis.visiblePart
    try TailGrowth(substitution: substitution, function: target).check()
    try TailGrowth(substitution: substitution, function: candidate).check()
    var (squared, curve): (Double, ErrorCurve)
    var round = 0
    while true {
      var discretizer = Discretizer(substitution, function: mixture, degree: degree)
      let sum = try discretizer.run()
      let errors = zip(sum.values(of: target), sum.values(of: candidate)).map { $0 - $1 }
      squared = sum.squaredNorm(of: errors)
      curve = ErrorCurve(
        of: function.adding(features: mixture.features), minus: approximation, on: visible,
        degree: degree, knots: sum.panels)
      let missed = curve.featuresMissed(
        by: sum.nodes, errors: errors.map { scaled($0, byPowerOfTwo: exponent) }, of: function)
      if missed.isEmpty { break }
      round += 1
      guard round < 4 else { throw .notResolved(near: missed[0].place) }
      mixture = mixture.adding(features: missed)
    }
    self.init(
      l2: scaled(squared.squareRoot(), byPowerOfTwo: exponent),
      rms: scaled((squared / basis.mass).squareRoot(), byPowerOfTwo: exponent), sup: curve.sup,
      supInterval: curve.interval, noise: curve.noiseFloor)
  }

  /// Measures the error of a polynomial whose values carry more noise than rounding alone, as those
  /// of interpolants in bad nodes do.
  ///
  /// The sums are refined for the function and the degree, never for the values of the polynomial.
  /// - Throws: `IntegrationError` where the integrals of the function do not exist.
  init(
    of function: RealFunction, minusPolynomial polynomial: RealFunction, noise: Double,
    in basis: PolynomialBasis, degree: Int
  ) throws(IntegrationError) {
    var discretizer = Discretizer(
      basis.substitution(for: function), function: function, degree: degree)
    let sum = try discretizer.run()
    let p = sum.values(of: polynomial)
    let squared = sum.squaredNorm(of: zip(sum.values, p).map { $0 - $1 })
    let difference = RealFunction(
      breakpoints: function.breakpoints, features: function.features,
      block: { points in
        zip(function.values(at: points), polynomial.values(at: points)).map { $0 - $1 }
      }
    ) { function($0) - polynomial($0) }
    let scale = function.largestSample(on: basis.interval)
    let curve = ErrorCurve(
      difference, of: function,
      relativeNoise: scale > 0 ? max(8 * .ulpOfOne, noise / scale) : 8 * .ulpOfOne,
      on: basis.interval, degree: degree)
    self.init(
      l2: squared.squareRoot(), rms: (squared / basis.mass).squareRoot(), sup: curve.sup,
      supInterval: curve.interval, noise: curve.noiseFloor)
  }
}
