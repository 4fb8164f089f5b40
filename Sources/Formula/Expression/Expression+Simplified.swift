import Exact

extension Expression {
  /// Folds rational constants exactly and rewrites synonyms, so that analyses meet fewer cases.
  ///
  /// e^g becomes exp(g), g^(1/2) becomes sqrt(g), identity(g) becomes g, square(g) becomes g²;
  /// `if` with a decided condition becomes its branch. Nothing that could change a value at any
  /// real x is rewritten: 0·g stays. O(size).
  static func simplified(
    _ nodes: [Node], _ ranges: [Range<Int>?]
  ) -> (nodes: [Node], ranges: [Range<Int>?]) {
    var arena = NodeArena()
    var moved: [Int] = []
    for (node, range) in zip(nodes, ranges) {
      let node = node.mapOperands { moved[$0] }
      let numbers = node.operands.map { operand -> Rational? in
        guard case .number(let value) = arena.nodes[operand] else { return nil }
        return value
      }
      if let kept = alias(of: node, numbers, arena.nodes) {
        moved.append(kept)
      } else {
        let rewritten = rewrite(node, numbers, &arena)
        moved.append(arena.index(of: rewritten, at: range))
      }
    }
    return arena.reachable(from: moved[moved.count - 1])
  }

  /// The operand a node is equal to, if it is one.
  private static func alias(of node: Node, _ numbers: [Rational?], _ nodes: [Node]) -> Int? {
    switch node {
    case .negate(let a):
      guard case .negate(let inner) = nodes[a] else { return nil }
      return inner
    case .call(.identity, let a): return a
    case .binary(.multiply, let a, let b):
      if numbers[0] == 1 { return b }
      return numbers[1] == 1 ? a : nil
    case .binary(.divide, let a, _), .binary(.power, let a, _):
      return numbers[1] == 1 ? a : nil
    case .choose(_, let then, let otherwise):
      guard let decided = numbers[0] else { return nil }
      return decided.isZero ? otherwise : then
    default: return nil
    }
  }

  private static func rewrite(
    _ node: Node, _ numbers: [Rational?], _ arena: inout NodeArena
  ) -> Node {
    if let value = ExactFolding.value(of: node, numbers) { return .number(value) }
    switch node {
    case .call(.square, let a):
      return .binary(.power, a, arena.index(of: .number(2)))
    case .binary(.power, let a, let b):
      if arena.nodes[a] == .constant(.e) { return .call(.exp, b) }
      return numbers[1] == Rational(1, 2) ? .call(.sqrt, a) : node
    default:
      return node
    }
  }
}
