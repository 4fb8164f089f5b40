import Exact

/// Sets one node of an expression from its operands, which are set already.
struct ExpressionSetter {
  let expression: Expression
  let pieces: [Piece]
  let words: ConditionWords

  func piece(_ index: Int) -> Piece {
    let node = expression.nodes[index]
    var piece = bare(node, index)
    for operand in node.operands {
      piece.size += pieces[operand].size
      piece.depth = max(piece.depth, pieces[operand].depth + 1)
    }
    return piece
  }

  private func bare(_ node: Node, _ index: Int) -> Piece {
    switch node {
    case .variable: Piece(notation: .variable("x"), shape: .letter)
    case .constant(.pi): Piece(notation: .variable("π"), shape: .letter)
    case .constant(.e): Piece(notation: .variable("e"), shape: .letter)
    case .constant(.infinity): Piece(notation: .symbol("∞", .ordinary))
    case .number(let value): number(value, index)
    case .negate(let a): negated(pieces[a])
    case .binary(let operation, let a, let b): binary(operation, a, b)
    case .call(let function, let a): call(function, pieces[a])
    case .besselJ(let order, let a):
      Piece(
        notation: .application(
          .scripts(
            .variable("J"), sub: .signed(.number("\(order.magnitude)"), isNegative: order < 0),
            sup: nil), fenced(pieces[a])),
        shape: .function(isFenced: true))
    case .choose: cases(index)
    }
  }

  func fenced(_ piece: Piece) -> Notation {
    .fenced(open: "(", piece.notation, close: ")")
  }

  /// A number as it was typed, or an exact fraction.
  private func number(_ value: Rational, _ index: Int) -> Piece {
    let size = value.magnitude
    let shape: Piece.Shape = size.isInteger ? .number : .fraction
    if let text = typed(index), text.utf8.contains(where: { $0 == 46 || $0 | 0x20 == 101 }) {
      let sides = text.lowercased().split(separator: "e", maxSplits: 1)
      let mantissa = Notation.number(sides.first.map(String.init) ?? text)
      guard sides.count == 2, let exponent = Int(sides[1]) else {
        return Piece(notation: mantissa, shape: .number)
      }
      let power = Notation.scripts(
        .number("10"), sub: nil,
        sup: .signed(.number("\(exponent.magnitude)"), isNegative: exponent < 0))
      return mantissa == .number("1")
        ? Piece(notation: power, shape: .power)
        : Piece(
          notation: .row([mantissa, .symbol("×", .binary), power]), strength: .product,
          ends: (.number, .power))
    }
    let body = Notation(rational: size)
    return Piece(
      notation: .signed(body, isNegative: value.sign < 0), shape: shape,
      positive: value.sign < 0 ? body : nil)
  }

  private func typed(_ index: Int) -> String? {
    guard let text = expression.text, let range = expression.ranges[index] else { return nil }
    return String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }

  private func negated(_ a: Piece) -> Piece {
    let body = a.fenced(below: .product)
    return Piece(
      notation: .signed(body, isNegative: true), strength: .product, positive: body,
      ends: (.other, a.last))
  }

  private func binary(_ operation: Operation, _ a: Int, _ b: Int) -> Piece {
    let (left, right) = (pieces[a], pieces[b])
    switch operation {
    case .add, .subtract: return sum(left, right, isDifference: operation == .subtract)
    case .multiply: return chain(a, b) ?? product(left, right)
    case .divide: return quotient(left, right)
    case .power: return power(left, right, base: expression.nodes[a], exponent: expression.nodes[b])
    case .minimum: return extremum("min", operation, a, b)
    case .maximum: return extremum("max", operation, a, b)
    default: return comparison(operation, left.notation, right.notation)
    }
  }

  private func sum(_ left: Piece, _ right: Piece, isDifference: Bool) -> Piece {
    let a = left.fenced(below: .sum, signAllowed: true)
    var sign = isDifference ? "−" : "+"
    var b = right.fenced(below: isDifference ? .product : .sum)
    if !isDifference, let positive = right.positive, right.strength >= .product {
      (sign, b) = ("−", positive)
    }
    let parts = a.parts + [.symbol(sign, .binary)] + b.parts
    return Piece(notation: .row(parts), strength: .sum)
  }

  private func quotient(_ left: Piece, _ right: Piece) -> Piece {
    let body = Notation.fraction(left.positive ?? left.notation, right.notation)
    guard left.positive != nil, left.strength >= .product else {
      return Piece(notation: .fraction(left.notation, right.notation), shape: .fraction)
    }
    return Piece(
      notation: .signed(body, isNegative: true), strength: .product, positive: body,
      ends: (.other, .fraction))
  }

  private func comparison(_ operation: Operation, _ a: Notation, _ b: Notation) -> Piece {
    let signs: [Operation: String] = [
      .less: "<", .lessOrEqual: "≤", .greater: ">", .greaterOrEqual: "≥", .equal: "=",
      .notEqual: "≠",
    ]
    let sign = Notation.symbol(signs[operation] ?? "=", .relation)
    return Piece(notation: .row(a.parts + [sign] + b.parts), strength: .comparison)
  }

  /// a < b < c, which is stored as a product of comparisons.
  private func chain(_ a: Int, _ b: Int) -> Piece? {
    guard case .binary(let operation, let middle, let last) = expression.nodes[b],
      operation.isComparison, lastCompared(a) == middle
    else { return nil }
    return comparison(operation, pieces[a].notation, pieces[last].notation)
  }

  /// What stands on the right of a comparison or a chain of them.
  private func lastCompared(_ index: Int) -> Int? {
    guard case .binary(let operation, let a, let b) = expression.nodes[index] else { return nil }
    if operation.isComparison { return b }
    guard operation == .multiply,
      case .binary(let inner, let middle, let last) = expression.nodes[b],
      inner.isComparison, lastCompared(a) == middle
    else { return nil }
    return last
  }

  /// min or max of all arguments of nested ones.
  private func extremum(_ name: String, _ operation: Operation, _ a: Int, _ b: Int) -> Piece {
    var arguments: [Int] = [b]
    var rest = a
    while case .binary(operation, let c, let d) = expression.nodes[rest] {
      arguments.append(d)
      rest = c
    }
    arguments.append(rest)
    var parts: [Notation] = []
    for index in arguments.reversed() {
      if !parts.isEmpty { parts.append(.symbol(",", .punctuation)) }
      parts += pieces[index].notation.parts
    }
    return Piece(
      notation: .application(.name(name), .fenced(open: "(", .row(parts), close: ")")),
      shape: .function(isFenced: true))
  }

  /// A definition by cases; an `if` in the last place continues it.
  private func cases(_ index: Int) -> Piece {
    var rows: [[Notation]] = []
    var rest = index
    while case .choose(let condition, let then, let otherwise) = expression.nodes[rest] {
      rows.append([
        pieces[then].notation, .row([.text(words.condition)] + pieces[condition].notation.parts),
      ])
      rest = otherwise
    }
    rows.append([pieces[rest].notation, .text(words.otherwise)])
    return Piece(
      notation: .fenced(open: "{", .table(rows, .leading), close: ""), strength: .comparison,
      shape: .cases)
  }
}
