public import Encoding
import Approximation
import Formula
import Networks

/// All methods against degree and number of parameters, as `compare` prints them.
public struct CompareResult: TabularResult {
  /// The name of the command.
  public static let command = "compare"

  let input: AnalysisInput
  let table: [ComparisonRow]
  let trends: [ComparisonTrend]
  let gaps: [ComparisonGap]
  /// Numbers that a list holds twice, in words.
  let repetitions: [String]
  /// Why there are no Taylor polynomials; nil where there are.
  let taylorFault: String?
  let basisName: String
  let weightText: String
  /// The centre of the Taylor polynomials.
  let center: Double
  /// Ends of the interval near which the function is unbounded.
  let unboundedEnds: [Double]
  /// The enclosures of the polynomial rows; nil where none were asked for.
  let certified: CertifiedComparison?

  /// Compares the methods.
  ///
  /// - Parameters:
  ///   - degrees: the degrees of polynomials.
  ///   - depths: the depths of chains of squares; fitted on finite intervals only.
  ///   - basis: the projection's family and the norm of the L² errors.
  ///   - seed: what the starts of the fits are drawn from.
  ///   - precision: bits of certified errors of polynomials; nil for none.
  /// - Throws: `Failure` for bad input and integrals that do not exist.
  public init(
    of function: Input, on interval: Input, degrees: Input, depths: Input?, basis: Input?,
    seed: UInt64, certified precision: Precision? = nil
  ) throws(Failure) {
    // Chains are functions of x itself.
    let input = try AnalysisInput(
      function, on: interval, mayMove: depths == nil && precision == nil)
    self.input = input
    let chosen = try basis?.basis(on: input.local) ?? PolynomialBasis.natural(on: input.local)
    basisName = chosen.name
    weightText = chosen.weightText(in: input.frame)
    let degreeList = try degrees.integers(in: 0...200)
    let depthList = try depths?.integers(in: 1...8) ?? []
    repetitions =
      [("degree", degreeList), ("depth", depthList)].compactMap { repetition(of: $1, called: $0) }
    let ends = try input.unboundedEnds(function, interval)
    unboundedEnds = ends
    let frame = input.frame
    let start = input.domain.isFinite ? input.local.midpoint : frame.isMoved ? input.local.lower : 1
    var center = input.domain.contains(0) ? 0 : start.isFinite ? start : input.local.upper
    // A function that is singular at an end is expanded about the middle.
    if ends.contains(center) { center = input.local.midpoint }
    let expression = input.localExpression
    do {
      _ = try expression.series(at: center, order: 0)
      taylorFault = nil
    } catch {
      taylorFault = "no Taylor polynomials at x = \(frame.words(center)): \(error)"
    }
    self.center = center
    let found: [ComparisonRow]
    let laws: [ComparisonTrend]
    do {
      let comparison = try Comparison(
        of: input.function, in: chosen, degrees: degreeList, isBounded: ends.isEmpty
      ) { [center] n in
        (try? expression.series(at: center, order: n)).map {
          TaylorPolynomial(center: center, coefficients: $0.coefficients)
        }
      }
      var rows = comparison.rows
      if input.domain.isFinite, ends.isEmpty {
        for (name, family) in chainFamilies(Set(depthList).sorted()) {
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
      found = rows
      laws = comparison.trends
      gaps = comparison.gaps
    } catch {
      throw input.failure(error, function)
    }
    certified = try precision.map { [center] precision throws(Failure) in
      try CertifiedComparison(
        found, of: function, on: interval, basis: chosen, center: center, precision)
    }
    table = certified?.rows ?? found
    trends = certified.map { $0.trends(laws, in: chosen) } ?? laws
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "expression": .text(input.expression.description),
      "on": .text("\(input.domain)"),
      "basis": .text(basisName),
      "weight": .text(weightText),
      "norms": .pairs([
        "sup": .text("max |f - p| over supOn"), "l2": .text("sqrt(integral of (f - p)^2 w)"),
        "rms": .text("l2 / sqrt(integral of w)"),
        "noise": .text("sup and rms below it are rounding"),
      ]),
      "center": .number(input.frame.point(center)),
      "omitted": .array(
        gaps.map {
          .pairs([
            "method": .text($0.method), "degree": .integer($0.degree),
            "reason": .text($0.reason.words),
          ])
        }),
      "rows": .array(
        table.map { row in
          .pairs([
            "method": .text(row.method), "degree": .integer(row.degree),
            "parameters": .integer(row.parameters),
            "type": row.type.map { .array([.integer($0.numerator), .integer($0.denominator)]) }
              ?? .null,
            "sup": .optional(row.errors?.sup.size),
            "rms": .optional(row.errors?.rms), "l2": .optional(row.errors?.l2),
            "supAt": .optional(row.errors.map { input.frame.point($0.sup.x) }),
            "supOn": .optional(row.errors.map { input.frame.words($0.supInterval) }),
            "noise": .optional(row.errors?.noise),
            "reason": .optional(row.reason),
            "certified": certified?.certificates[
              CertifiedComparison.Key(method: row.method, degree: row.degree)]?.json ?? .null,
          ])
        }),
      "convergence": .array(
        trends.map { trend in
          .pairs([
            "method": .text(trend.method), "decay": trend.decay?.json ?? .null,
            "regularity": .optional(trend.regularity?.words),
            "reason": .optional(lawGap(of: trend)?.rawValue),
          ])
        }),
    ]
  }

  /// The table in full digits, with certified ones where there are any.
  ///
  /// Errors below `noise` are rounding.
  public var rows: (header: [String], cells: [[String]]) {
    (
      [
        "method", "degree", "parameters", "numerator", "denominator", "sup", "rms", "l2", "noise",
        "digits",
      ],
      table.map { row in
        let certificate = certified?.certificates[
          CertifiedComparison.Key(method: row.method, degree: row.degree)]
        func cell(_ key: String, _ value: Double?) -> String {
          certificate?.decimal(of: key) ?? value.map { "\($0)" } ?? ""
        }
        return [
          row.method, "\(row.degree)", "\(row.parameters)",
          row.type.map { "\($0.numerator)" } ?? "", row.type.map { "\($0.denominator)" } ?? "",
          cell("sup", row.errors?.sup.size), cell("rms", row.errors?.rms),
          cell("l2", row.errors?.l2), row.errors.map { "\($0.noise)" } ?? "",
          certificate?.digits.map { "\($0)" } ?? "",
        ]
      }
    )
  }
}

/// What is said of a list that holds a number more than once; nil where none does.
private func repetition(of list: [Int], called name: String) -> String? {
  let repeated = Set(list).filter { value in list.count { $0 == value } > 1 }.sorted()
  guard let first = repeated.first else { return nil }
  return repeated.count == 1
    ? "\(name) \(first) is listed more than once; one row is kept"
    : "\(name)s \(repeated.map(String.init).joined(separator: ", ")) are listed more than once; one row each is kept"
}

extension ComparisonRow {
  /// Why there are no errors; nil where there are.
  var reason: String? {
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
