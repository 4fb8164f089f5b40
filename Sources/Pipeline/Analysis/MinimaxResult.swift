public import Encoding
import Approximation
import Formula

/// A best polynomial in the sup norm, as `minimax` prints it.
public struct MinimaxResult: CommandResult {
  /// The name of the command.
  public static let command = "minimax"

  private let input: AnalysisInput
  private let best: MinimaxPolynomial
  private let weightText: String
  private let certificate: Certificate?

  /// Finds the best polynomial of a degree.
  ///
  /// - Parameters:
  ///   - weight: an expression u(x) > 0 in max |(f − p) u|.
  ///   - isRelative: whether u is 1/|f|.
  ///   - precision: bits of certified errors; nil for none.
  /// - Throws: `Failure` for bad input.
  public init(
    of function: Input, on interval: Input, degree: Int, weight: Input?, isRelative: Bool,
    certified precision: Precision? = nil
  ) throws(Failure) {
    input = try AnalysisInput(function, on: interval)
    try input.requireBounded(function, interval)
    var factor: RealFunction?
    if let weight {
      let expression = try weight.expression()
      factor = RealFunction(expression, on: input.domain)
      weightText = weight.text
    } else if isRelative {
      factor = input.function.reciprocalSize
      weightText = "1/|f|"
    } else {
      weightText = "1"
    }
    if let factor {
      let points = ChebyshevSeries.points(on: input.domain, degree: 400)
      for x in points where !(factor(x) > 0 && factor(x) < .infinity) {
        throw (weight ?? function).failure(
          "the weight \(weightText) of the error is not positive and finite at x = "
            + significant(x, 10))
      }
    }
    let best = MinimaxPolynomial(
      of: input.function, on: input.domain, degree: degree, weight: factor)
    let proved = try precision.map { precision throws(Failure) in
      guard !isRelative, weight == nil else {
        throw (weight ?? function).failure("weighted errors are not certified")
      }
      return try MinimaxCertificate(
        of: function, on: interval, degree: degree, from: best, precision)
    }
    self.best = proved?.best ?? best
    certificate = proved?.certificate
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "expression": .text(input.expression.description),
      "on": .text("\(input.domain)"),
      "degree": .integer(best.series.degree),
      "errorWeight": .text(weightText),
      "chebyshevCoefficients": .numbers(best.chebyshevCoefficients),
      "chebyshevTails": .numbers(best.chebyshevTails),
      "error": .number(best.error.size),
      "errorAt": .number(best.error.x),
      "errorInDoubles": .number(best.errorInDoubles),
      "lowerBound": .number(best.lowerBound),
      "reference": .numbers(best.reference),
      "parity": .optional(best.parity?.rawValue),
      "iterations": .integer(best.iterations),
      "converged": .flag(best.converged),
      "certified": certificate?.json ?? .null,
    ]
  }

  /// Says so when bound and error do not meet.
  public var warnings: [Diagnostic] {
    best.converged
      ? []
      : [
        Diagnostic(
          .warning, "error and lower bound do not meet: the polynomial may not be the best")
      ]
  }

  /// Coefficients, then error and bound.
  public var text: String {
    var table = TextTable(["k", "c_k (Chebyshev)"], leading: [])
    let largest = best.chebyshevCoefficients.reduce(0) { max($0, abs($1)) }
    let certified = certificate?.words(of: "chebyshevCoefficients")
    for (k, c) in best.chebyshevCoefficients.enumerated() {
      table.append(["\(k)", certified?[k] ?? significant(c, 15, beside: largest)])
    }
    return """
      \(input.expression) on \(input.domain), best polynomial of degree \(best.series.degree)
      \(table.text)
      sup error    \(significant(best.error.size, 13))  (times \(weightText))
      in doubles   \(significant(best.errorInDoubles, 13))  (of the coefficients rounded to doubles)
      lower bound  \(significant(best.lowerBound, 13))  (no polynomial of the degree is better)
      alternates at \(best.reference.map { significant($0, 6) }.joined(separator: ", "))

      """ + (certificate?.text ?? "")
  }
}
