/// Cuts a text into tokens; Unicode operators become their ASCII spelling.
struct Lexer {
  /// The longest text that is read, in UTF-8 bytes.
  static let lengthLimit = 65_536

  private let source: String
  private let bytes: [UInt8]
  private var position = 0

  private init(_ source: String) {
    self.source = source
    bytes = Array(source.utf8)
  }

  /// All tokens, an `end` token last.
  ///
  /// O(length).
  static func tokens(of source: String) throws(ParseFault) -> [Token] {
    var lexer = Lexer(source)
    guard lexer.bytes.count <= lengthLimit else {
      throw ParseFault(.tooLong(limit: lengthLimit), 0..<0, in: source)
    }
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    tokens.append(Token(kind: .end, range: lexer.bytes.count..<lexer.bytes.count))
    return tokens
  }

  private mutating func next() throws(ParseFault) -> Token? {
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    guard position < bytes.count else { return nil }
    let start = position
    let byte = bytes[position]
    if Self.isDigit(byte) || (byte == UInt8(ascii: ".") && Self.isDigit(at(1))) {
      number()
      return Token(kind: .number, range: start..<position)
    }
    if Self.isLetter(byte) {
      while Self.isLetter(at(0)) || Self.isDigit(at(0)) || at(0) == UInt8(ascii: "_") {
        position += 1
      }
      return Token(kind: .name, range: start..<position)
    }
    return try symbol()
  }

  private mutating func number() {
    digits()
    // `1..2` is an interval, not two decimal points.
    if at(0) == UInt8(ascii: "."), at(1) != UInt8(ascii: ".") {
      position += 1
      digits()
    }
    guard at(0) | 0x20 == UInt8(ascii: "e") else { return }
    let signed = at(1) == UInt8(ascii: "+") || at(1) == UInt8(ascii: "-")
    // `2e` is 2·e; only digits make an exponent.
    guard Self.isDigit(at(signed ? 2 : 1)) else { return }
    position += signed ? 2 : 1
    digits()
  }

  private mutating func digits() {
    while Self.isDigit(at(0)) { position += 1 }
  }

  private mutating func symbol() throws(ParseFault) -> Token {
    let start = position
    for length in [2, 1] where position + length <= bytes.count {
      let text = String(decoding: bytes[position..<position + length], as: UTF8.self)
      if Self.symbols.contains(text) {
        position += length
        return Token(kind: .symbol(text), range: start..<position)
      }
    }
    let rest = String(decoding: bytes[position...], as: UTF8.self)
    let character = rest.first.map(String.init) ?? ""
    let scalar = rest.unicodeScalars.first.map(String.init) ?? ""
    if let ascii = Self.synonyms[scalar] {
      position += scalar.utf8.count
      let kind: Token.Kind = ascii.first?.isLetter == true ? .name : .symbol(ascii)
      return Token(kind: kind, range: start..<position)
    }
    let end = min(bytes.count, start + max(1, character.utf8.count))
    throw ParseFault(
      .unexpectedCharacter(character), start..<end, in: source,
      suggestion: Self.replacements[character])
  }

  private func at(_ offset: Int) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

  private static let symbols: Set<String> = [
    "+", "-", "*", "/", "^", "(", ")", "|", ",", "<", ">", "<=", ">=", "==", "!=", "..", "**", "=",
    "!",
  ]

  /// Unicode spellings that need no hint.
  static let synonyms: [String: String] = [
    "−": "-", "·": "*", "×": "*", "⋅": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=", "π": "pi",
    "∞": "inf",
  ]

  private static let replacements = [
    "[": "(", "]": ")", "{": "(", "}": ")", "²": "^2", "³": "^3", "√": "sqrt()", "–": "-",
    "&": "if(a < b, …, …)", "“": "", "'": "",
  ].filter { !$0.value.isEmpty }
}
