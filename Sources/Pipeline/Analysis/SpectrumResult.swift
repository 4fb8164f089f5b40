public import Encoding
import Approximation
import Formula

/// One function in several bases, as `spectrum` prints it.
public struct SpectrumResult: TabularResult {
  /// The name of the command.
  public static let command = "spectrum"

  private let input: AnalysisInput
  private let spectra: [Spectrum]
  /// Bases that were asked for more than once.
  private let repeated: [String]

  /// Expands a function in bases that suit the interval.
  ///
  /// - Parameters:
  ///   - bases: names of families; by default Legendre and Chebyshev on finite intervals and the
  ///     interval's own family on others.
  ///   - count: how many coefficients.
  /// - Throws: `Failure` for bad input and integrals that do not exist.
  public init(of function: Input, on interval: Input, bases: [Input], count: Int) throws(Failure) {
    let input = try AnalysisInput(function, on: interval)
    self.input = input
    var chosen: [PolynomialBasis] = []
    var repeated: [String] = []
    for name in bases { chosen.append(try name.basis(on: input.local)) }
    var distinct: [PolynomialBasis] = []
    for basis in chosen {
      if distinct.contains(where: { $0.isSame(as: basis) }) {
        if !repeated.contains(basis.name) { repeated.append(basis.name) }
      } else {
        distinct.append(basis)
      }
    }
    chosen = distinct
    self.repeated = repeated
    if chosen.isEmpty {
      chosen = [PolynomialBasis.natural(on: input.local)]
      if let chebyshev = try? PolynomialBasis(.chebyshev(.first), on: input.local) {
        chosen.append(chebyshev)
      }
    }
    var spectra: [Spectrum] = []
    for basis in chosen {
      do {
        spectra.append(try Spectrum(of: input.function, in: basis, count: count))
      } catch {
        throw input.failure(error, function)
      }
    }
    self.spectra = spectra
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "expression": .text(input.expression.description),
      "on": .text("\(input.domain)"),
      "bases": .array(
        spectra.map { spectrum in
          .pairs([
            "basis": .text(spectrum.basis.name),
            "weight": .text(spectrum.basis.weightText(in: input.frame)),
            "coefficients": .numbers(spectrum.coefficients),
            "orthonormalCoefficients": .numbers(spectrum.orthonormalCoefficients),
            "digits": .integer(spectrum.digits),
            "digitsRelativeTo": .text("the largest orthonormal coefficient"),
            "energy": .numbers(spectrum.energy),
            "decay": spectrum.decay?.json ?? .null,
            "decayOf": .text("orthonormalCoefficients"),
            "regularity": .optional(spectrum.regularity?.words),
            "chop": spectrum.chop.json,
          ])
        }),
    ]
  }

  /// Bases that were asked for twice.
  public var warnings: [Diagnostic] {
    repeated.map {
      Diagnostic(.warning, "basis \($0) is listed more than once; one column is kept")
    }
  }

  /// One row for each degree.
  public var rows: (header: [String], cells: [[String]]) {
    let names = spectra.map(\.basis.name)
    let count = spectra.first?.coefficients.count ?? 0
    return (
      ["k"] + names.flatMap { [$0, $0 + " orthonormal"] },
      (0..<count).map { k in
        ["\(k)"]
          + spectra.flatMap { ["\($0.coefficients[k])", "\($0.orthonormalCoefficients[k])"] }
      }
    )
  }

  /// The coefficients side by side, then what they say.
  public var text: String {
    var table = TextTable(["k"] + spectra.map(\.basis.name), leading: [])
    let count = spectra.first?.coefficients.count ?? 0
    let units = spectra.map { $0.basis.classicalUnits(count: count) }
    for k in 0..<count {
      table.append(
        ["\(k)"]
          + zip(spectra, units).map { spectrum, units in spectrum.words(k, unit: units[k]) })
    }
    var lines = [
      "\(input.expression) on \(input.range), coefficients of the polynomials in classical normalisation",
      table.text,
    ]
    for spectrum in spectra {
      lines.append("\(spectrum.basis.name), weight \(spectrum.basis.weightText(in: input.frame))")
      lines.append("  digits  \(spectrum.digits), of the largest orthonormal coefficient")
      lines.append(
        "  decay   "
          + (spectrum.decay.map { "\($0.words), of the orthonormal coefficients" }
            ?? "not enough coefficients to tell"))
      if let regularity = spectrum.regularity { lines.append("  implies \(regularity.words)") }
      lines.append("  chop    keep \(spectrum.chop.count): \(spectrum.chop.explanation)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Spectrum {
  /// The classical coefficient of an index, with at most ten of the digits that are believed.
  fileprivate func words(_ k: Int, unit: Double) -> String {
    let largest = orthonormalCoefficients.reduce(0) { max($0, abs($1)) }
    let supported = supportedDigits(orthonormalCoefficients[k], beside: largest, digits)
    if supported > 10 { return significant(coefficients[k], 10) }
    return significant(coefficients[k], max(1, digits), beside: largest, unit: unit)
  }
}
