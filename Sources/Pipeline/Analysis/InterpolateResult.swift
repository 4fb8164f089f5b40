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
    input = try AnalysisInput(function, on: interval, mayMove: precision == nil)
    try input.requireBounded(function, interval)
    let family = try nodes.nodeFamily()
    do {
      result = try Interpolation(
        of: input.function, on: input.local, degree: degree, nodes: family)
    } catch {
      throw input.failure(error, function)
    }
    certificate = try precision.map { precision throws(Failure) in
      try Certificate(
        of: function, on: interval, interpolating: family, degree: degree, precision)
    }
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "expression": .text(input.expression.description),
      "on": .text("\(input.domain)"),
      "degree": .integer(result.series.degree),
      "nodeFamily": .text(result.family.rawValue),
      "nodes": .numbers(input.frame.points(result.interpolant.nodes)),
      "origin": .number(input.frame.origin),
      "nodeOffsets": .numbers(result.interpolant.nodes),
      "values": .numbers(result.interpolant.values),
      "chebyshevCoefficients": .numbers(result.series.coefficients),
      "lebesgueConstant": .number(result.lebesgue.value),
      "errors": result.errors.json(in: input.frame),
      "noise": .number(result.noise),
      "certified": certificate?.json ?? .null,
    ]
  }

  /// A table of nodes, then the errors.
  public var text: String {
    var table = TextTable(["node", "value", "k", "c_k (Chebyshev)"], leading: [])
    let p = result.interpolant
    let largest = result.series.coefficients.reduce(0) { max($0, abs($1)) }
    let digits = digitsAbove(result.noise, largest)
    let certified = certificate?.words(of: "chebyshevCoefficients")
    for k in p.nodes.indices {
      table.append([
        input.frame.words(p.nodes[k], 15), significant(p.values[k], 15), "\(k)",
        certified?[k] ?? significant(result.series.coefficients[k], digits, beside: largest),
      ])
    }
    let errors = result.errors
    return """
      \(input.expression) on \(input.range) interpolated in \(result.family.rawValue) points
      \(table.text)
      sup error          \(words(errors.sup.size))  (max |f - p|\(supPlace))
      RMS error          \(words(errors.rms))  (sqrt of the mean of (f - p)^2 over the interval)
      Lebesgue constant  \(significant(result.lebesgue.value, 6))  (error <= (1 + this) x best error)
      rounding           \(significant(result.noise, 2))  (of the values, times the Lebesgue constant)

      """ + (certificate?.text ?? "")
  }

  private var supPlace: String {
    let sup = result.errors.sup
    return sup.size > result.noise ? ", at x = \(input.frame.words(sup.x))" : ""
  }

  /// An error with the digits that stand above the rounding of the values.
  private func words(_ error: Double) -> String {
    let largest = result.interpolant.values.reduce(0) { max($0, abs($1)) }
    // Rounding above the function itself is no level to speak of.
    if result.noise > largest, !(error.isFinite && error > result.noise) {
      return "unknown: rounding alone may be "
        + (result.noise.isFinite ? significant(result.noise, 2) : "larger than doubles reach")
    }
    if error.isNaN || error.isInfinite { return significant(error) }
    if error <= result.noise {
      return "at rounding level, below \(significant(result.noise, 2))"
    }
    return significant(error, min(6, digitsAbove(result.noise, error)))
  }

  private func digitsAbove(_ noise: Double, _ value: Double) -> Int {
    guard noise > 0, value > noise else { return noise > 0 ? 1 : 15 }
    return max(1, min(15, wholeDigits(value / noise)))
  }
}
