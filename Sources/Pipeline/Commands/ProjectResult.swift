public import Encoding
import Approximation
import Exact
import Formula

/// A weighted least squares projection, as `project` prints it.
public struct ProjectResult: CommandResult {
  /// The name of the command.
  public static let command = "project"

  private let expression: Expression
  /// The narrowest peak or step of the function.
  private let narrowest: NarrowFeature?
  private let projection: Projection
  private let weightText: String
  /// Why an adaptive degree stopped where it did; nil for a given degree.
  private let chop: Chop?
  private let certificate: Certificate?
  /// Kinks and jumps found in the values of the function.
  private let edges: [Double]

  /// Projects a function onto orthogonal polynomials.
  ///
  /// - Parameters:
  ///   - function: an expression in x.
  ///   - interval: `A..B`.
  ///   - weight: an expression in x, when no basis is named.
  ///   - basis: the name of a family; by default the one of the interval.
  ///   - degree: the degree; nil for an adaptive one.
  ///   - precision: bits of certified coefficients and errors; nil for none.
  /// - Throws: `Failure` for bad input and for integrals that do not exist.
  public init(
    of function: Input, on interval: Input, weight: Input?, basis: Input?, degree: Int?,
    certified precision: Precision? = nil
  ) throws(Failure) {
    var problems = Problems()
    let expression = problems.collect { () throws(Failure) in try function.expression() }
    let domain = problems.collect { () throws(Failure) in try interval.interval() }
    try problems.check()
    guard let expression, let domain else { throw Failure([]) }
    self.expression = expression
    func chosen(_ degree: Int) throws(Failure) -> PolynomialBasis {
      if let weight { return try weight.generatedBasis(on: domain, degree: degree) }
      return try basis?.basis(on: domain) ?? PolynomialBasis.natural(on: domain)
    }
    let target = RealFunction(expression, on: domain)
    narrowest = target.features.min { $0.width < $1.width }
    if let degree {
      let basis = try chosen(degree)
      do {
        projection = try Projection(of: target, onto: basis, degree: degree)
      } catch {
        throw function.failure(error, of: expression, on: domain)
      }
      chop = nil
      edges = []
    } else {
      do {
        // Weights may lack high moments; 128 is also where people stop reading.
        let auto = try AdaptiveProjection(
          of: target, maximumDegree: weight == nil ? 512 : 128, basis: chosen)
        projection = auto.projection
        chop = auto.chop
        edges = auto.detectedEdges
      } catch {
        switch error {
        case .basis(let failure): throw failure
        case .integration(let error): throw function.failure(error, of: expression, on: domain)
        }
      }
    }
    weightText = weight?.text ?? projection.basis.weightText
    let found = projection
    certificate = try precision.map { precision throws(Failure) in
      try Self.certificate(function, found, interval, weight ?? basis ?? interval, precision)
    }
  }

  private static func certificate(
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

  /// Where an adaptive degree has not resolved the function.
  public var warnings: [Diagnostic] {
    guard let chop, case .unresolved = chop.reason else { return [] }
    let degree = projection.coefficients.count - 1
    guard let narrowest else {
      return [Diagnostic(.warning, "not resolved at degree \(degree): \(chop.explanation)")]
    }
    return [
      Diagnostic(
        .warning,
        "not resolved at degree \(degree): near x = \(significant(narrowest.place, 10)) the function changes within \(significant(narrowest.width, 2))"
      )
    ]
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    let errors = certificate?.errors ?? projection.errors
    return [
      "expression": .text(expression.description),
      "on": .text("\(projection.basis.interval)"),
      "basis": .text(projection.basis.name),
      "weight": .text(weightText),
      "degree": .integer(projection.coefficients.count - 1),
      "coefficients": .numbers(projection.coefficients),
      "orthonormalCoefficients": .numbers(projection.orthonormalCoefficients),
      "errors": .pairs([
        "l2": .number(errors.l2), "rms": .number(errors.rms), "sup": .number(errors.sup.size),
        "supAt": .number(errors.sup.x), "supOn": .text("\(projection.errors.supInterval)"),
      ]),
      "norm": .number(projection.norm),
      "digits": .integer(projection.digits),
      "digitsRelativeTo": .text("the largest orthonormal coefficient"),
      "chop": chop?.json ?? .null,
      "certified": certificate?.json ?? .null,
      "detectedEdges": .numbers(edges),
    ]
  }

  /// An error with the digits that double precision supports beside the norm of the function.
  private func words(_ error: Double, besides norm: Double) -> String {
    let noise = 16 * .ulpOfOne * norm
    guard error.isFinite, noise > 0, error < 1e4 * noise else { return significant(error, 4) }
    if error <= noise { return "at rounding level, below \(significant(noise, 1))" }
    return significant(error, max(1, min(4, wholeDigits(error / noise))))
  }

  private var supWords: String {
    let (sup, floor) = (projection.errors.sup, projection.errorCurve.noiseFloor)
    let part = projection.errors.supInterval
    if sup.size <= floor { return "at rounding level, below \(significant(floor, 1)) on \(part)" }
    let digits = sup.size < 1e4 * floor ? max(1, min(4, wholeDigits(sup.size / floor))) : 4
    return "\(significant(sup.size, digits))  at x = \(significant(sup.x)) on \(part)"
  }

  private var edgeLine: String {
    guard !edges.isEmpty else { return "" }
    let places = edges.map { significant($0, 10) }.joined(separator: ", ")
    return "edges      not smooth at x = \(places), by its values\n"
  }

  /// The most coefficients that are listed for people.
  private static let longestTable = 1200

  /// A table of coefficients, then the errors, each with its norm.
  public var text: String {
    let basis = projection.basis
    var table = TextTable(["k", "c_k", "orthonormal"], leading: [])
    let largest = projection.orthonormalCoefficients.reduce(0) { max($0, abs($1)) }
    let units = basis.classicalUnits(count: projection.coefficients.count)
    let certified = certificate?.words(of: "coefficients")
    let orthonormal = certificate?.words(of: "orthonormalCoefficients")
    let count = projection.coefficients.count
    for (k, pair) in zip(projection.coefficients, projection.orthonormalCoefficients).enumerated() {
      // Nobody reads thousands of lines; programs get them all as JSON.
      if count > Self.longestTable, k >= Self.longestTable / 2, k < count - Self.longestTable / 2 {
        if k == Self.longestTable / 2 { table.append(["...", "", ""]) }
        continue
      }
      if let certified, let orthonormal {
        table.append(["\(k)", certified[k], orthonormal[k]])
        continue
      }
      let digits = max(1, projection.digits)
      table.append([
        "\(k)", significant(pair.0, digits, beside: largest, unit: units[k]),
        significant(pair.1, digits, beside: largest),
      ])
    }
    if let certificate {
      return """
        \(expression) on \(basis.interval) in \(basis.name), weight \(weightText)
        \(table.text)
        \(certificate.lines(CertifiedNorms.titles).joined(separator: "\n"))

        """
    }
    let errors = projection.errors
    return """
      \(expression) on \(basis.interval) in \(basis.name), weight \(weightText)
      \(table.text)
      L2 error   \(words(errors.l2, besides: projection.norm))  (weighted)
      RMS error  \(words(errors.rms, besides: projection.norm * errors.rms / errors.l2))
      sup error  \(supWords)
      digits     \(projection.digits)  (of the largest orthonormal coefficient; all are known to that absolute error)
      \(chop.map { "degree     \(projection.coefficients.count - 1), \($0.explanation)\n" } ?? "")\(edgeLine)
      """
  }
}
