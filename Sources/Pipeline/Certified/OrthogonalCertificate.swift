import Approximation
import Exact
import Formula

extension OrthogonalResult {
  /// Enclosed recurrence coefficients of a weight or a family.
  ///
  /// - Throws: `Failure` where the weight could not be enclosed, and for more polynomials than balls are
  ///   meant for.
  static func certificate(
    _ basis: PolynomialBasis, _ count: Int, _ interval: Input, _ weight: Input?,
    _ precision: Precision
  ) throws(Failure) -> Certificate {
    func certificate(_ alpha: [Ball], _ beta: [Ball], _ bits: Int) -> Certificate {
      Certificate(
        [(key: "alpha", .many(alpha)), (key: "beta", .many(beta))], bits: bits,
        precision: precision)
    }
    guard let weight else {
      let bits = if case .bits(let bits) = precision { bits } else { 128 }
      let domain = try interval.certifiedDomain()
      guard let family = basis.family,
        let (alpha, beta) = family.certifiedRecurrence(count: count, on: domain, bits: bits)
      else { throw interval.failure("the parameters of \(basis.name) are not exact") }
      return certificate(alpha, beta, bits)
    }
    guard count <= 200 else {
      throw weight.failure("--count takes at most 200 with --weight and --certify")
    }
    let (found, bits) = try CertifiedWeightProjection.run(
      nil, weight, on: interval, count: count, precision
    ) { $0.alpha + $0.beta }
    return certificate(found.alpha, found.beta, bits)
  }
}
