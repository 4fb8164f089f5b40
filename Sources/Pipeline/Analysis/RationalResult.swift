public import Encoding
import Approximation
import ComplexModule
import Formula

/// A rational approximation, as `rational` prints it.
public struct RationalResult: CommandResult {
  /// The name of the command.
  public static let command = "rational"

  /// How the rational function is made.
  public enum Method: Sendable {
    /// AAA to a tolerance relative to the largest value.
    case aaa(tolerance: Double)
    /// Padé's approximant of a type about a centre.
    case pade(Int, Int, center: Input)
    /// The best function of a type.
    case minimax(Int, Int)
  }

  private let input: AnalysisInput
  private let methodName: String
  private let type: (Int, Int)
  private let poles: [Complex<Double>]
  private let residues: [Complex<Double>]
  private let zeros: [Complex<Double>]
  private let error: Extremum
  private let polesInside: [Double]
  private let extra: [(key: String, value: JSON)]
  private let converged: Bool

  /// Approximates a function.
  ///
  /// - Throws: `Failure` for bad input and where there is no such approximation.
  public init(of function: Input, on interval: Input, method: Method) throws(Failure) {
    let input = try AnalysisInput(function, on: interval)
    try input.requireBounded(function, interval)
    self.input = input
    switch method {
    case .aaa(let tolerance):
      let r = RationalApproximation(of: input.function, on: input.domain, tolerance: tolerance)
      methodName = "aaa"
      type = (r.degree, r.degree)
      (poles, residues, zeros) = (r.poles, r.residues, r.zeros)
      (error, polesInside, converged) = (r.error, r.polesInside, r.converged)
      extra = [
        ("tolerance", .number(tolerance)), ("nodes", .numbers(r.rational.nodes)),
        ("values", .numbers(r.rational.values)), ("weights", .numbers(r.rational.weights)),
        ("history", .numbers(r.history)),
      ]
    case .pade(let l, let m, let center):
      let c = try center.finiteConstant().value
      let series: [Double]
      do {
        series = try input.expression.series(at: c, order: l + m).coefficients
      } catch {
        throw function.failure("no Taylor series at \(c): \(error)", hint: error.hint)
      }
      let r = PadeApproximant(
        taylor: series, center: c, numeratorDegree: l, denominatorDegree: m)
      methodName = "pade"
      type = (r.numerator.count - 1, r.denominator.count - 1)
      (poles, zeros) = (r.poles, r.zeros)
      residues = r.poles.map { r.residue(at: $0) }
      polesInside = realPoles(r.poles, input.domain)
      error =
        polesInside.isEmpty
        ? ErrorCurve(of: input.function, minus: r.function, on: input.domain, degree: l + m).sup
        : Extremum(x: polesInside[0], value: .infinity)
      converged = polesInside.isEmpty
      extra = [
        ("at", .number(c)), ("numerator", .numbers(r.numerator)),
        ("denominator", .numbers(r.denominator)),
      ]
    case .minimax(let m, let n):
      guard
        let r = RationalMinimax(
          of: input.function, on: input.domain, numeratorDegree: m, denominatorDegree: n)
      else {
        throw function.failure(
          "no best rational function of type (\(m), \(n)) was found without poles",
          hint: "try a smaller type, or --aaa")
      }
      methodName = "minimax"
      type = (m, n)
      (poles, zeros) = (r.poles, r.zeros)
      residues = r.poles.map { r.residue(at: $0) }
      (error, converged) = (r.error, r.converged)
      polesInside = realPoles(r.poles, input.domain)
      extra = [("lowerBound", .number(r.lowerBound)), ("reference", .numbers(r.reference))]
    }
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "expression": .text(input.expression.description),
      "on": .text("\(input.domain)"),
      "method": .text(methodName),
      "type": .array([.integer(type.0), .integer(type.1)]),
      "poles": .array(poles.map(\.json)),
      "residues": .array(residues.map(\.json)),
      "zeros": .array(zeros.map(\.json)),
      "error": .number(error.size),
      "errorAt": .number(error.x),
      "polesInside": .numbers(polesInside),
      "converged": .flag(converged),
      "details": .object(extra),
    ]
  }

  /// Tolerances missed and poles turned down.
  public var warnings: [Diagnostic] {
    guard !converged else { return [] }
    let reason =
      polesInside.isEmpty
      ? "the tolerance was not met"
      : "there are poles on the interval, at "
        + polesInside.prefix(4).map { significant($0, 6) }.joined(separator: ", ")
    return [Diagnostic(.warning, reason)]
  }

  /// Poles with residues, zeros, then the error.
  public var text: String {
    var table = TextTable(["pole", "residue"], leading: [])
    for (pole, residue) in zip(poles, residues) { table.append([pole.words, residue.words]) }
    return """
      \(input.expression) on \(input.domain), type (\(type.0), \(type.1)) by \(methodName)
      \(table.text)
      zeros      \(zeros.map(\.words).joined(separator: ", "))
      sup error  \(significant(error.size, 6))  at x = \(significant(error.x))

      """
  }
}

private func realPoles(_ poles: [Complex<Double>], _ interval: Interval) -> [Double] {
  poles.filter { abs($0.imaginary) <= 1e-12 * interval.length && interval.contains($0.real) }
    .map(\.real)
}

extension Complex<Double> {
  fileprivate var json: JSON { .pairs(["re": .number(real), "im": .number(imaginary)]) }

  fileprivate var words: String {
    if imaginary == 0 { return significant(real, 10) }
    return significant(real, 10) + (imaginary < 0 ? " - " : " + ")
      + significant(abs(imaginary), 10) + "i"
  }
}
