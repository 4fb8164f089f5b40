extension TeXParser {
  /// The indices of the tokens between the braces that open here; the position moves behind them.
  private mutating func braces(of command: String, at range: Range<Int>) throws(TeXFault)
    -> Range<Int>
  {
    guard current.kind == .open else {
      throw fault(.missingArgument(command), range, "\(command){…}")
    }
    let opening = position
    var depth = 0
    while current.kind != .end {
      if current.kind == .open { depth += 1 }
      if current.kind == .close { depth -= 1 }
      advance()
      if depth == 0 { return opening + 1..<position - 1 }
    }
    throw fault(.unclosed("{"), tokens[opening].range)
  }

  /// Upright letters: `\mathrm{RMS}`, `\operatorname{arg\,min}`.
  mutating func name(of command: String, at range: Range<Int>) throws(TeXFault) -> String {
    if case .character(let letter) = current.kind {
      advance()
      return String(letter)
    }
    let inner = try braces(of: command, at: range)
    let text = try unescaped(inner, spaced: false)
    guard !text.isEmpty else { throw fault(.missingArgument(command), range) }
    return text
  }

  /// Prose, which may hold formulas between dollar signs.
  mutating func prose(of command: String, at range: Range<Int>) throws(TeXFault) -> Notation {
    try enter()
    defer { leave() }
    let inner = try braces(of: command, at: range)
    let after = position
    var parts: [Notation] = []
    var start = inner.lowerBound
    var index = start
    while index < inner.upperBound {
      guard tokens[index].kind == .dollar else {
        index += 1
        continue
      }
      try addText(start..<index, within: inner, to: &parts)
      let end = (index + 1..<inner.upperBound).first { tokens[$0].kind == .dollar }
      guard let end else { throw fault(.unclosed("$"), tokens[index].range, "\\$") }
      position = index + 1
      parts.append(.alone(try row(to: end)))
      guard position == end else { throw leftover() }
      index = end + 1
      start = index
    }
    try addText(start..<inner.upperBound, within: inner, to: &parts)
    position = after
    return .joined(parts)
  }

  private func addText(
    _ range: Range<Int>, within inner: Range<Int>, to parts: inout [Notation]
  ) throws(TeXFault) {
    let text = try unescaped(range, spaced: true)
    if !text.isEmpty { parts.append(.text(text)) }
  }

  /// The characters of some tokens, in prose with the white space around them.
  private func unescaped(_ range: Range<Int>, spaced: Bool) throws(TeXFault) -> String {
    var text = ""
    var offset = tokens[range.lowerBound - 1].range.upperBound
    for index in range {
      let token = tokens[index]
      if spaced, token.range.lowerBound > offset, !text.hasSuffix(" ") { text += " " }
      offset = token.range.upperBound
      switch token.kind {
      case .command(let name):
        guard let plain = Self.escapes[name] else {
          throw fault(.unknownCommand(name), token.range, spaced ? "$\\\(name)$" : nil)
        }
        if !(spaced && plain == " " && text.hasSuffix(" ")) { text += plain }
        // A command made of letters swallows the spaces after it.
        if name.first?.isLetter ?? false { offset = tokens[index + 1].range.lowerBound }
      case .character("~"): text += spaced ? "\u{A0}" : " "
      case .open, .close: break
      case .superscript, .subscript, .ampersand, .dollar:
        guard spaced else { throw fault(.unexpectedCharacter(self.text(token.range)), token.range) }
        text += self.text(token.range)
      default: text += self.text(token.range)
      }
    }
    if spaced, tokens[range.upperBound].range.lowerBound > offset, !text.hasSuffix(" ") {
      text += " "
    }
    return text
  }

  private static let escapes = [
    "{": "{", "}": "}", "$": "$", "%": "%", "&": "&", "#": "#", "_": "_", ",": " ", " ": " ",
    ";": " ", ":": " ", "!": "", "textbackslash": "\\", "textasciitilde": "~",
    "textasciicircum": "^", "ldots": "…", "dots": "…",
  ]

  /// Letters in an alphabet such as `\mathbb`.
  mutating func letters(of alphabet: String, at range: Range<Int>) throws(TeXFault) -> String {
    let start = current.range
    let plain = try name(of: "\\" + alphabet, at: range)
    var result = ""
    for character in plain {
      guard let letter = TeXAlphabets.letter(character, in: alphabet) else {
        throw fault(
          .unknownLetter(String(character), alphabet: alphabet),
          start.lowerBound..<tokens[position - 1].range.upperBound)
      }
      result.append(letter)
    }
    return result
  }

  /// `{2em}`, in ems.
  mutating func length(of command: String, at range: Range<Int>) throws(TeXFault) -> Double {
    let start = current.range.lowerBound
    let inner = try braces(of: command, at: range)
    let text = try unescaped(inner, spaced: false)
    guard text.hasSuffix("em"), let value = Double(text.dropLast(2)), value.magnitude <= 100 else {
      throw fault(.badLength(text), start..<tokens[position - 1].range.upperBound, "1em")
    }
    // To the places that printers keep.
    return (value * 10_000).rounded() / 10_000
  }
}
