import Approximation
import Exact
import Formula

/// The polynomial rows of a comparison with errors in ball arithmetic, where doubles end at 1e-16.
///
/// Polynomials are enclosed; rows of rational functions and networks stay as doubles have them.
struct CertifiedComparison: Sendable {
  /// The rows of doubles, with the certified errors in place of theirs.
  let rows: [ComparisonRow]
  /// The enclosures of the rows that have some.
  let certificates: [Key: Certificate]
  /// Bits of the enclosures.
  let bits: Int

  /// Method and degree of a row.
  struct Key: Hashable, Sendable {
    let method: String
    let degree: Int
  }

  /// Measures the rows again.
  ///
  /// - Parameters:
  ///   - rows: what doubles found.
  ///   - basis: the projection's classical family on a finite interval.
  ///   - center: the centre of the Taylor polynomials.
  /// - Throws: `Failure` for infinite intervals and where the function could not be enclosed.
  init(
    _ rows: [ComparisonRow], of function: Input, on interval: Input, basis: PolynomialBasis,
    center: Double, _ precision: Precision
  ) throws(Failure) {
    let expression = try function.expression()
    let domain = try interval.certifiedInterval()
    guard let family = basis.family else { throw interval.failure("no classical family") }
    guard let start = Rational(exactly: center) else {
      preconditionFailure("Taylor polynomials have a finite centre")
    }
    let canonical = domain.canonical(expression)
    let maker = Maker(
      function: expression, canonical: canonical, domain: domain, family: family,
      center: Expression(start),
      target: RealFunction(canonical, on: .canonical),
      highest: rows.reduce(0) { max($0, $1.degree) })
    let keys = rows.map { Key(method: $0.method, degree: $0.degree) }
    do {
      let (found, bits) = try precision.run(
        { (found: [Key: CertifiedNorms]) in
          (
            [],
            found.flatMap { key, norms in
              Precision.errors(norms, of: expression, degree: key.degree)
            }
          )
        },
        { bits throws(CertificationFault) in try maker.norms(of: keys, bits: bits) })
      self.bits = bits
      certificates = found.mapValues { norms in
        Certificate(
          norms.entries, supAt: domain.point(norms.supAt).doubleValue, bits: bits,
          precision: precision)
      }
      self.rows = rows.map { row in
        guard let norms = found[Key(method: row.method, degree: row.degree)] else { return row }
        return row.replacing(
          ErrorNorms(norms, at: domain.point(norms.supAt).doubleValue, on: basis.interval))
      }
    } catch {
      throw error.failure(of: function, on: domain)
    }
  }

  /// The laws of the enclosed errors in place of those that rounding ends.
  func trends(_ laws: [ComparisonTrend], in basis: PolynomialBasis) -> [ComparisonTrend] {
    laws.map { law in
      let own = rows.filter { $0.method == law.method }
      let isEnclosed = own.allSatisfy {
        certificates[Key(method: $0.method, degree: $0.degree)] != nil
      }
      return isEnclosed ? ComparisonTrend(certified: own, of: law.method, in: basis) : law
    }
  }

  /// Makes the polynomials of the methods with some number of bits.
  private struct Maker: Sendable {
    let function: Expression
    let canonical: Expression
    let domain: CertifiedInterval
    let family: OrthogonalFamily
    let center: Expression
    let target: RealFunction
    let highest: Int

    func norms(
      of keys: [Key], bits: Int
    ) throws(CertificationFault) -> [Key: CertifiedNorms] {
      var polynomials: [(key: Key, polynomial: CertifiedPolynomial)] = []
      var whole: [String: CertifiedPolynomial] = [:]
      for key in keys {
        let polynomial: CertifiedPolynomial?
        switch key.method {
        case "taylor":
          if whole[key.method] == nil { whole[key.method] = taylor(bits) }
          polynomial = whole[key.method]?.truncated(to: key.degree)
        case family.description, "chebyshev":
          if whole[key.method] == nil {
            whole[key.method] = try CertifiedProjection.polynomial(
              of: canonical, onto: key.method == "chebyshev" ? .chebyshev(.first) : family,
              degree: highest, bits: bits)
          }
          polynomial = whole[key.method]?.truncated(to: key.degree)
        case "interpolation":
          polynomial = try CertifiedInterpolation.polynomial(
            of: canonical, nodes: .chebyshevRoots, degree: key.degree, bits: bits)
        case "minimax": polynomial = best(key.degree, bits)
        case "bernstein":
          polynomial = try CertifiedBernstein.polynomial(
            of: canonical, degree: key.degree, bits: bits)
        default: polynomial = nil
        }
        if let polynomial { polynomials.append((key, polynomial)) }
      }
      let norms = try CertifiedNorms.all(
        of: canonical, in: family, minus: polynomials.map(\.polynomial),
        halfLength: domain.halfLength(precision: bits + 40), bits: bits)
      return Dictionary(
        zip(polynomials.map(\.key), norms), uniquingKeysWith: { first, _ in first })
    }

    private func taylor(_ bits: Int) -> CertifiedPolynomial? {
      let working = bits + 40
      guard
        let series = try? function.ballSeries(
          at: center.constantBall(precision: working), order: highest)
      else { return nil }
      return CertifiedPolynomial(
        powers: series, offset: domain.offset(from: center, precision: working),
        slope: domain.halfLength(precision: working))
    }

    private func best(_ degree: Int, _ bits: Int) -> CertifiedPolynomial? {
      let start = MinimaxPolynomial(of: target, on: .canonical, degree: degree)
      return PreciseMinimax(
        of: canonical, degree: degree, start: start.lowerBound > 0 ? start.reference : [],
        bits: bits
      ).map { CertifiedPolynomial(.chebyshev(.first), coefficients: $0.coefficients) }
    }
  }
}

extension ErrorNorms {
  /// The doubles of enclosures; where not even a digit is known, their upper ends as noise.
  fileprivate init(_ norms: CertifiedNorms, at place: Double, on interval: Interval) {
    func isKnown(_ ball: Ball) -> Bool { ball.digits >= 5 }
    func value(_ ball: Ball) -> Double { isKnown(ball) ? ball.doubleValue : ball.upperBound }
    self.init(
      l2: value(norms.l2), rms: value(norms.rms),
      sup: Extremum(x: place, value: value(norms.sup)), supInterval: interval,
      noise: [norms.sup, norms.rms].filter { !isKnown($0) }.map(\.upperBound).max() ?? 0)
  }
}

extension ComparisonRow {
  /// The row with other errors.
  fileprivate func replacing(_ errors: ErrorNorms) -> ComparisonRow {
    ComparisonRow(
      method: method, degree: degree, parameters: parameters, type: type,
      outcome: .success(errors))
  }
}
