extension Expression {
  /// A step by its name and the expressions it works on.
  enum Target {
    case call(Function, Expression)
    case binary(Operation, Expression, Expression)
  }

  /// The expression with every occurrence of a step replaced.
  func replacing(_ target: Target, by replacement: Expression) -> Expression {
    Self.build { arena in
      let wanted: Node
      switch target {
      case .call(let function, let argument):
        wanted = .call(function, arena.splice(argument.nodes))
      case .binary(let operation, let left, let right):
        let a = arena.splice(left.nodes)
        let b = arena.splice(right.nodes)
        wanted = .binary(operation, a, b)
      }
      let new = arena.splice(replacement.nodes)
      var moved: [Int] = []
      for node in core {
        let node = node.mapOperands { moved[$0] }
        moved.append(node == wanted ? new : arena.index(of: node))
      }
      return moved[moved.count - 1]
    }
  }
}
