extension TeXParser {
  /// One thing without scripts.
  mutating func nucleus(expectsOperand: Bool) throws(TeXFault) -> Notation {
    if let end = partners[position] { return try fence(to: end) }
    let token = current
    switch token.kind {
    case .open: return try group()
    case .command(let name): return try command(name, expectsOperand: expectsOperand)
    case .character(let character):
      if token.digit != nil || character == "." && next.digit != nil && touches(next) {
        return .number(number())
      }
      advance()
      return try self.character(character, token, expectsOperand: expectsOperand)
    default:
      throw leftover()
    }
  }

  private func touches(_ token: TeXToken) -> Bool {
    current.range.upperBound == token.range.lowerBound
  }

  /// Digits with at most one point, written without spaces.
  private mutating func number() -> String {
    var text = ""
    var hasPoint = false
    while true {
      if let digit = current.digit {
        text.append(digit)
      } else if current.kind == .character("."), !hasPoint, next.digit != nil, touches(next) {
        text.append(".")
        hasPoint = true
      } else {
        return text
      }
      let end = current.range.upperBound
      advance()
      guard current.range.lowerBound == end else { return text }
    }
  }

  private func character(
    _ character: Character, _ token: TeXToken, expectsOperand: Bool
  ) throws(TeXFault) -> Notation {
    if character == "~" || character == "\u{A0}" { return .space(6.0 / 18) }
    if character == "|", !expectsOperand, !isScript(current) {
      // A bar without partner: the set of x | such that.
      return .symbol("∣", .relation)
    }
    if let meaning = TeXSymbols.characters[character] {
      return symbol(meaning, expectsOperand: expectsOperand)
    }
    let text = String(character)
    if let raised = Self.raised[character] {
      throw fault(.unexpectedCharacter(text), token.range, raised)
    }
    if !character.isASCII, let spacing = TeXSymbols.spacings[text] {
      return symbol(.init(character: text, spacing: spacing), expectsOperand: expectsOperand)
    }
    if let large = TeXNames.largeOperators.first(where: { $0.symbol == text }) {
      throw fault(.unexpectedCharacter(text), token.range, "\\" + large.name)
    }
    guard let scalar = character.unicodeScalars.first, !scalar.isASCII || character.isLetter else {
      throw fault(.unexpectedCharacter(text), token.range, ["%": "\\%", "#": "\\#"][text])
    }
    if character.isVariable { return .variable(text) }
    if character.isLetter { return .text(text) }
    guard character.isMathSymbol || character.isSymbol || character.isPunctuation else {
      throw fault(.unexpectedCharacter(text), token.range)
    }
    return .symbol(text, .ordinary)
  }

  private static let raised = Dictionary(
    uniqueKeysWithValues: zip(
      "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ₀₁₂₃₄₅₆₇₈₉ₙ√",
      [
        "^0", "^1", "^2", "^3", "^4", "^5", "^6", "^7", "^8", "^9", "^n", "_0", "_1", "_2", "_3",
        "_4", "_5", "_6", "_7", "_8", "_9", "_n", "\\sqrt{}",
      ]))

  /// An operator where no operand stands before it is a sign, or stands for itself.
  func symbol(_ meaning: TeXSymbols.Meaning, expectsOperand: Bool) -> Notation {
    guard meaning.spacing == .binary, expectsOperand else { return meaning.notation }
    let isSign = TeXSymbols.signs.contains(meaning.character)
    return .symbol(meaning.character, isSign ? .prefix : .ordinary)
  }

  /// A group in braces: its only part, or a row; a lone operator in braces is an ordinary symbol.
  mutating func group() throws(TeXFault) -> Notation {
    let opening = current
    advance()
    let parts = try row()
    guard current.kind == .close else {
      if current.kind == .end { throw fault(.unclosed("{"), opening.range) }
      throw leftover()
    }
    advance()
    return .alone(parts)
  }

  /// What a command or a script applies to: a group or a single token.
  mutating func argument(of command: String, at range: Range<Int>) throws(TeXFault) -> Notation {
    try enter()
    defer { leave() }
    let token = current
    if endsRow || isScript(token) { throw fault(.missingArgument(command), range) }
    if let digit = token.digit {
      advance()
      return .number(String(digit))
    }
    if case .character(let character) = token.kind, TeXSymbols.characters[character] != nil {
      advance()
      let symbol = try self.character(character, token, expectsOperand: false)
      if case .symbol(let text, _) = symbol { return .symbol(text, .ordinary) }
      return symbol
    }
    if case .command(let name) = token.kind {
      if let symbol = TeXNames.largeCommands[name] {
        advance()
        return .large(symbol, lower: nil, upper: nil)
      }
      if TeXNames.functions.contains(name) {
        advance()
        return .name(name)
      }
      if name == "operatorname" { return try operatorName() }
    }
    let part = try nucleus(expectsOperand: true)
    if case .symbol(let text, _) = part { return .symbol(text, .ordinary) }
    return part
  }
}

extension Character {
  /// Whether this is a letter that stands for a quantity, rather than a word as in Chinese.
  var isVariable: Bool {
    guard isLetter, let scalar = unicodeScalars.first else { return false }
    return !scalar.properties.isIdeographic && !(0x3040...0x30FF).contains(scalar.value)
  }
}

extension Notation {
  /// The content of a group: an operator that stands there alone is an ordinary symbol.
  static func alone(_ parts: [Notation]) -> Notation {
    if parts.count == 1, case .symbol(let text, _) = parts[0] { return .symbol(text, .ordinary) }
    return .joined(parts)
  }
}
