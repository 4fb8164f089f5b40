public import Encoding
import Approximation
import ComplexModule
import Exact
import Formula

/// A Taylor polynomial with its series' radius and remainder, as `taylor` prints it.
public struct TaylorResult: CommandResult {
  /// The name of the command.
  public static let command = "taylor"

  private let expression: Expression
  private let center: ConstantValue
  private let analysis: TaylorAnalysis
  private let peanoOrder: Int?
  private let bound: RemainderBound?
  private let certificate: Certificate?

  /// A rigorous bound of the remainder on an interval.
  private struct RemainderBound: Sendable {
    let interval: Interval
    let value: Double
  }

  /// Expands a function about a centre.
  ///
  /// - Parameters:
  ///   - function: an expression in x.
  ///   - center: a constant expression.
  ///   - degree: the degree.
  ///   - interval: where to bound the remainder, `A..B`.
  ///   - precision: bits of certified coefficients and errors; nil for none.
  /// - Throws: `Failure` for bad input and where the function is not analytic.
  public init(
    of function: Input, at center: Input, degree: Int, on interval: Input?,
    certified precision: Precision? = nil
  ) throws(Failure) {
    var problems = Problems()
    let expression = problems.collect { () throws(Failure) in try function.expression() }
    let point = problems.collect { () throws(Failure) in try center.finiteConstant() }
    let range = problems.collect { () throws(Failure) in try interval?.interval() }
    try problems.check()
    guard let expression, let point, let range else { throw Failure([]) }
    self.expression = expression
    self.center = point
    do {
      analysis = try TaylorAnalysis(
        of: expression, at: point.value, exact: point.exact,
        written: try? center.constantExpression(), degree: degree)
      peanoOrder = analysis.peanoOrder(of: expression)
    } catch {
      if case .undefined = error.kind, let exact = point.exact,
        let size = expression.overflow(at: exact, order: degree)
      {
        throw function.failure(
          "no Taylor series in doubles: a coefficient at x = \(center.text) is about \(size), beyond their range"
        )
      }
      throw Failure(
        "no Taylor series: \(error)", at: function.location(of: error.range), hint: error.hint)
    }
    bound = try range.flatMap { range throws(Failure) -> RemainderBound? in
      guard range.isFinite, let interval else {
        throw (interval ?? function).failure("the remainder is bounded on finite intervals only")
      }
      guard range.contains(point.value) else {
        throw interval.failure("the centre \(point.value) lies outside \(range)")
      }
      let value = expression.taylorRemainder(
        at: point.value, degree: degree, on: range.lower...range.upper)?.bound
      guard let value else {
        // Certified errors say more than a bound, and reach beyond kinks.
        guard precision == nil else { return nil }
        throw interval.failure(
          "no bound: the function could not be enclosed on \(range)",
          hint: "the interval has to stay inside the region where the function is analytic")
      }
      return RemainderBound(interval: range, value: value)
    }
    certificate = try precision.map { precision throws(Failure) in
      try Self.certificate(function, center, degree, interval, precision)
    }
  }

