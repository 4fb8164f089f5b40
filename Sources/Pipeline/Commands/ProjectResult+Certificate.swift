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
      preconditionFailure("weights given as expressions have certificates of their own")
    }
    guard projection.basis.interval.isFinite else {
      return try lineCertificate(function, projection, interval, family, basis, precision)
    }
    let domain = try interval.certifiedInterval()
    do {
      let (certified, bits) = try precision.run(
        { (p: CertifiedProjection) in
          (
            p.coefficients,
            Precision.errors(p.norms, of: expression, degree: p.coefficients.count - 1)
          )
        },
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
      if case .unbounded = error {
        return try unboundedCertificate(function, projection, interval, family, basis, precision)
      }
      throw error.failure(of: function, on: domain)
    }
  }

  /// Enclosures for functions with singularities: coefficients and norms, no sup error.
  private static func unboundedCertificate(
    _ function: Input, _ projection: Projection, _ interval: Input, _ family: OrthogonalFamily,
    _ basis: Input, _ precision: Precision
  ) throws(Failure) -> Certificate {
    let expression = try function.expression()
    let domain = try interval.certifiedDomain()
    do {
      let (certified, bits) = try precision.run(
        { (p: CertifiedSingularProjection) in (p.coefficients + [p.l2], []) },
        { bits throws(CertifiedWeightProjection.Fault) in
          try CertifiedSingularProjection(
            of: expression, onto: family, on: domain, degree: projection.coefficients.count - 1,
            rms: projection.norm / projection.basis.mass.squareRoot(), bits: bits)
        })
      return Certificate(
        [
          (key: "coefficients", .many(certified.coefficients)),
          (key: "orthonormalCoefficients", .many(certified.orthonormalCoefficients)),
          (key: "l2", .one(certified.l2)), (key: "rms", .one(certified.rms)),
        ], bits: bits, precision: precision)
    } catch {
      throw error.failure(of: function, weight: basis)
    }
  }

  /// Enclosures on infinite intervals: coefficients and norms, and the sup error on the visible part
  /// beside what is certain of it on the whole.
  private static func lineCertificate(
    _ function: Input, _ projection: Projection, _ interval: Input, _ family: OrthogonalFamily,
    _ basis: Input, _ precision: Precision
  ) throws(Failure) -> Certificate {
    let mapped = try interval.mapped(try function.expression())
    let part = VisiblePart(projection)
    typealias Found = (projection: CertifiedLineProjection, part: (size: Ball, place: Ball)?)
    do {
      let (found, bits) = try precision.run(
        { (found: Found) in
          (
            found.projection.coefficients + [found.projection.l2]
              + (found.part.map { [$0.size] } ?? []), []
          )
        },
        { bits throws(CertifiedLineProjection.Fault) in
          let certified = try CertifiedLineProjection(
            of: mapped, onto: family, degree: projection.coefficients.count - 1, bits: bits)
          let sup = try? LineSupremum.supremum(
            of: mapped, family: family, minus: certified.coefficients, from: part.lower,
            to: part.upper, bits: bits)
          return (certified, sup)
        })
      let certified = found.projection
      let whole = LineSupremum(
        of: mapped, family: family, minus: certified.coefficients, beyond: certified.reach,
        bits: bits)
      var entries: [(key: String, numbers: Certificate.Numbers)] = [
        (key: "coefficients", .many(certified.coefficients)),
        (key: "orthonormalCoefficients", .many(certified.orthonormalCoefficients)),
        (key: "l2", .one(certified.l2)), (key: "rms", .one(certified.rms)),
      ]
      var reason: String?
      switch whole {
      case .infinite:
        entries.append((key: "sup", .one(Ball(.infinity))))
        reason = "f - p grows beyond every bound"
      case .finite(let sup): entries.append((key: "sup", .one(sup)))
      case .undecided: reason = "not decided by the growth of the function that is known"
      }
      if let sup = found.part { entries.append((key: "supOnPart", .one(sup.size))) }
      var certificate = Certificate(entries, bits: bits, precision: precision)
      certificate.supPart = (part.words, reason)
      return certificate
    } catch {
      if case .cover(.unbounded, _) = error {
        return try unboundedCertificate(function, projection, interval, family, basis, precision)
      }
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

/// The part of an infinite interval on which sup errors are shown, in the variable of the family.
private struct VisiblePart {
  let lower: Rational
  let upper: Rational
  let words: String

  init(_ projection: Projection) {
    let (part, map) = (projection.errors.supInterval, projection.basis.map)
    let ends = [part.lower, part.upper].map { x in
      guard let t = Rational(exactly: (x - map.center) / map.scale) else {
        preconditionFailure("sup errors are shown on finite parts")
      }
      return t
    }.sorted()
    (lower, upper) = (ends[0], ends[1])
    words = "\(part)"
  }
}
