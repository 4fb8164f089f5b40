import Exact
import Formula
import Testing

@testable import Approximation

private func series(_ text: String, _ order: Int, bits: Int = 400) throws -> [Ball] {
  try Expression(parsing: text).ballSeries(at: Ball(0, precision: bits), order: order)
}

/// p_k = C(L, k) (L + M − k)!/(L + M)!, q_k with L and M exchanged and alternating signs (Padé 1892).
@Test(arguments: [(3, 2), (0, 4), (5, 0), (8, 8)])
func `Padé coefficients of the exponential are the known fractions`(l: Int, m: Int) throws {
  let found = try #require(
    CertifiedPade(taylor: series("exp(x)", l + m), numeratorDegree: l, denominatorDegree: m))
  func known(_ n: Int, _ k: Int) -> Rational {
    (0..<k).reduce(Rational(1)) { $0 * Rational(n - $1, (l + m - $1) * ($1 + 1)) }
  }
  for k in 0...l {
    #expect(found.numerator[k].contains(known(l, k)) && found.numerator[k].digits > 60)
  }
  for k in 0...m {
    #expect(found.denominator[k].contains(k.isMultiple(of: 2) ? known(m, k) : -known(m, k)))
  }
}

@Test func `the quotient matches the series as far as it must`() throws {
  let c = try series("tan(x + 1/3)", 13)
  let found = try #require(CertifiedPade(taylor: c, numeratorDegree: 6, denominatorDegree: 7))
  let zero = Ball(0, precision: 400)
  for k in 0...13 {
    let product = found.denominator.indices.reduce(zero) {
      $1 <= k ? $0 + found.denominator[$1] * c[k - $1] : $0
    }
    let gap = (product - (k <= 6 ? found.numerator[k] : zero)).magnitude
    #expect(gap.containsZero && gap.upperBound < 1e-60)
  }
}

@Test func `a degenerate type is not certified`() throws {
  // cos x has no function of type (3, 3) of its own.
  #expect(
    CertifiedPade(taylor: try series("cos(x)", 6), numeratorDegree: 3, denominatorDegree: 3) == nil)
}
