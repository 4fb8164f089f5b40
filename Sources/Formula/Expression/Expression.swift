public import Exact

/// A real function of one variable x, as the author wrote it.
///
/// The language is described at ``init(parsing:)``. Rational constants stay exact; evaluation in
/// double precision, complex evaluation, power series, break points and printing all read the same
/// list of nodes. Two expressions are equal when they were built the same way (`x + 1` and `1 + x`
/// are different), whatever white space they were written with.
public struct Expression: Sendable {
  /// The steps as written, children before parents, the root last.
  let nodes: [Node]
  /// Where each step stands in ``text``, in UTF-8 offsets; nil for built expressions.
  let ranges: [Range<Int>?]
  /// The steps after exact constant folding and rewriting, which every analysis reads.
  let core: [Node]
  /// Where each step of ``core`` comes from.
  let coreRanges: [Range<Int>?]
  /// The instruction list that evaluates this expression in double precision.
  public let compiled: CompiledExpression
  /// The text this expression was parsed from, nil for one built in code.
  public let text: String?

  init(arena: NodeArena, root: Int, text: String? = nil) {
    (nodes, ranges) = arena.reachable(from: root)
    (core, coreRanges) = Self.simplified(nodes, ranges)
    compiled = CompiledExpression(core)
    self.text = text
  }

  /// Index of the root in ``core``.
  var coreRoot: Int { core.count - 1 }
}

extension Expression: Hashable {
  /// Whether both were built the same way.
  public static func == (a: Self, b: Self) -> Bool { a.nodes == b.nodes }

  /// Feeds the steps.
  public func hash(into hasher: inout Hasher) { hasher.combine(nodes) }
}

extension Expression: CustomStringConvertible {
  /// The expression in the input language.
  public var description: String { text ?? source }
}

extension Expression {
  /// Whether x does not occur.
  public var isConstant: Bool { !nodes.contains(.variable) }

  /// The value of an expression without x: exact when rational, nil when x occurs.
  public var constantValue: ConstantValue? {
    guard isConstant else { return nil }
    if case .number(let exact) = core[coreRoot] {
      return ConstantValue(value: exact.doubleValue, exact: exact)
    }
    return ConstantValue(value: self(0), exact: nil)
  }
}

/// The value of an expression without x.
public struct ConstantValue: Hashable, Sendable {
  /// The value, correctly rounded where ``exact`` is known.
  public let value: Double
  /// The value as a fraction, nil when it is irrational, infinite or not recognised as rational.
  public let exact: Rational?
}
