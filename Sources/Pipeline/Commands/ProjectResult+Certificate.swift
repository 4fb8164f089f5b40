import Encoding
import Approximation
import Exact
import Formula

extension ProjectResult {
  static func certificate(
    _ function: Input, _ projection: Projection, _ interval: Input, _ basis: Input,
    _ precision: Precision
  ) throws(Failure) -> Certificate {
    let expression = try function.expression()
    guard let family = projection.basis.family else {
      throw basis.failure(
        "the polynomials of a general weight are not certified",
        hint: "name a classical family with --basis")
    }
    guard projection.basis.interval.isFinite else {
      return try lineCertificate(function, projection, interval, family, precision)
    }
    let domain = try interval.certifiedInterval()
    do {
      let (certified, bits) = try precision.run(
        { (p: CertifiedProjection) in p.coefficients + [p.norms.l2, p.norms.sup] },
        { bits throws(CertificationFault) in
          try CertifiedProjection(
            of: domain.canonical(expression), onto: family,
            degree: projection.coefficients.count - 1,
            halfLength: domain.halfLength(precision: bits), bits: bits)
        })
      return Certificate(
        [
          (key: "coefficients", .many(certified.coefficients)),
          (key: "orthonormalCoefficients", .many(certified.orthonormalCoefficients)),
        ] + certified.norms.entries,
        supAt: domain.point(certified.norms.supAt).doubleValue, bits: bits, precision: precision)
    } catch {
      throw error.failure(of: function, on: domain)
    }
  }

  /// Enclosures on infinite intervals: coefficients and norms, no sup error.
  private static func lineCertificate(
    _ function: Input, _ projection: Projection, _ interval: Input, _ family: OrthogonalFamily,
    _ precision: Precision
  ) throws(Failure) -> Certificate {
    let mapped = try interval.mapped(try function.expression())
    do {
      let (certified, bits) = try precision.run(
        { (p: CertifiedLineProjection) in p.coefficients + [p.l2] },
        { bits throws(CertifiedLineProjection.Fault) in
          try CertifiedLineProjection(
            of: mapped, onto: family, degree: projection.coefficients.count - 1, bits: bits)
        })
      return Certificate(
        [
          (key: "coefficients", .many(certified.coefficients)),
          (key: "orthonormalCoefficients", .many(certified.orthonormalCoefficients)),
          (key: "l2", .one(certified.l2)), (key: "rms", .one(certified.rms)),
        ], bits: bits, precision: precision)
    } catch {
      switch error {
      case .noTailBound:
        throw function.failure(
          "not certified: no bound of the function far out was found",
          hint:
            "polynomials, exponentials of polynomials, bounded functions and activations are bounded there, and their sums, products and quotients by polynomials"
        )
      case .tailTooHeavy:
        throw function.failure(
          "not certified: the bound of the function far out does not fall beside the weight",
          hint: "a weight that falls faster, or a finite interval")
      case .cover(_, let t):
        let x = projection.basis.map.center + projection.basis.map.scale * t
        throw function.failure("not certified: no finite enclosure near x = \(significant(x))")
      }
    }
  }
}
