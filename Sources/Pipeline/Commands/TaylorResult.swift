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
  /// - Throws: `Failure` for bad input and where the function is not analytic.
  public init(of function: Input, at center: Input, degree: Int, on interval: Input?)
    throws(Failure)
  {
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
        of: expression, at: point.value, exact: point.exact, degree: degree)
      peanoOrder = try TaylorAnalysis.peanoOrder(
        of: expression, at: point.value, degree: degree)
    } catch {
      throw Failure(
        "no Taylor series: \(error)", at: function.location(of: error.range), hint: error.hint)
    }
    bound = try range.map { range throws(Failure) in
      guard range.isFinite, let interval else { throw function.failure("the interval is infinite") }
      guard range.contains(point.value) else {
        throw interval.failure("the centre \(point.value) lies outside \(range)")
      }
      let value = expression.taylorRemainder(
        at: point.value, degree: degree, on: range.lower...range.upper)?.bound
      guard let value else {
        throw interval.failure(
          "no bound: the function could not be enclosed on \(range)",
          hint: "the interval has to stay inside the region where the function is analytic")
      }
      return RemainderBound(interval: range, value: value)
    }
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "expression": .text(expression.description),
      "at": .number(center.value),
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
        "bound": .optional(bound?.value),
        "on": .optional(bound.map { "\($0.interval)" }),
      ]),
    ]
  }

  private var peano: String? {
    let base = step
    return peanoOrder.map { "o(" + ($0 == 1 ? base : $0 == 0 ? "1" : "\(base)^\($0)") + ")" }
  }

  private var step: String { powerBase(of: center.value) }

  /// A table of coefficients, then radius and remainder.
  public var text: String {
    var table = TextTable(
      analysis.exact == nil ? ["k", "coefficient"] : ["k", "exact", "coefficient"], leading: [])
    for (power, coefficient) in analysis.coefficients.enumerated() {
      let number = significant(coefficient, 15)
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
    if let bound {
      lines.append(
        "|remainder| <= \(significant(bound.value, 4)) on \(bound.interval)  (rigorous)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Singularity.Kind {
  fileprivate var title: String {
    switch self {
    case .pole: "pole"
    case .branchPoint: "branch point"
    case .kink: "kink"
    }
  }
}
