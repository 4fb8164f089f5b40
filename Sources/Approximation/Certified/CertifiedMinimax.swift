public import Exact
public import Formula

/// What can be proved about a polynomial that was found without proof.
public struct CertifiedMinimax: Sendable {
  /// The errors of the polynomial with exactly the given coefficients: norms of (f − p)·w.
  public let norms: CertifiedNorms
  /// De la Vallée Poussin's bound: no polynomial of the degree has a smaller largest error.
  ///
  /// nil where the error does not alternate for certain in degree + 2 points.
  public let lowerBound: Ball?
  /// The largest error of the polynomial with its coefficients rounded to doubles.
  public let supInDoubles: Ball

  /// Measures Σ cₖ Tₖ(u), and looks for alternation.
  ///
  /// - Parameters:
  ///   - function: f in the canonical variable u ∈ [−1, 1].
  ///   - weight: w in max |(f − p) w|, in u; nil for 1.
  ///   - coefficients: cₖ, exact.
  ///   - degree: the degree that the lower bound is for; zeros at the end of the coefficients count.
  ///   - reference: exact points u where the error is said to alternate; empty for none.
  ///   - halfLength: half the length of the interval of x, for the measure dx.
  ///   - bits: rests of Taylor models stay below 2^−bits of f.
  /// - Throws: `CertificationFault` where f could not be enclosed.
  public init(
    of function: Expression, weight: Expression? = nil, minus coefficients: [Ball], degree: Int,
    reference: [Ball], halfLength: Ball, bits: Int
  ) throws(CertificationFault) {
    let precision = bits + CertifiedCover.guardBits
    let polynomial = CertifiedPolynomial(.chebyshev(.first), coefficients: coefficients)
    let doubles = coefficients.map { Ball($0.doubleValue, precision: precision) }
    let rounded = CertifiedPolynomial(.chebyshev(.first), coefficients: doubles)
    let found = try CertifiedNorms.all(
      of: function, times: weight, minus: [polynomial, rounded], halfLength: halfLength,
      bits: bits)
    norms = found[0]
    supInDoubles = found[1].sup
    // De la Vallée Poussin (1919): with errors of alternating sign in n + 2 points the smallest of
    // them bounds the best error from below; so they do with a weight that does not vanish there.
    let errors = reference.map { u in
      let error = function.ball(at: u) - polynomial(u)
      return weight.map { error * $0.ball(at: u).magnitude } ?? error
    }
    let alternates =
      errors.count >= degree + 2
      && zip(errors, errors.dropFirst()).allSatisfy {
        $0.isPositive && $1.isNegative || $0.isNegative && $1.isPositive
      }
    lowerBound =
      alternates
      ? errors.dropFirst().reduce(errors[0].magnitude) { .minimum($0, $1.magnitude) } : nil
  }
}
