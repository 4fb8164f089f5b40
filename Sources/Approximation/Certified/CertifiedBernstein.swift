import Exact
public import Formula

/// Bernstein polynomials with enclosed coefficients.
public enum CertifiedBernstein {
  /// Bernstein's polynomial of the values at n + 1 equidistant points.
  ///
  /// Bₙf = Σ C(n, k) Δᵏf(0) tᵏ, with t from 0 to 1 along the interval.
  /// - Parameters:
  ///   - function: f in the canonical variable u ∈ [−1, 1].
  ///   - degree: n ≥ 1.
  ///   - bits: the precision of the coefficients; differences of order n lose up to n bits, which are
  ///     added.
  /// - Throws: `CertificationFault.unbounded` where f is not finite on a point.
  /// - Complexity: O(degree²).
  /// Source: G. G. Lorentz, *Bernstein Polynomials* (1953), §1.4.
  public static func polynomial(
    of function: Expression, degree: Int, bits: Int
  ) throws(CertificationFault) -> CertifiedPolynomial {
    precondition(degree >= 1, "a single point has no interval")
    let precision = bits + CertifiedCover.guardBits + 2 * degree
    let places = (0...degree).map { Rational(2 * $0 - degree, degree) }
    var row = places.map { function.ball(at: Ball($0, precision: precision)) }
    if let index = row.firstIndex(where: { !$0.isFinite }) {
      throw .unbounded(near: places[index].doubleValue)
    }
    var coefficients: [Ball] = []
    var binomial = Rational(1)
    for k in 0...degree {
      coefficients.append(row[0] * Ball(binomial, precision: precision))
      binomial = binomial * Rational(degree - k, k + 1)
      row = zip(row.dropFirst(), row).map { $0 - $1 }
    }
    let half = Ball(Rational(1, 2), precision: precision)
    return CertifiedPolynomial(powers: coefficients, offset: half, slope: half)
  }
}
