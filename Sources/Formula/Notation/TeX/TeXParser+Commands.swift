extension TeXParser {
  /// What a command starts.
  mutating func command(_ name: String, expectsOperand: Bool) throws(TeXFault) -> Notation {
    let token = current
    let written = "\\" + name
    switch name {
    case "left": return try leftRight()
    case "begin": return try environment()
    case "middle": return try sized(.middle)
    case "displaystyle", "textstyle":
      advance()
      return .style(.joined(try row()), display: name == "displaystyle")
    case _ where Self.ignored.contains(name):
      advance()
      return .row([])
    case "text", "textrm", "textit", "mbox", "textbf":
      advance()
      let text = try prose(of: written, at: token.range)
      return name == "textbf" ? .bold(text) : text
    case "mathrm":
      advance()
      return .name(try self.name(of: written, at: token.range))
    case "hspace":
      advance()
      return .space(try length(of: written, at: token.range))
    case "not":
      advance()
      return try negation(at: token.range)
    default: break
    }
    if let meaning = TeXSymbols.meanings[name] {
      advance()
      return symbol(meaning, expectsOperand: expectsOperand)
    }
    if let space = TeXNames.spaces.first(where: { $0.name == name }) {
      advance()
      return .space(space.ems)
    }
    if let side = TeXSizes.sides[name] { return try sized(side) }
    if let character = Self.delimiters[written] {
      advance()
      return .symbol(character, .ordinary)
    }
    if let part = try construction(name, written) { return part }
    throw fault(.unknownCommand(name), token.range, TeXSuggestion.forCommand(name))
  }

  /// Commands with arguments; nil for an unknown one.
  private mutating func construction(
    _ name: String, _ written: String
  ) throws(TeXFault) -> Notation? {
    let range = current.range
    if let mark = TeXNames.accents[name] {
      advance()
      return .accent(mark, try argument(of: written, at: range))
    }
    if TeXAlphabets.names.contains(name) {
      advance()
      return .variable(try letters(of: name, at: range))
    }
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom":
      advance()
      let over = try argument(of: written, at: range)
      let under = try argument(of: written, at: range)
      let part: Notation =
        name.hasSuffix("binom") ? .binomial(over, under) : .fraction(over, under)
      return name.hasPrefix("d") || name.hasPrefix("t")
        ? .style(part, display: name.hasPrefix("d")) : part
    case "sqrt":
      advance()
      let index = try optionalArgument()
      return .root(try argument(of: written, at: range), index: index)
    case "overset", "stackrel", "underset":
      advance()
      let small = try argument(of: written, at: range)
      let base = try relation(of: written, at: range)
      return name == "underset" ? base.stacking(below: small) : base.stacking(above: small)
    case "mathit":
      advance()
      return .variable(try self.name(of: written, at: range))
    case "mathbf", "boldsymbol", "bm":
      advance()
      let part = try argument(of: written, at: range)
      return .bold(name == "mathbf" ? part.uprightLetters : part)
    case "mathop":
      advance()
      return try largeOperator(argument(of: written, at: range))
    case "mathbin", "mathrel", "mathpunct", "mathord":
      advance()
      let part = try argument(of: written, at: range)
      guard case .symbol(let text, _) = part else { return part }
      let classes: [String: Notation.Spacing] = [
        "mathbin": .binary, "mathrel": .relation, "mathpunct": .punctuation,
      ]
      return .symbol(text, classes[name] ?? .ordinary)
    case "pmod":
      advance()
      let modulus = try argument(of: written, at: range)
      return .row([
        .space(1),
        .fenced(open: "(", .row([.name("mod"), .space(6.0 / 18), modulus]), close: ")"),
      ])
    default: return nil
    }
  }

  /// `[…]` after `\sqrt`.
  private mutating func optionalArgument() throws(TeXFault) -> Notation? {
    guard current.kind == .character("[") else { return nil }
    guard let end = partners[position] else { throw fault(.unclosed("["), current.range) }
    advance()
    let parts = try row(to: end)
    guard position == end else { throw leftover() }
    advance()
    return .joined(parts)
  }

  /// An argument that keeps its class: what stands under `\overset`.
  private mutating func relation(of command: String, at range: Range<Int>) throws(TeXFault)
    -> Notation
  {
    if current.kind == .open, case .character(let character) = next.kind,
      let meaning = TeXSymbols.characters[character],
      tokens[min(position + 2, tokens.count - 1)].kind == .close
    {
      for _ in 0..<3 { advance() }
      return meaning.notation
    }
    if current.kind == .open, case .command(let name) = next.kind,
      let meaning = TeXSymbols.meanings[name],
      tokens[min(position + 2, tokens.count - 1)].kind == .close
    {
      for _ in 0..<3 { advance() }
      return meaning.notation
    }
    if case .character(let character) = current.kind, current.digit == nil,
      let meaning = TeXSymbols.characters[character]
    {
      advance()
      return meaning.notation
    }
    if case .command(let name) = current.kind, let meaning = TeXSymbols.meanings[name] {
      advance()
      return meaning.notation
    }
    return try argument(of: command, at: range)
  }

  private func largeOperator(_ part: Notation) throws(TeXFault) -> Notation {
    switch part {
    case .name(let text), .symbol(let text, _): .large(text, lower: nil, upper: nil)
    default: part
    }
  }

  /// The symbol with a stroke through it.
  private mutating func negation(at range: Range<Int>) throws(TeXFault) -> Notation {
    let part = try argument(of: "\\not", at: range)
    guard case .symbol(let text, _) = part, let negated = Self.negations[text] else {
      throw fault(.missingArgument("\\not"), range, "\\not=")
    }
    return .symbol(negated, .relation)
  }

  private static let negations = [
    "=": "≠", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "∈": "∉", "∼": "≁", "≅": "≇", "≈": "≉",
    "≡": "≢", "⊂": "⊄", "⊆": "⊈", "⊃": "⊅", "⊇": "⊉", "∣": "∤", "∥": "∦", "∃": "∄", "≃": "≄",
    "→": "↛", "⇒": "⇏",
  ]
}

extension Notation {
  fileprivate func stacking(below: Notation? = nil, above: Notation? = nil) -> Notation {
    if case .large(let symbol, nil, nil) = self, !MathMLPrinter.integrals.contains(symbol) {
      return .large(symbol, lower: below, upper: above)
    }
    if case .stacked(let base, nil, let old?) = self, let below {
      return .stacked(base, below: below, above: old)
    }
    if case .stacked(let base, let old?, nil) = self, let above {
      return .stacked(base, below: old, above: above)
    }
    return .stacked(self, below: below, above: above)
  }

  /// Letters of `\mathbf` stand upright.
  fileprivate var uprightLetters: Notation {
    switch self {
    case .variable(let text) where text.unicodeScalars.allSatisfy(\.isASCII): return .name(text)
    case .row(let parts):
      var word = ""
      for part in parts {
        guard case .variable(let text) = part, text.unicodeScalars.allSatisfy(\.isASCII) else {
          return self
        }
        word += text
      }
      return word.isEmpty ? self : .name(word)
    default: return self
    }
  }
}
