public import Exact
public import Formula

/// A projection of a function that need not be bounded onto a classical family, enclosed.
///
/// f has singularities that can be integrated, such as log x or x^(−1/3) at fractions; no sup error
/// exists.
public struct CertifiedSingularProjection: Sendable {
  /// The coefficients of the classical polynomials.
  public let coefficients: [Ball]
  /// The coefficients of the polynomials divided by their norms.
  public let orthonormalCoefficients: [Ball]
  /// √∫ (f − p)² w dx.
  public let l2: Ball
  /// l2 / √∫ w dx.
  public let rms: Ball

  /// Projects a function.
  ///
  /// cₖ = ∫ f Pₖ w dt / ∫ Pₖ² w dt, with panels that get shorter towards the singularities.
  /// - Parameters:
  ///   - function: f in x.
  ///   - rms: a guess of √(∫ f² w / ∫ w), for tolerances.
  ///   - bits: rests stay below 2^−bits of f.
  /// - Throws: `CertifiedWeightProjection.Fault`.
  /// - Complexity: O(panels · (degree² + bits²)).
  public init(
    of function: Expression, onto family: OrthogonalFamily, on domain: CertifiedDomain,
    degree: Int, rms size: Double, bits: Int
  ) throws(CertifiedWeightProjection.Fault) {
    let own = EnclosedFamily(family)
    let precision = bits + CertifiedCover.guardBits
    // Derived: classical coefficients of powers of t grow at most like 4^degree before they cancel.
    let working = bits + 2 * degree
    let steps = own.steps(
      count: 2 * degree + 2, precision: working + CertifiedCover.guardBits)
    let lower = Array(steps.prefix(degree + 1))
    let squares = own.squaredNorms(count: degree + 1, precision: working + CertifiedCover.guardBits)
    let f = domain.canonical(function)
    let sizes = GradedBuilder.Sizes(
      mass: squares[0].middle,
      rms: size, isSteep: !domain.isFinite)
    let measure: EnclosedMeasure
    do {
      measure = try EnclosedMeasure(
        of: f, weight: own.weight, on: domain, sizes: sizes, steps: steps, bits: working)
    } catch {
      throw CertifiedWeightProjection.Fault(error, domain)
    }
    var sums = measure.products(lower)
    if domain.isSymmetric, own.weight.parity == .even { sums = sums.symmetric(f.parity) }
    let scale = domain.map(precision: precision).scale.magnitude
    coefficients = zip(sums, squares).map { $0 / $1 }
    orthonormalCoefficients = zip(sums, squares).map { $0 * (scale / $1).squareRoot }
    let squared = measure.squaredError(minus: coefficients, lower)
    l2 = (squared * scale).root
    rms = (squared / squares[0]).root
  }
}
