public import Encoding
import Approximation
import Formula

/// The orthogonal polynomials of a weight, as `orthogonal` prints them.
public struct OrthogonalResult: TabularResult {
  /// The name of the command.
  public static let command = "orthogonal"

  private let system: OrthogonalSystem
  private let weightText: String
  private let domain: Interval
  /// The variable of nodes and coefficients.
  private let frame: LocalFrame
  private let certificate: Certificate?

  /// Builds the first polynomials of a weight or of a classical family, and a rule with fixed ends.
  ///
  /// - Parameter precision: bits of certified coefficients; nil for none.
  /// - Throws: `Failure` for bad input, weights without moments and infinite ends that are to be
  ///   nodes.
  public init(
    on interval: Input, weight: Input?, basis: Input?, count: Int, rule: RuleName = .gauss,
    fixed: EndName? = nil, certified precision: Precision? = nil
  ) throws(Failure) {
    domain = try interval.interval()
    frame = LocalFrame(try interval.ends(), on: domain)
    let kind = try rule.kind(fixed, on: domain, interval)
    let chosen: PolynomialBasis
    if let weight {
      // The Gauss rule of `count` nodes needs moments to 2·count − 1 only.
      chosen = try weight.generatedBasis(in: frame, on: domain, degree: count - 1)
      weightText = weight.text
    } else {
      chosen = try basis?.basis(on: frame.interval) ?? PolynomialBasis.natural(on: frame.interval)
      weightText = chosen.weightText(in: frame)
    }
    system = OrthogonalSystem(chosen, count: count, rule: kind)
    certificate = try precision.map { precision throws(Failure) in
      try Self.certificate(chosen, count, interval, weight, precision)
    }
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "on": .text("\(domain)"),
      "basis": .text(system.basis.name),
      "weight": .text(weightText),
      "count": .integer(system.alpha.count),
      "origin": .number(frame.origin),
      "alpha": .numbers(frame.points(system.alpha)),
      "alphaOffsets": .numbers(system.alpha),
      "beta": .numbers(system.beta),
      "logBeta": .numbers(system.logBeta),
      "rule": .text(system.kind.name),
      "fixedNodes": .numbers(frame.points(system.fixedNodes)),
      "exactDegree": .integer(system.kind.exactDegree(count: system.rule.count)),
      "nodes": .numbers(frame.points(system.rule.nodes)),
      "nodeOffsets": .numbers(system.rule.nodes),
      "weights": .numbers(system.rule.weights),
      "logWeights": .numbers(system.rule.logWeights),
      "defect": .number(system.defect),
      "digits": .array(system.digits.map(JSON.integer)),
      "digitsRelativeTo": .text("alpha to sqrt(beta), beta and weights to themselves"),
      "indeterminate": .flag(system.looksIndeterminate),
      "certified": certificate?.json ?? .null,
      "largestMoment": system.basis.generated?.largestMoment.map(JSON.integer) ?? .null,
    ]
  }

  /// What may make expansions fail to converge.
  public var warnings: [Diagnostic] {
    if let order = system.basis.generated?.largestMoment {
      return [
        Diagnostic(
          .warning,
          "the weight has moments up to order \(order) only, which allows \((order + 1) / 2) orthogonal polynomials: they are no complete system"
        )
      ]
    }
    guard system.looksIndeterminate else { return [] }
    return [
      Diagnostic(
        .warning,
        "the moment problem of this weight looks indeterminate: polynomials may not be dense")
    ]
  }

  /// One row for each index: recurrence and rule with all their digits.
  public var rows: (header: [String], cells: [[String]]) {
    let rule = system.rule
    return (
      ["k", "alpha", "beta", "logBeta", "node", "weight", "logWeight", "digits"],
      system.alpha.indices.map { k in
        ["\(k)", frame.decimal(system.alpha[k]), "\(system.beta[k])", "\(system.logBeta[k])"]
          + [frame.decimal(rule.nodes[k]), "\(rule.weights[k])", "\(rule.logWeights[k])"]
          + ["\(system.digits[k])"]
      }
    )
  }

  /// Recurrence and Gauss rule side by side.
  public var text: String {
    // Enclosed numbers have the digits that they show.
    let digitsColumn = certificate == nil ? ["digits"] : []
    var table = TextTable(
      ["k", "alpha", "beta"] + digitsColumn + ["node", "weight"], leading: [])
    let alpha = certificate?.words(of: "alpha")
    let beta = certificate?.words(of: "beta")
    for k in system.alpha.indices {
      let digits = max(1, system.digits[k])
      let weight = system.rule.weights[k]
      var cells = [
        "\(k)", alpha?[k] ?? frame.words(system.alpha[k], digits),
        beta?[k]
          ?? (system.beta[k].isNormal
            ? significant(system.beta[k], digits)
            : "exp(\(significant(system.logBeta[k], min(digits + 2, 15))))"),
      ]
      if certificate == nil { cells.append("\(system.digits[k])") }
      cells += [
        frame.words(system.rule.nodes[k], min(digits, 15)),
        weight > 0
          ? significant(weight, min(digits, 15))
          : "exp(\(significant(system.rule.logWeights[k], 12)))",
      ]
      table.append(cells)
    }
    return """
      monic polynomials on \(domain), \(system.basis.name), weight \(weightText)
      p_(k+1) = (x - alpha_k) p_k - beta_k p_(k-1), beta_0 = total weight
      \(certificate == nil ? "digits: of alpha_k relative to sqrt(beta_k), of beta_k relative to itself\n" : "")\
      \(ruleWords)
      \(table.text)
      \(certificate.map { "certified  (every digit of alpha and beta is right; \($0.bits) bits; nodes and weights in doubles)\n" } ?? "")\
      defect  \(significant(system.defect, 2))  (largest |<p_i, p_j> - delta_ij| of \(defectScope))

      """
  }

  private var ruleWords: String {
    let degree = system.kind.exactDegree(count: system.rule.count)
    let ends = system.fixedNodes.map { "x = \(frame.words($0, 15))" }.joined(separator: " and ")
    let exact = "exact to degree \(degree)"
    return system.kind == .gauss
      ? "nodes and weights: Gauss rule, \(exact)"
      : "nodes and weights: Gauss-\(system.kind.word) rule, \(ends) fixed, \(exact)"
  }

  private var defectScope: String {
    switch system.alpha.count {
    case ...200: "the normalised ones"
    case ...2000: "200 of the normalised ones"
    default: "the first 50 normalised ones"
    }
  }
}