  private static func certificate(
    _ function: Input, _ center: Input, _ degree: Int, _ interval: Input?, _ precision: Precision
  ) throws(Failure) -> Certificate {
    let expression = try function.expression()
    let point = try center.constantExpression()
    let domain = try interval.map { interval throws(Failure) in try interval.certifiedInterval() }
    do {
      let (taylor, bits) = try precision.run(
        { (taylor: CertifiedTaylor) in
          (
            taylor.coefficients, Precision.errors(taylor.norms, of: expression, degree: degree)
          )
        },
        { bits throws(CertifiedTaylor.Fault) in
          try CertifiedTaylor(
            of: expression, at: point, degree: degree, on: domain, bits: bits)
        })
      return Certificate(
        [(key: "coefficients", .many(taylor.coefficients))] + (taylor.norms?.entries ?? []),
        bits: bits, precision: precision)
    } catch {
      switch error {
      case .certification(let fault):
        throw domain.map { fault.failure(of: function, on: $0) } ?? function.failure("\(fault)")
      case .series(let fault):
        throw Failure("no certified series: \(fault)", at: function.location(of: fault.range))
      }
    }
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "expression": .text(expression.description),
      "at": .number(center.value),
      "center": .text(centerText),
      "degree": .integer(analysis.coefficients.count - 1),
      "coefficients": .numbers(analysis.coefficients),
      "exact": analysis.exact.map { .texts($0.map(\.description)) } ?? .null,
      "radius": .number(analysis.convergence.radius),
      "radiusEvidence": .text(analysis.convergence.evidence.rawValue),
      "nearestSingularity": .array(
        analysis.convergence.nearest.map { singularity in
          .pairs([
            "re": .number(singularity.location.real),
            "im": .number(singularity.location.imaginary),
            "kind": .text(singularity.kind.rawValue),
            "of": .text(singularity.subexpression),
          ])
        }),
      "remainder": .pairs([
        "order": .optional(peanoOrder),
        "peano": .optional(peano),
        "exact": .flag(peanoOrder == nil),
        "bound": .optional(bound?.value),
        "on": .optional(bound.map { "\($0.interval)" }),
      ]),
      "certified": certificate?.json ?? .null,
    ]
  }

  /// Where a function without further powers is the polynomial.
  private var exactRange: String {
    let radius = analysis.convergence.radius
    guard radius.isFinite else { return "  (the function is this polynomial)" }
    return "  (the function is this polynomial for |\(distance)| < \(significant(radius, 12)))"
  }

  /// The step without its parentheses.
  private var distance: String {
    step.hasPrefix("(") && step.hasSuffix(")") ? String(step.dropFirst().dropLast()) : step
  }

  private var peano: String? {
    let base = step
    return peanoOrder.map { "o(" + ($0 == 1 ? base : $0 == 0 ? "1" : "\(base)^\($0)") + ")" }
  }

  /// The centre as written where a double does not hold it: coefficients belong to that point.
  private var centerText: String {
    analysis.center?.description ?? "\(center.value)"
  }

  private var step: String {
    let isDouble = center.exact.map { $0 == Rational(exactly: center.value) } ?? false
    guard !isDouble, let written = analysis.center?.description else {
      return powerBase(of: center.value)
    }
    let isOneTerm = written.allSatisfy { $0.isLetter || $0.isNumber || "*/^.()".contains($0) }
    return isOneTerm ? "(x - \(written))" : "(x - (\(written)))"
  }

  /// A table of coefficients, then radius and remainder.
  public var text: String {
    var table = TextTable(
      analysis.exact == nil ? ["k", "coefficient"] : ["k", "exact", "coefficient"], leading: [])
    let certified = certificate?.words(of: "coefficients")
    for (power, coefficient) in analysis.coefficients.enumerated() {
      let number = certified?[power] ?? significant(coefficient, 15)
      table.append(
        analysis.exact.map { ["\(power)", $0[power].description, number] }
          ?? ["\(power)", number])
    }
    var lines = ["\(expression) in powers of \(step)", table.text]
    let convergence = analysis.convergence
    lines.append(
      "radius of convergence  \(significant(convergence.radius, 12))"
        + (convergence.isDecided ? "" : "  (estimated from the coefficients)"))
    for singularity in convergence.nearest {
      let place = singularity.location
      let imaginary =
        place.imaginary == 0
        ? ""
        : " \(place.imaginary < 0 ? "-" : "+") "
          + "\(significant(abs(place.imaginary), 12))i"
      lines.append(
        "  \(singularity.kind.title) of \(singularity.subexpression) at "
          + significant(place.real, 12) + imaginary)
    }
    if let peano { lines.append("remainder              \(peano)") }
    if peano == nil { lines.append("remainder              0\(exactRange)") }
    if let bound {
      lines.append(
        "|remainder| <= \(significant(bound.value, 4)) on \(bound.interval)  (rigorous)")
    }
    if let certificate { lines += certificate.lines(CertifiedNorms.titles) }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Singularity.Kind {
  fileprivate var title: String {
    switch self {
    case .pole: "pole"
    case .branchPoint: "branch point"
    case .kink: "kink"
    case .jump: "jump"
    }
  }
}
