public import Encoding
import Approximation
import Exact
import Formula

/// A weighted least squares projection, as `project` prints it.
public struct ProjectResult: CommandResult {
  /// The name of the command.
  public static let command = "project"

  private let expression: Expression
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
    weightText = weight?.text ?? projection.basis.family?.weightDescription ?? "1"
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
    let domain = try interval.certifiedInterval()
    guard let family = projection.basis.family else {
      throw basis.failure(
        "the polynomials of a general weight are not certified",
        hint: "name a classical family with --basis")
    }
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
      "chop": chop?.json ?? .null,
      "certified": certificate?.json ?? .null,
      "detectedEdges": .numbers(edges),
    ]
  }

  private var edgeLine: String {
    guard !edges.isEmpty else { return "" }
    let places = edges.map { significant($0, 10) }.joined(separator: ", ")
    return "edges      not smooth at x = \(places), by its values\n"
  }

  /// A table of coefficients, then the errors, each with its norm.
  public var text: String {
    let basis = projection.basis
    var table = TextTable(["k", "c_k", "orthonormal"], leading: [])
    let largest = projection.orthonormalCoefficients.reduce(0) { max($0, abs($1)) }
    let certified = certificate?.words(of: "coefficients")
    let orthonormal = certificate?.words(of: "orthonormalCoefficients")
    for (k, pair) in zip(projection.coefficients, projection.orthonormalCoefficients).enumerated() {
      if let certified, let orthonormal {
        table.append(["\(k)", certified[k], orthonormal[k]])
        continue
      }
      let digits = supportedDigits(pair.1, beside: largest, max(1, projection.digits))
      table.append(
        ["\(k)"]
          + (digits < 1 ? ["0", "0"] : [significant(pair.0, digits), significant(pair.1, digits)]))
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
      L2 error   \(significant(errors.l2, 4))  (weighted)
      RMS error  \(significant(errors.rms, 4))
      sup error  \(significant(errors.sup.size, 4))  at x = \(significant(errors.sup.x)) on \(errors.supInterval)
      digits     \(projection.digits)  (relative to the largest coefficient)
      \(chop.map { "degree     \(projection.coefficients.count - 1), \($0.explanation)\n" } ?? "")\(edgeLine)
      """
  }
}

extension Input {
  /// The text as a weight with its own orthonormal polynomials.
  ///
  /// - Throws: `Failure` for weights that are negative or have no moments.
  func generatedBasis(on domain: Interval, degree: Int) throws(Failure) -> PolynomialBasis {
    let weight = Weight(try expression(), on: domain)
    do {
      return try PolynomialBasis(weight: weight, on: domain, degree: degree)
    } catch {
      throw failure(error.message)
    }
  }
}

extension PolynomialBasis {
  /// The family's name, or what tells that the polynomials were generated.
  var name: String { family.map { "\($0)" } ?? "generated" }

  /// The family an interval suggests: Legendre, Laguerre or Hermite (probabilists').
  static func natural(on interval: Interval) -> PolynomialBasis {
    let family: OrthogonalFamily =
      switch interval.kind {
      case .finite: .legendre
      case .infinite: .hermiteE
      case .boundedBelow, .boundedAbove: .laguerre(0)
      }
    // The family was chosen by the shape of the interval, so it always fits.
    guard let basis = try? PolynomialBasis(family, on: interval) else {
      preconditionFailure("\(family) does not fit \(interval)")
    }
    return basis
  }
}
