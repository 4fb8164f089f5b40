import Approximation
import Exact
import Formula

/// A best polynomial found with as many bits as its error needs, and what is proved about it.
struct MinimaxCertificate: Sendable {
  let certificate: Certificate
  /// The polynomial in place of the one that doubles found.
  let best: MinimaxPolynomial

  private struct Found {
    let precise: PreciseMinimax?
    let certified: CertifiedMinimax
    let coefficients: [Ball]
  }

  /// Levels the error again, starting from the reference of doubles, and encloses it.
  ///
  /// Where that fails the polynomial of doubles is measured.
  /// - Parameter weight: the factor of the error, an expression in x, and what it is called.
  /// - Throws: `Failure` where the function could not be enclosed.
  init(
    of function: Input, on interval: Input, degree: Int,
    weight: (expression: Expression, name: String)?, from start: MinimaxPolynomial,
    _ precision: Precision
  ) throws(Failure) {
    let expression = try function.expression()
    let domain = try interval.certifiedInterval()
    let canonical = domain.canonical(expression)
    let factor = weight.map { domain.canonical($0.expression) }
    let map = start.series.interval
    let half = map.upper / 2 - map.lower / 2
    let points = start.reference.map { min(max(($0 - map.midpoint) / half, -1), 1) }
    do {
      let (found, bits) = try precision.run(
        { (found: Found) in
          (
            [],
            Precision.errors(found.certified.norms, of: canonical, degree: degree)
              + (found.certified.lowerBound.map { [$0] } ?? [])
          )
        },
        { bits throws(CertificationFault) in
          // Where doubles see rounding noise only, their reference is none.
          let precise = PreciseMinimax(
            of: canonical, weight: factor, degree: degree,
            start: start.lowerBound > 0 ? points : [], bits: bits)
          let working = bits + 40
          let coefficients =
            precise?.coefficients
            ?? start.chebyshevCoefficients.map { Ball($0, precision: working) }
          let certified = try CertifiedMinimax(
            of: canonical, weight: factor, minus: coefficients, degree: degree,
            reference: precise?.reference ?? points.map { Ball($0, precision: working) },
            halfLength: domain.halfLength(precision: bits), bits: bits)
          return Found(precise: precise, certified: certified, coefficients: coefficients)
        })
      let (certified, norms) = (found.certified, found.certified.norms)
      certificate = Certificate(
        [(key: "chebyshevCoefficients", .many(found.coefficients))] + norms.entries
          + (certified.lowerBound.map { [(key: "lowerBound", .one($0))] } ?? [])
          + [(key: "supInDoubles", .one(certified.supInDoubles))],
        supAt: domain.point(norms.supAt).doubleValue,
        measured: weight.map { "(f - p) times \($0.name)" }, bits: bits, precision: precision)
      best =
        found.precise.map { MinimaxPolynomial(start, precise: $0, certified, on: domain) } ?? start
    } catch {
      throw error.failure(of: function, on: domain)
    }
  }
}
