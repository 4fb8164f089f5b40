public import Encoding
import Approximation
import Exact
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
    input = try AnalysisInput(function, on: interval, mayMove: precision == nil)
    try input.requireBounded(function, interval)
    var factor: RealFunction?
    var formula: Expression?
    if let weight {
      let expression = try weight.expression()
      factor = input.frame.function(expression)
      formula = expression
      weightText = weight.text
    } else if isRelative {
      factor = input.function.reciprocalSize
      formula = Expression(1) / .call(.abs, input.expression)
      weightText = "1/|f|"
    } else {
      weightText = "1"
    }
    if let factor {
      let points = ChebyshevSeries.points(on: input.local, degree: 400)
      for x in points where !(factor(x) > 0 && factor(x) < .infinity) {
        throw (weight ?? function).failure(
          "the weight \(weightText) of the error is not positive and finite at x = "
            + input.frame.words(x, 10))
      }
      if isRelative, let zero = input.function.crossing(between: points) {
        throw function.failure(
          "the function is 0 near x = \(input.frame.words(zero, 10)), where the relative error of a polynomial is infinite",
          hint: "choose an interval without the zero, or leave out --relative")
      }
    }
    let best = MinimaxPolynomial(
      of: input.function, on: input.local, degree: degree, weight: factor)
    let name = weightText
    let named = formula.map { (expression: $0, name: name) }
    let proved = try precision.map { precision throws(Failure) in
      try MinimaxCertificate(
        of: function, on: interval, degree: degree, weight: named, from: best, precision)
    }
    // More bits of a polynomial's own rounding are no alternation.
    let isReproduced =
      best.isAtRoundingLevel
      && (input.expression.polynomial.map { $0.degree <= best.series.degree } ?? false)
    self.best = isReproduced ? best : proved?.best ?? best
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
      "errorAt": .number(input.frame.point(best.error.x)),
      "errorInDoubles": .number(best.errorInDoubles),
      "lowerBound": .number(best.lowerBound),
      "norm": .text(
        "max |\(weightText == "1" ? "f - p" : "(f - p) \(weightText)")| on \(input.domain)"),
      "atRoundingLevel": .flag(best.isAtRoundingLevel),
      "reproducedExactly": .flag(isExact),
      "reference": .numbers(input.frame.points(best.reference)),
      "origin": .number(input.frame.origin),
      "referenceOffsets": .numbers(best.reference),
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
      table.append(["\(k)", certified?[k] ?? words(c, beside: largest)])
    }
    return """
      \(input.expression) on \(input.range), best polynomial of degree \(best.series.degree)
      in the norm max |f - p|\(weightText == "1" ? "" : " times \(weightText)"), p = sum of c_k T_k(\(mapped))
      \(table.text)
      \(best.isAtRoundingLevel ? roundingLines : errorLines)

      """ + (certificate?.text ?? "")
  }

  /// A coefficient: with a tail it is known far below the rounding of the largest.
  private func words(_ coefficient: Double, beside largest: Double) -> String {
    guard best.chebyshevTails.contains(where: { $0 != 0 }) else {
      return significant(coefficient, 15, beside: largest)
    }
    let digits = supportedDigits(coefficient, beside: largest, 31)
    return digits < 1
      ? significant(coefficient, 31, beside: largest) : significant(coefficient, min(15, digits))
  }

  /// The error with the digits that are known, its bound, and where it alternates.
  private var errorLines: String {
    let known = best.chebyshevTails.contains { $0 != 0 }
    // Levelled in doubles, an error has the digits that stand above the rounding of values.
    let scale = input.function.largestSample(on: input.local)
    let digits =
      known ? 13 : max(1, min(13, wholeDigits(best.error.size / (8 * .ulpOfOne * scale))))
    let places =
      best.reference.isEmpty && best.chebyshevCoefficients.last == 0
      ? "alternates at fewer than \(best.series.degree + 2) points: it is of a lower degree"
      : wrapped(best.reference.map { input.frame.words($0) }, title: "alternates at", indent: 14)
    return """
      sup error    \(significant(best.error.size, digits))  \(known ? "(of the coefficients with their tails, see --json)" : "(computed in doubles)")
      in doubles   \(significant(best.errorInDoubles, digits))  (of the coefficients rounded to doubles)
      lower bound  \(significant(best.lowerBound, digits))  (no polynomial of the degree is better)
      \(places)
      """
  }

  /// What is known of an error that rounding hides.
  private var roundingLines: String {
    let size = significant(best.error.size, 2)
    let head =
      isExact
      ? "sup error    0  (the function is reproduced exactly: a polynomial of degree at most \(best.series.degree))"
      : "sup error    at rounding level, below \(size)  (nothing is known of where it alternates)"
    return head
      + "\nin doubles   "
      + (best.errorInDoubles == 0
        ? "0" : "below \(significant(best.errorInDoubles.nextUp, 2))")
      + "  (of the coefficients rounded to doubles)"
  }

  /// Whether the function is a polynomial of the degree or a smaller one.
  private var isExact: Bool {
    best.isAtRoundingLevel && weightText == "1"
      && (input.expression.polynomial.map { $0.degree <= best.series.degree } ?? false)
  }

  /// The variable of the Chebyshev polynomials.
  private var mapped: String {
    // An end such as pi stands as it was written where it is all that is needed.
    let end = String(input.range.split(separator: ".").last ?? "")
    if Double(end) == nil, end.allSatisfy(\.isLetter), input.frame.origin == 0 {
      if input.local.lower == -input.local.upper { return "x/\(end)" }
      if input.local.lower == 0 { return "2x/\(end) - 1" }
    }
    let half = input.local.upper / 2 - input.local.lower / 2
    let words = input.frame.words(input.local.midpoint, 15)
    let sign = words.hasPrefix("-") ? "+" : "-"
    let shifted = words == "0" ? "x" : "x \(sign) \(words.drop { $0 == "-" })"
    if half == 1 { return shifted }
    return (words == "0" ? shifted : "(\(shifted))") + "/\(significant(half, 15))"
  }
}

extension RealFunction {
  /// A zero with a change of sign between sorted points, none at a jump.
  fileprivate func crossing(between points: [Double]) -> Double? {
    let points = points.sorted()
    let scale = points.reduce(0) { max($0, abs(self($1))) }
    for (a, b) in zip(points, points.dropFirst()) where (self(a) < 0) != (self(b) < 0) {
      var (lower, upper) = (a, b)
      for _ in 0..<60 {
        let middle = lower / 2 + upper / 2
        if (self(middle) < 0) == (self(a) < 0) { lower = middle } else { upper = middle }
      }
      if min(abs(self(lower)), abs(self(upper))) < 1e-6 * scale { return upper }
    }
    return nil
  }
}
