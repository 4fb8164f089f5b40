import Exact

extension ExpressionSetter {
  /// Factors side by side, with a dot only where they would be misread.
  func product(_ left: Piece, _ right: Piece) -> Piece {
    let a = (left.positive ?? left.notation)
    let first =
      left.strength < .product ? Notation.fenced(open: "(", a, close: ")") : a
    let second = right.fenced(below: .product)
    let isFenced = right.strength < .product || right.positive != nil
    let begins: Piece.Shape = isFenced ? .fence : right.first
    let ends: Piece.Shape = left.strength < .product ? .fence : left.last
    var parts = first.parts
    if needsDot(ends, first.trailing, begins, second.leading) {
      parts.append(.symbol("⋅", .binary))
    }
    let body = Notation.row(parts + second.parts)
    let isNegative = left.positive != nil && left.strength >= .product
    return Piece(
      notation: .signed(body, isNegative: isNegative), strength: .product,
      positive: isNegative ? body : nil,
      ends: (left.strength < .product ? .fence : left.first, isFenced ? .fence : right.last))
  }

  private func needsDot(
    _ left: Piece.Shape, _ last: Notation, _ right: Piece.Shape, _ first: Notation
  ) -> Bool {
    switch (left, right) {
    case (_, .number), (_, .fraction), (_, .other), (.other, _), (.root, _), (_, .cases),
      (.cases, _), (.bars, .bars):
      true
    case (.function(isFenced: false), .function): false
    case (.function, .function): false
    case (.function, _): true
    case (.number, .power):
      // 2·10³, but 2x².
      if case .number = first { true } else { false }
    case (_, .power) where isNumber(first): true
    case (.letter, .letter), (.letter, .power), (.power, .letter), (.power, .power): last == first
    default: false
    }
  }

  private func isNumber(_ notation: Notation) -> Bool {
    if case .number = notation { true } else { false }
  }

  /// A power; the square of a sine is sin²x, and in exponents fractions take a slash.
  func power(_ left: Piece, _ right: Piece, base: Node, exponent: Node) -> Piece {
    let raised = right.notation.inLine
    if case .call(let function, _) = base, function.takesPower,
      case .number(let value) = exponent, let count = value.integer, count > 1,
      case .application(let head, let argument) = left.notation
    {
      return Piece(
        notation: .application(.scripts(head, sub: nil, sup: raised), argument), shape: left.shape)
    }
    let isPlain =
      switch left.shape {
      case .letter, .bars: true
      case .number: left.positive == nil && left.strength == .operand
      default: false
      }
    let bottom = isPlain ? left.notation : fenced(left)
    return Piece(notation: .scripts(bottom, sub: nil, sup: raised), shape: .power)
  }
}

extension Notation {
  /// The letter, number or part that a row ends with.
  fileprivate var trailing: Notation {
    switch self {
    case .row(let parts): parts.last?.trailing ?? self
    case .scripts(let base, _, _): base
    default: self
    }
  }

  /// The letter, number or part that a row starts with.
  fileprivate var leading: Notation {
    switch self {
    case .row(let parts): parts.first?.leading ?? self
    case .scripts(let base, _, _): base
    default: self
    }
  }
}
