import Exact

extension Parser {
  /// A number, name, call or bracket.
  mutating func primary() throws(ParseFault) -> Operand {
    let token = current
    switch token.kind {
    case .number: return try number()
    case .name: return try name()
    case .symbol("("):
      advance()
      let inner = try expression()
      let end = try close(")", opened: token)
      return Operand(index: inner.index, range: token.range.lowerBound..<end)
    case .symbol("|"):
      advance()
      let inner = try expression(inBars: true)
      let end = try close("|", opened: token)
      return make(.call(.abs, inner.index), token.range.lowerBound..<end)
    case .symbol(let symbol):
      if symbol == ")" { throw fault(.unopened(symbol), token.range) }
      throw fault(.unexpected(symbol), token.range, symbol == "**" ? "^" : nil)
    case .end:
      throw fault(.unexpectedEnd, token.range)
    }
  }

  /// Steps over a closing bracket and returns where it ends.
  mutating func close(_ bracket: String, opened: Token) throws(ParseFault) -> Int {
    guard current.isSymbol(bracket) else {
      if case .end = current.kind { throw fault(.unclosed(text(opened.range)), opened.range) }
      throw fault(.unexpected(text(current.range)), current.range)
    }
    let end = current.range.upperBound
    advance()
    return end
  }

  private mutating func number() throws(ParseFault) -> Operand {
    let token = current
    let text = text(token.range)
    let exponent = text.lowercased().split(separator: "e").dropFirst().first
    guard text.utf8.count <= 2000, Int(exponent ?? "0").map({ $0.magnitude <= 5000 }) == true,
      let value = Rational(text)
    else { throw fault(.numberOutOfRange, token.range) }
    advance()
    return make(.number(value), token.range)
  }

  private mutating func name() throws(ParseFault) -> Operand {
    let token = current
    let name = Lexer.synonyms[text(token.range)] ?? text(token.range)
    if name == "x" {
      advance()
      return make(.variable, token.range)
    }
    if let constant = NamedConstant(rawValue: name) {
      advance()
      return make(.constant(constant), token.range)
    }
    guard Function(rawValue: name) != nil || Self.specialNames.contains(name) else {
      let suggestion = Suggestion.forName(name, among: Self.allNames)
      throw fault(.unknownName(name), token.range, suggestion)
    }
    advance()
    guard current.isSymbol("(") else {
      throw fault(.missingArgument(function: name), token.range, argumentHint(name))
    }
    return try call(name, at: token.range.lowerBound)
  }

  /// What to write instead of `sin x` or `sin^2(x)`.
  private func argumentHint(_ name: String) -> String {
    if current.isSymbol("^"), next.kind == .number {
      return "\(name)(x)^\(text(next.range))"
    }
    let operand = current.kind == .name || current.kind == .number ? text(current.range) : "x"
    return "\(name)(\(operand))"
  }

  private mutating func call(_ name: String, at start: Int) throws(ParseFault) -> Operand {
    let bracket = current
    advance()
    var arguments: [Operand] = []
    if !current.isSymbol(")") {
      arguments.append(try expression())
      while current.isSymbol(",") {
        advance()
        arguments.append(try expression())
      }
    }
    let range = start..<(try close(")", opened: bracket))
    func require(_ accepted: Bool, _ expected: String) throws(ParseFault) {
      guard !accepted else { return }
      throw fault(
        .argumentCount(function: name, expected: expected, found: arguments.count), range)
    }
    let indices = arguments.map(\.index)
    switch name {
    case "min", "max":
      try require(arguments.count >= 2, "two or more arguments")
      let operation: Operation = name == "min" ? .minimum : .maximum
      let index = indices.dropFirst().reduce(indices[0]) { a, b in
        arena.index(of: .binary(operation, a, b), at: range)
      }
      return Operand(index: index, range: range)
    case "if":
      try require(arguments.count == 3, "three arguments")
      return make(.choose(indices[0], then: indices[1], otherwise: indices[2]), range)
    case "besselj":
      try require(arguments.count == 2, "two arguments")
      return make(.besselJ(order: try order(arguments[0]), indices[1]), range)
    default:
      try require(arguments.count == 1, "one argument")
      guard let function = Function(rawValue: name) else { throw fault(.unknownName(name), range) }
      return make(.call(function, indices[0]), range)
    }
  }

  private func order(_ operand: Operand) throws(ParseFault) -> Int {
    let value = Expression(arena: arena, root: operand.index).constantValue
    guard let order = value?.exact?.integer, order.magnitude <= 1000 else {
      throw fault(.orderNotInteger, operand.range)
    }
    return order
  }

  private static let specialNames = ["if", "min", "max", "besselj"]

  /// Every name of the language.
  static let allNames =
    ["x"] + NamedConstant.allCases.map(\.rawValue) + specialNames
    + Function.allCases.map(\.rawValue)
}
