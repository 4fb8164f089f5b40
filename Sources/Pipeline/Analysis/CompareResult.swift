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
  private let trends: [ComparisonTrend]
  /// Why there are no Taylor polynomials; nil where there are.
  private let taylorFault: String?
  private let basisName: String
  /// The centre of the Taylor polynomials.
  private let center: Double
  /// Ends of the interval near which the function is unbounded.
  private let unboundedEnds: [Double]

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
    let ends = try input.unboundedEnds(function, interval)
    unboundedEnds = ends
    var center = input.domain.contains(0) ? 0 : input.domain.isFinite ? input.domain.midpoint : 1
    // A function that is singular at an end is expanded about the middle.
    if ends.contains(center) { center = input.domain.midpoint }
    do {
      _ = try input.expression.series(at: center, order: 0)
      taylorFault = nil
    } catch {
      taylorFault = "no Taylor polynomials at x = \(significant(center)): \(error)"
    }
    self.center = center
    do {
      let comparison = try Comparison(
        of: input.function, in: chosen, degrees: degreeList, isBounded: ends.isEmpty
      ) { [center] n in
        (try? input.expression.series(at: center, order: n)).map {
          TaylorPolynomial(center: center, coefficients: $0.coefficients)
        }
      }
      var rows = comparison.rows
      if input.domain.isFinite, ends.isEmpty {
        for (name, family) in chainFamilies(depthList) {
          let fit = FitProblem(family, to: input.function, on: input.domain, seed: seed).run()
          rows.append(
            ComparisonRow(
              method: name, degree: family.degree ?? 0, parameters: family.freeParameters,
              outcome: Result { () throws(IntegrationError) in
                try ErrorNorms(
                  of: input.function, minus: RealFunction { fit.chain($0) }, in: chosen,
                  degree: family.degree ?? 16)
              }))
        }
      }
      table = rows
      trends = comparison.trends
    } catch {
      throw function.failure(error, of: input.expression, on: input.domain)
    }
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "expression": .text(input.expression.description),
      "on": .text("\(input.domain)"),
      "basis": .text(basisName),
      "center": .number(center),
      "rows": .array(
        table.map { row in
          .pairs([
            "method": .text(row.method), "degree": .integer(row.degree),
            "parameters": .integer(row.parameters), "sup": .optional(row.errors?.sup.size),
            "rms": .optional(row.errors?.rms), "l2": .optional(row.errors?.l2),
            "supAt": .optional(row.errors?.sup.x),
            "supOn": .optional(row.errors.map { "\($0.supInterval)" }),
            "reason": .optional(row.reason),
          ])
        }),
      "convergence": .array(
        trends.map { trend in
          .pairs([
            "method": .text(trend.method), "decay": trend.decay?.json ?? .null,
            "regularity": .optional(trend.regularity?.words),
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
          row.method, "\(row.degree)", "\(row.parameters)",
          row.errors.map { "\($0.sup.size)" } ?? "", row.errors.map { "\($0.rms)" } ?? "",
          row.errors.map { "\($0.l2)" } ?? "",
        ]
      }
    )
  }

  /// The table for people.
  public var text: String {
    var lines = TextTable(["method", "degree", "parameters", "sup", "RMS", "L2"])
    for row in table {
      let sizes = row.errors.map { [$0.sup.size, $0.rms, $0.l2].map { significant($0, 5) } }
      lines.append(
        [row.method, "\(row.degree)", "\(row.parameters)"] + (sizes ?? ["-", "-", "-"]))
    }
    var laws = TextTable(["method", "sup error falls", "which implies"], leading: [0, 1, 2])
    for trend in trends {
      guard let decay = trend.decay else { continue }
      laws.append([trend.method, decay.words(of: "n"), trend.regularity?.words ?? ""])
    }
    return """
      \(input.expression) on \(input.domain), RMS and L2 in the weight of \(basisName)\(scope)
      \(lines.text)\(trends.contains { $0.decay != nil } ? "\n" + laws.text : "")
      """
  }
}

extension CompareResult {
  /// Where the sup errors were taken and Taylor's centre, where the interval does not say.
  private var scope: String {
    var parts: [String] = []
    if !input.domain.isFinite, let part = table.lazy.compactMap({ $0.errors?.supInterval }).first {
      parts.append("sup on \(part)")
    }
    if taylorFault == nil { parts.append("taylor at \(significant(center))") }
    return parts.isEmpty ? "" : "\n" + parts.joined(separator: ", ")
  }

  /// What is missing from the table, and why.
  public var warnings: [Diagnostic] {
    var lines = taylorFault.map { [$0] } ?? []
    if let end = unboundedEnds.first {
      lines.append(
        "the function is unbounded near x = \(significant(end)): no polynomial has a finite sup error, and minimax, Bernstein and rational approximations are left out"
      )
    }
    for row in table {
      if let reason = row.reason {
        lines.append("\(row.method) of degree \(row.degree): \(reason)")
      }
    }
    return lines.map { Diagnostic(.warning, $0) }
  }
}

extension ComparisonRow {
  /// Why there are no errors; nil where there are.
  fileprivate var reason: String? {
    if case .failure(let error) = outcome { error.message } else { nil }
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
