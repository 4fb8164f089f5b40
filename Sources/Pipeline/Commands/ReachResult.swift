public import Encoding
import Approximation
import Formula
import Networks

/// What stands between a family of chains and a function, as `reach` prints it.
public struct ReachResult: CommandResult {
  /// The name of the command.
  public static let command = "reach"

  private let expression: Expression
  private let interval: Interval
  private let family: ChainFamily
  private let obstructions: [Obstruction]

  /// Looks for obstructions, whatever the depth.
  ///
  /// - Parameters:
  ///   - function: an expression in x.
  ///   - interval: a finite `A..B`.
  ///   - activation: the activation's name, or a polynomial in x.
  ///   - residual: whether every layer adds its input.
  ///   - bias: whether the chains have biases and an affine head.
  /// - Throws: `Failure` for bad input and for functions that are not finite on the interval.
  public init(
    of function: Input, on interval: Input, activation: Input, residual: Bool, bias: Bool
  ) throws(Failure) {
    var problems = Problems()
    let expression = problems.collect { () throws(Failure) in try function.expression() }
    let domain = problems.collect { () throws(Failure) in try interval.finiteInterval() }
    let name = problems.collect { () throws(Failure) in try activation.activation() }
    try problems.check()
    guard let expression, let domain, let name else { throw Failure([]) }
    if let point = expression.unboundedPoint(on: domain) {
      throw function.failure(
        "the function is not finite everywhere on \(domain)",
        hint: "near x = \(significant(point, 6)); nothing is certified across such a point")
    }
    self.expression = expression
    self.interval = domain
    family = ChainFamily(
      activation: name, isResidual: residual, depth: 1, hasBiases: bias, hasHead: bias)
    obstructions = Reach(expression, on: domain, family).obstructions
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "expression": .text(expression.description),
      "on": .text("\(interval)"),
      "activation": .text(family.activation.description),
      "residual": .flag(family.isResidual),
      "bias": .flag(family.hasBiases),
      "obstructions": .array(
        obstructions.map { found in
          .pairs([
            "kind": .text(found.kind.rawValue), "statement": .text(found.statement),
            "forbids": .text(found.forbids.rawValue), "evidence": .text(found.evidence),
            "at": .optional(found.point),
          ])
        }),
    ]
  }

  /// One paragraph per obstruction.
  public var text: String {
    let found = obstructions.map { found in
      "\(found.kind.rawValue) (forbids \(found.forbids.rawValue))\n  \(found.statement)\n  Here: \(found.evidence).\n"
    }
    let isBarred = obstructions.contains { $0.kind != .parameters }
    let close = "Nothing \(found.isEmpty ? "" : "else ")found; this is no promise of a good fit.\n"
    return (isBarred ? found : found + [close])
      .joined(separator: "\n")
  }
}

extension Input {
  /// The text as a finite interval.
  ///
  /// - Throws: `Failure` when it is none.
  func finiteInterval() throws(Failure) -> Interval {
    let interval = try interval()
    guard interval.isFinite else {
      throw failure("the interval must be finite", hint: "such as -1..1")
    }
    return interval
  }

  /// The text as an activation.
  ///
  /// - Throws: `Failure` with the nearest known name.
  func activation() throws(Failure) -> Activation {
    guard let activation = Activation(text) else { throw unknownActivation }
    return activation
  }
}
