public import Encoding
import Approximation
import Formula
import Networks

/// A chain fitted to a function, as `fit` prints it.
public struct FitResult: CommandResult {
  /// The name of the command.
  public static let command = "fit"

  private let expression: Expression
  private let interval: Interval
  private let seed: UInt64
  private let fit: Fit

  /// Fits a chain in the mean square.
  ///
  /// - Parameters:
  ///   - function: an expression in x.
  ///   - interval: a finite `A..B`.
  ///   - activation: the activation's name, or a polynomial in x.
  ///   - depth: the number of layers.
  ///   - residual: whether every layer adds its input.
  ///   - bias: whether the chain has biases and an affine head.
  ///   - starts: the number of starts.
  ///   - seed: what the random starts are drawn from.
  ///   - progress: called with the number of finished starts; answering false ends the fit.
  /// - Throws: `Failure` for bad input and for functions without finite values on the interval.
  public init(
    of function: Input, on interval: Input, activation: Input, depth: Int, residual: Bool,
    bias: Bool, starts: Int, seed: UInt64, progress: (Int) -> Bool = { _ in true }
  ) throws(Failure) {
    var problems = Problems()
    let expression = problems.collect { () throws(Failure) in try function.expression() }
    let domain = problems.collect { () throws(Failure) in try interval.finiteInterval() }
    let name = problems.collect { () throws(Failure) in try activation.activation() }
    try problems.check()
    guard let expression, let domain, let name else { throw Failure([]) }
    self.expression = expression
    self.interval = domain
    self.seed = seed
    let family = ChainFamily(
      activation: name, isResidual: residual, depth: depth, hasBiases: bias, hasHead: bias)
    let samples = (0...64).map { domain.lower + domain.length * (Double($0) + 0.5) / 65 }
    guard samples.dropLast().allSatisfy({ expression($0).isFinite }) else {
      throw function.failure("the function is not finite everywhere on \(domain)")
    }
    let target = RealFunction(expression, on: domain)
    fit = FitProblem(family, to: target, on: domain, starts: starts, seed: seed).run(
      progress: progress)
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    let family = fit.chain.family
    let spread = fit.spread
    return [
      "expression": .text(expression.description),
      "on": .text("\(interval)"),
      "activation": .text(family.activation.description),
      "residual": .flag(family.isResidual),
      "bias": .flag(family.hasBiases),
      "depth": .integer(family.depth),
      "seed": .text(String(seed)),
      "weights": .numbers(fit.chain.weights),
      "biases": .numbers(fit.chain.biases),
      "head": family.hasHead
        ? .numbers([fit.chain.head.scale, fit.chain.head.offset]) : .null,
      "rms": .number(fit.rms),
      "sup": .number(fit.sup.size),
      "supAt": .number(fit.sup.x),
      "degree": .optional(fit.degree),
      "freeParameters": .integer(family.freeParameters),
      "bestPolynomialRms": .optional(fit.bestPolynomialRms),
      "starts": .array(
        fit.starts.map { start in
          .pairs([
            "index": .integer(start.index), "rms": .number(start.rms),
            "iterations": .integer(start.iterations), "converged": .flag(start.isConverged),
          ])
        }),
      "spread": .pairs([
        "best": .number(spread.best), "median": .number(spread.median),
        "worst": .number(spread.worst), "nearBest": .integer(spread.nearBest),
      ]),
      "converged": .flag(fit.isConverged),
    ]
  }

  /// A fit that did not come to rest says so.
  public var warnings: [Diagnostic] {
    fit.isConverged
      ? [] : [Diagnostic(.warning, "the best start did not come to rest at a stationary point")]
  }

  /// The layers, then the errors, each with its norm.
  public var text: String {
    let (chain, family) = (fit.chain, fit.chain.family)
    var table = TextTable(family.hasBiases ? ["i", "w_i", "b_i"] : ["i", "w_i"], leading: [])
    for (index, weight) in chain.weights.enumerated() {
      var row = ["\(index + 1)", significant(weight, 10)]
      if family.hasBiases { row.append(significant(chain.biases[index], 10)) }
      table.append(row)
    }
    var lines = [table.text]
    if family.hasHead {
      lines.append(
        "head      \(significant(chain.head.scale, 10)) F + \(significant(chain.head.offset, 10))")
    }
    lines.append("rms       \(significant(fit.rms, 6)) on \(interval), weight 1")
    lines.append("sup       \(significant(fit.sup.size, 6)) at x = \(significant(fit.sup.x, 6))")
    if let degree = fit.degree, let floor = fit.bestPolynomialRms {
      lines.append("best      \(significant(floor, 6)) rms of any polynomial of degree \(degree)")
    }
    let spread = fit.spread
    lines.append(
      "starts    \(fit.starts.count): best \(significant(spread.best, 4)), median "
        + "\(significant(spread.median, 4)), worst \(significant(spread.worst, 4)); "
        + "\(spread.nearBest) within 1 % of the best")
    return lines.joined(separator: "\n") + "\n"
  }
}
