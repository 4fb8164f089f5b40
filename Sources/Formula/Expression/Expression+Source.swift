import Exact

extension Expression {
  /// The expression in the input language: reading it back gives an expression of the same meaning.
  ///
  /// Products are written with `*`, brackets only where precedence asks for them.
  /// O(length of the result).
  public var source: String {
    var printer = SourcePrinter(nodes: nodes)
    return printer.print(nodes.count - 1)
  }

  /// One step's subexpression in the input language.
  func source(ofCore index: Int) -> String {
    var printer = SourcePrinter(nodes: core)
    return printer.print(index)
  }
}

/// Writes nodes as text with an explicit stack, so that long sums cost no call depth.
private struct SourcePrinter {
  let nodes: [Node]
  private var output = ""
  private var pending: [Item] = []

  private enum Item {
    case text(String)
    /// A node, in brackets when its outermost operator binds less tightly than `minimum`.
    case node(Int, minimum: Int)
  }

  init(nodes: [Node]) {
    self.nodes = nodes
  }

  mutating func print(_ root: Int) -> String {
    pending.append(.node(root, minimum: 0))
    while let item = pending.popLast() {
      switch item {
      case .text(let text): output += text
      case .node(let index, let minimum):
        let items = items(nodes[index])
        let bracketed = strength(nodes[index]) < minimum
        let all = bracketed ? [.text("(")] + items + [.text(")")] : items
        pending.append(contentsOf: all.reversed())
      }
    }
    return output
  }

  /// How tightly the outermost operator binds; 6 is an operand.
  private func strength(_ node: Node) -> Int {
    switch node {
    case .number(let value): value.sign < 0 ? 4 : value.isInteger ? 6 : 3
    case .negate: 4
    case .binary(.add, _, _), .binary(.subtract, _, _): 2
    case .binary(.multiply, _, _), .binary(.divide, _, _): 3
    case .binary(.power, _, _): 5
    case .binary(let operation, _, _): operation.isComparison ? 1 : 6
    default: 6
    }
  }

  private func items(_ node: Node) -> [Item] {
    switch node {
    case .variable: [.text("x")]
    case .constant(let constant): [.text(constant.rawValue)]
    case .number(let value): [.text(value.description)]
    case .negate(let a): [.text("-"), .node(a, minimum: 5)]
    case .call(let function, let a): call(function.rawValue, [a])
    case .besselJ(let order, let a):
      [.text("besselj(\(order), "), .node(a, minimum: 0), .text(")")]
    case .choose(let c, let a, let b): call("if", [c, a, b])
    case .binary(let operation, let a, let b): binary(operation, a, b)
    }
  }

  private func call(_ name: String, _ arguments: [Int]) -> [Item] {
    var items: [Item] = [.text(name + "(")]
    for (place, argument) in arguments.enumerated() {
      if place > 0 { items.append(.text(", ")) }
      items.append(.node(argument, minimum: 0))
    }
    return items + [.text(")")]
  }

  private func binary(_ operation: Operation, _ a: Int, _ b: Int) -> [Item] {
    switch operation {
    case .power: return [.node(a, minimum: 6), .text("^"), .node(b, minimum: 4)]
    case .minimum: return call("min", [a, b])
    case .maximum: return call("max", [a, b])
    default:
      // The right operand of a left-associative operator binds more tightly than the operator.
      let own = strength(.binary(operation, a, b))
      // Comparisons side by side would be read as a chain.
      let left = operation.isComparison ? own + 1 : own
      return [.node(a, minimum: left), .text(operation.symbol), .node(b, minimum: own + 1)]
    }
  }
}

extension Operation {
  /// The operator between its operands in the input language.
  fileprivate var symbol: String {
    switch self {
    case .add: " + "
    case .subtract: " - "
    case .multiply: "*"
    case .divide: "/"
    case .less: " < "
    case .lessOrEqual: " <= "
    case .greater: " > "
    case .greaterOrEqual: " >= "
    case .equal: " == "
    case .notEqual: " != "
    case .power, .minimum, .maximum: ""
    }
  }
}
