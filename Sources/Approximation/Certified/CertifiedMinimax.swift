public import Exact
public import Formula

/// What can be proved about a polynomial that was found in double precision.
public struct CertifiedMinimax: Sendable {
  /// The errors of the polynomial with exactly the given coefficients.
  public let norms: CertifiedNorms
  /// De la Vallée Poussin's bound: no polynomial of the degree has a smaller largest error.
  ///
  /// nil where the error does not alternate for certain in degree + 2 points.
  public let lowerBound: Ball?

  /// Measures Σ cₖ Tₖ(u), and looks for alternation.
  ///
  /// - Parameters:
  ///   - function: f in the canonical variable u ∈ [−1, 1].
  ///   - coefficients: cₖ, taken as exact.
  ///   - reference: points u where the error is said to alternate; empty for none.
  ///   - halfLength: half the length of the interval of x, for the measure dx.
  ///   - bits: rests of Taylor models stay below 2^−bits of f.
  /// - Throws: `CertificationFault` where f could not be enclosed.
  public init(
    of function: Expression, minus coefficients: [Double], reference: [Double], halfLength: Ball,
    bits: Int
  ) throws(CertificationFault) {
    let precision = bits + CertifiedCover.guardBits
    let polynomial = CertifiedPolynomial(
      .chebyshev(.first), coefficients: coefficients.map { Ball($0, precision: precision) })
    norms = try CertifiedNorms(
      of: function, minus: polynomial, halfLength: halfLength, bits: bits)
    // De la Vallée Poussin (1919): with errors of alternating sign in n + 2 points the smallest of
    // them bounds the best error from below.
    let errors = reference.sorted().map { point -> Ball in
      let u = Ball(min(max(point, -1), 1), precision: precision)
      return function.ball(at: u) - polynomial(u)
    }
    let alternates =
      errors.count >= coefficients.count + 1
      && zip(errors, errors.dropFirst()).allSatisfy {
        $0.isPositive && $1.isNegative || $0.isNegative && $1.isPositive
      }
    lowerBound =
      alternates
      ? errors.dropFirst().reduce(errors[0].magnitude) { .minimum($0, $1.magnitude) } : nil
  }
}
