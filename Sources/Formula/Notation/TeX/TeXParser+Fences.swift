extension TeXParser {
  /// A pair of delimiters that found each other.
  mutating func fence(to end: Int) throws(TeXFault) -> Notation {
    let open = try delimiter(after: "\\big")
    let content = try row(to: end)
    // The size of the closing delimiter stands before it.
    if position != end, isSize(current) { advance() }
    guard position == end else { throw leftover() }
    let close = try delimiter(after: "\\big")
    return .fenced(open: open, .alone(content), close: close)
  }

  /// `\left … \right`.
  mutating func leftRight() throws(TeXFault) -> Notation {
    let opening = current
    advance()
    let open = try delimiter(after: "\\left")
    let content = try row()
    guard current.isCommand("right") else {
      if current.kind == .end || current.kind == .close {
        throw fault(.unclosed("\\left"), opening.range)
      }
      throw leftover()
    }
    advance()
    let close = try delimiter(after: "\\right")
    return .fenced(open: open, .alone(content), close: close)
  }

  /// A delimiter as the character it prints, empty for `.`.
  mutating func delimiter(after command: String) throws(TeXFault) -> String {
    guard let text = TeXDelimiters.spelling(current), let character = Self.delimiters[text] else {
      throw fault(.missingDelimiter(command), current.range, "\(command).")
    }
    advance()
    return character
  }

  /// A size and its delimiter: a fence with its partner, otherwise a symbol.
  mutating func sized(_ side: TeXSizes.Side) throws(TeXFault) -> Notation {
    let command = text(current.range)
    advance()
    if let end = partners[position] { return try fence(to: end) }
    let character = try delimiter(after: command)
    if side == .middle, character == "|" { return .symbol("∣", .relation) }
    return .symbol(character, side == .middle ? .relation : .ordinary)
  }

  static let delimiters: [String: String] = [
    "(": "(", ")": ")", "[": "[", "]": "]", "\\{": "{", "\\}": "}", "\\lbrace": "{",
    "\\rbrace": "}", "\\lbrack": "[", "\\rbrack": "]", "|": "|", "\\|": "‖", "\\vert": "|",
    "\\Vert": "‖", "\\lvert": "|", "\\rvert": "|", "\\lVert": "‖", "\\rVert": "‖", "‖": "‖",
    "\\langle": "⟨", "\\rangle": "⟩", "<": "⟨", ">": "⟩", "⟨": "⟨", "⟩": "⟩", "\\lfloor": "⌊",
    "\\rfloor": "⌋", "\\lceil": "⌈", "\\rceil": "⌉", "/": "/", ".": "",
  ]
}
