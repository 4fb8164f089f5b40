extension ParseFault: CustomStringConvertible {
  /// The fault as a sentence with its column and hint: for people, not for programs.
  public var description: String {
    "column \(column): \(message)" + (hint.map { " (\($0))" } ?? "")
  }

  /// What is wrong, in words, without place and hint.
  public var message: String {
    switch kind {
    case .empty: "there is no expression"
    case .tooLong(let limit): "the expression is longer than \(limit) bytes"
    case .tooDeep(let limit): "more than \(limit) levels of nesting"
    case .unexpectedCharacter(let character): "unexpected character '\(character)'"
    case .unexpected(let token): "unexpected '\(token)'"
    case .unexpectedEnd: "the expression ends where an operand should follow"
    case .unclosed(let bracket): "this '\(bracket)' is never closed"
    case .unopened(let bracket): "this '\(bracket)' closes nothing"
    case .unknownName(let name): "unknown name '\(name)'"
    case .missingArgument(let function): "'\(function)' needs its argument in parentheses"
    case .argumentCount(let function, let expected, let found):
      "'\(function)' takes \(expected), not \(found)"
    case .missingOperator: "an operator is missing between two numbers"
    case .numberOutOfRange: "this number has too many digits or too large an exponent"
    case .orderNotInteger: "the order of besselj must be an integer between -1000 and 1000"
    case .variableNotAllowed: "a constant is needed here, without x"
    case .missingRange: "an interval is written A..B"
    case .emptyInterval(let lower, let upper):
      "the interval from \(shortest(lower)) to \(shortest(upper)) is empty"
    }
  }

  /// A hint on what to write, in words; nil when there is none.
  public var hint: String? {
    guard let suggestion else { return nil }
    if case .unknownName = kind { return "did you mean `\(suggestion)`?" }
    return "write `\(suggestion)`"
  }
}
