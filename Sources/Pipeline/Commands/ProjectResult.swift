public import Encoding
import Approximation
import Exact
import Formula

/// A weighted least squares projection, as `project` prints it.
public struct ProjectResult: CommandResult {
  /// The name of the command.
  public static let command = "project"

  private let expression: Expression
  /// The interval as written, and the variable in which the projection stands.
  private let domain: Interval
  private let range: String
  private let frame: LocalFrame
  /// The narrowest peak or step of the function.
  private let narrowest: NarrowFeature?
  private let projection: Projection
  private let weightText: String
  /// Why an adaptive degree stopped where it did; nil for a given degree.
  private let chop: Chop?
  private let certificate: Certificate?
  /// Kinks and jumps found in the values of the function.
  private let edges: [Double]
  /// Kinks and jumps that the expression shows.
  private let kinks: [Double]

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
    self.domain = domain
    range = try interval.ends().words(domain)
    let frame = precision == nil ? LocalFrame(try interval.ends(), on: domain) : LocalFrame(domain)
    self.frame = frame
    func chosen(_ degree: Int) throws(Failure) -> PolynomialBasis {
      if let weight {
        return try weight.generatedBasis(in: frame, on: domain, degree: degree)
      }
      return try basis?.basis(on: frame.interval) ?? PolynomialBasis.natural(on: frame.interval)
    }
    let target = frame.function(expression)
    kinks = target.breakpoints(inside: frame.interval)
    narrowest = target.features.min { $0.width < $1.width }
    if let degree {
      let basis = try chosen(degree)
      do {
        projection = try Projection(of: target, onto: basis, degree: degree)
      } catch {
        throw function.failure(error.moved(by: frame.origin), of: expression, on: domain)
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
        case .integration(let error):
          throw function.failure(error.moved(by: frame.origin), of: expression, on: domain)
        }
      }
    }
    weightText = weight?.text ?? projection.basis.weightText(in: frame)
    let found = projection
    certificate = try precision.map { precision throws(Failure) in
      if let weight {
        return try Self.generatedCertificate(function, found, interval, weight, precision)
      }
      return try Self.certificate(function, found, interval, basis ?? interval, precision)
    }
  }

  /// Where an adaptive degree has not resolved the function.
  public var warnings: [Diagnostic] {
    guard let chop, case .unresolved = chop.reason else { return [] }
    let degree = projection.coefficients.count - 1
    guard let narrowest else {
      // Why stands below the table.
      return [
        Diagnostic(
          .warning, "not resolved at degree \(degree), the highest that is tried",
          hint: unsmoothPlaces.isEmpty
            ? nil
            : "the function is not smooth at x = \(unsmoothPlaces): its coefficients fall like a power of the degree, and no degree resolves it"
        )
      ]
    }
    return [
      Diagnostic(
        .warning,
        "not resolved at degree \(degree): near x = \(frame.words(narrowest.place, 10)) the function changes within \(significant(narrowest.width, 2))"
      )
    ]
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    let errors = certificate?.errors ?? projection.errors
    return [
      "expression": .text(expression.description),
      "on": .text("\(domain)"),
      "basis": .text(projection.basis.name),
      "weight": .text(weightText),
      "degree": .integer(projection.coefficients.count - 1),
      "coefficients": .numbers(projection.coefficients),
      "orthonormalCoefficients": .numbers(projection.orthonormalCoefficients),
      "errors": .pairs([
        "l2": .number(errors.l2), "rms": .number(errors.rms), "sup": .number(errors.sup.size),
        "supAt": .number(frame.point(errors.sup.x)),
        "supOn": .text(frame.words(projection.errors.supInterval)),
        "noise": .number(projection.errors.noise),
      ]),
      "norm": .number(projection.norm),
      "digits": .integer(projection.digits),
      "digitsRelativeTo": .text("the largest orthonormal coefficient"),
      "chop": chop?.json ?? .null,
      "certified": certificate?.json ?? .null,
      "detectedEdges": .numbers(frame.points(edges)),
      "origin": .number(frame.origin),
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
    let shown = projection.errors.supInterval
    let part = shown == frame.interval ? range : frame.words(shown)
    if sup.size <= floor { return "at rounding level, below \(significant(floor, 1)) on \(part)" }
    let digits = sup.size < 1e4 * floor ? max(1, min(4, wholeDigits(sup.size / floor))) : 4
    return "\(significant(sup.size, digits))  at x = \(frame.words(sup.x)) on \(part)"
  }

  private var edgePlaces: String {
    edges.map { frame.words($0, 10) }.joined(separator: ", ")
  }

  private var unsmoothPlaces: String {
    (edges + kinks).prefix(4).map { frame.words($0, 10) }.joined(separator: ", ")
  }

  private var edgeLine: String {
    edges.isEmpty ? "" : "edges      not smooth at x = \(edgePlaces), by its values\n"
  }

  /// Why an adaptive degree stopped.
  private var degreeLine: String {
    chop.map {
      "degree     \(projection.coefficients.count - 1), \($0.explanation)\(certificate == nil ? "" : ", in doubles")\n"
    } ?? ""
  }

  /// The most coefficients that are listed for people, and how many of a longer list.
  private static let (longestTable, head, tail) = (100, 40, 10)

  /// A table of coefficients, then the errors, each with its norm.
  public var text: String {
    let basis = projection.basis
    var table = TextTable(["k", "c_k", "orthonormal"], leading: [])
    let largest = projection.orthonormalCoefficients.reduce(0) { max($0, abs($1)) }
    let units = basis.classicalUnits(count: projection.coefficients.count)
    let omitted = projection.coefficients.count - Self.head - Self.tail
    let omission =
      projection.coefficients.count > Self.longestTable
      ? "... k = \(Self.head) to \(Self.head + omitted - 1), \(omitted) lines, in --json\n" : ""
    let certified = certificate?.words(of: "coefficients")
    let orthonormal = certificate?.words(of: "orthonormalCoefficients")
    let count = projection.coefficients.count
    for (k, pair) in zip(projection.coefficients, projection.orthonormalCoefficients).enumerated() {
      // Nobody reads hundreds of lines; programs get them all as JSON.
      if count > Self.longestTable, k >= Self.head, k < count - Self.tail {
        if k == Self.head { table.append(["...", "", ""]) }
        continue
      }
      if let certified, let orthonormal {
        table.append(["\(k)", certified[k], orthonormal[k]])
        continue
      }
      let digits = max(1, projection.digits)
      let isLost = pair.0 == 0 && pair.1 != 0
      table.append([
        "\(k)",
        isLost ? "|.| < 1e-308" : significant(pair.0, digits, beside: largest, unit: units[k]),
        significant(pair.1, digits, beside: largest),
      ])
    }
    if let certificate {
      return """
        \(expression) on \(range) in \(basis.name), weight \(weightText)
        \(table.text)\(omission)
        \(degreeLine)\(edgeLine)\(certificate.lines(CertifiedNorms.titles).joined(separator: "\n"))

        """
    }
    let errors = projection.errors
    return """
      \(expression) on \(range) in \(basis.name), weight \(weightText)
      \(table.text)\(omission)
      L2 error   \(words(errors.l2, besides: projection.norm))  (weighted)
      RMS error  \(words(errors.rms, besides: projection.norm * errors.rms / errors.l2))
      sup error  \(supWords)
      digits     \(projection.digits)  (of the largest orthonormal coefficient; all are known to that absolute error)
      \(degreeLine)\(edgeLine)
      """
  }
}
