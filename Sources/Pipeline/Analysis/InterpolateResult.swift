public import Encoding
import Approximation
import Formula

/// A polynomial through points of a function, as `interpolate` prints it.
public struct InterpolateResult: CommandResult {
  /// The name of the command.
  public static let command = "interpolate"

  private let input: AnalysisInput
  private let result: Interpolation
  private let certificate: Certificate?

  /// Interpolates a function.
  ///
  /// - Throws: `Failure` for bad input.
  public init(
    of function: Input, on interval: Input, degree: Int, nodes: Input,
    certified precision: Precision? = nil
  ) throws(Failure) {
    input = try AnalysisInput(function, on: interval)
    try input.requireBounded(function, interval)
    guard let family = NodeFamily(rawValue: nodes.text) else {
      let names = NodeFamily.allCases.map(\.rawValue)
      throw nodes.failure(
        "unknown nodes '\(nodes.text)'", hint: "known: " + names.joined(separator: ", "))
    }
    do {
      result = try Interpolation(
        of: input.function, on: input.domain, degree: degree, nodes: family)
    } catch {
      throw function.failure(error, of: input.expression, on: input.domain)
    }
    let coefficients = result.series.coefficients
    certificate = try precision.map { precision throws(Failure) in
      try Certificate(of: function, on: interval, minus: coefficients, reference: [], precision)
    }
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "expression": .text(input.expression.description),
      "on": .text("\(input.domain)"),
      "degree": .integer(result.series.degree),
      "nodeFamily": .text(result.family.rawValue),
      "nodes": .numbers(result.interpolant.nodes),
      "values": .numbers(result.interpolant.values),
      "chebyshevCoefficients": .numbers(result.series.coefficients),
      "lebesgueConstant": .number(result.lebesgue.value),
      "errors": result.errors.json,
      "certified": certificate?.json ?? .null,
    ]
  }

  /// A table of nodes, then the errors.
  public var text: String {
    var table = TextTable(["node", "value", "k", "c_k (Chebyshev)"], leading: [])
    let p = result.interpolant
    let largest = result.series.coefficients.reduce(0) { max($0, abs($1)) }
    for k in p.nodes.indices {
      table.append([
        significant(p.nodes[k], 15), significant(p.values[k], 15), "\(k)",
        significant(result.series.coefficients[k], 15, beside: largest),
      ])
    }
    let errors = result.errors
    return """
      \(input.expression) on \(input.domain) interpolated in \(result.family.rawValue) points
      \(table.text)
      sup error          \(significant(errors.sup.size, 6))  at x = \(significant(errors.sup.x))
      RMS error          \(significant(errors.rms, 6))
      Lebesgue constant  \(significant(result.lebesgue.value, 6))  (error <= (1 + this) x best error)

      """ + (certificate?.text ?? "")
  }
}
