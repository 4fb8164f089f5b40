public import Encoding
import Approximation
import Formula
import Networks

/// All methods against degree and number of parameters, as `compare` prints them.
public struct CompareResult: TabularResult {
  /// The name of the command.
  public static let command = "compare"

  private let input: AnalysisInput
  private let table: [ComparisonRow]
  private let basisName: String

  /// Compares the methods.
  ///
  /// - Parameters:
  ///   - degrees: the degrees of polynomials.
  ///   - depths: the depths of chains of squares; fitted on finite intervals only.
  ///   - basis: the projection's family and the norm of the L² errors.
  ///   - seed: what the starts of the fits are drawn from.
  /// - Throws: `Failure` for bad input and integrals that do not exist.
  public init(
    of function: Input, on interval: Input, degrees: Input, depths: Input?, basis: Input?,
    seed: UInt64
  ) throws(Failure) {
    let input = try AnalysisInput(function, on: interval)
    self.input = input
    let chosen = try basis?.basis(on: input.domain) ?? PolynomialBasis.natural(on: input.domain)
    basisName = chosen.name
    let degreeList = try degrees.integers(in: 0...200)
    let depthList = try depths?.integers(in: 1...8) ?? []
    if input.domain.isFinite { try input.requireBounded(function, interval) }
    let center = input.domain.contains(0) ? 0 : input.domain.isFinite ? input.domain.midpoint : 1
    do {
      let comparison = try Comparison(of: input.function, in: chosen, degrees: degreeList) { n in
        (try? input.expression.series(at: center, order: n)).map {
          TaylorPolynomial(center: center, coefficients: $0.coefficients)
        }
      }
      var rows = comparison.rows
      if input.domain.isFinite {
        for (name, family) in chainFamilies(depthList) {
          let fit = FitProblem(family, to: input.function, on: input.domain, seed: seed).run()
          let errors = try ErrorNorms(
            of: input.function, minus: RealFunction { fit.chain($0) }, in: chosen,
            degree: family.degree ?? 16)
          rows.append(
            ComparisonRow(
              method: name, degree: family.degree ?? 0, parameters: family.freeParameters,
              errors: errors))
        }
      }
      table = rows
    } catch {
      throw function.failure(error.message)
    }
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "expression": .text(input.expression.description),
      "on": .text("\(input.domain)"),
      "basis": .text(basisName),
      "rows": .array(
        table.map { row in
          .pairs([
            "method": .text(row.method), "degree": .integer(row.degree),
            "parameters": .integer(row.parameters), "sup": .number(row.errors.sup.size),
            "rms": .number(row.errors.rms), "l2": .number(row.errors.l2),
            "supAt": .number(row.errors.sup.x),
          ])
        }),
    ]
  }

  /// The table in full digits.
  public var rows: (header: [String], cells: [[String]]) {
    (
      ["method", "degree", "parameters", "sup", "rms", "l2"],
      table.map { row in
        [
          row.method, "\(row.degree)", "\(row.parameters)", "\(row.errors.sup.size)",
          "\(row.errors.rms)", "\(row.errors.l2)",
        ]
      }
    )
  }

  /// The table for people.
  public var text: String {
    var lines = TextTable(["method", "degree", "parameters", "sup", "RMS", "L2"])
    for row in table {
      lines.append([
        row.method, "\(row.degree)", "\(row.parameters)", significant(row.errors.sup.size, 5),
        significant(row.errors.rms, 5), significant(row.errors.l2, 5),
      ])
    }
    return """
      \(input.expression) on \(input.domain), RMS and L2 in the weight of \(basisName)
      \(lines.text)
      """
  }
}

/// Chains of squares: the bare residual chain, and the one with biases and an affine head.
private func chainFamilies(_ depths: [Int]) -> [(String, ChainFamily)] {
  depths.map { ("residual chain", ChainFamily(activation: .square, isResidual: true, depth: $0)) }
    + depths.map { depth in
      (
        "chain with biases",
        ChainFamily(
          activation: .square, isResidual: true, depth: depth, hasBiases: true, hasHead: true)
      )
    }
}
