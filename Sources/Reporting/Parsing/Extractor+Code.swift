extension Extractor {
  mutating func readEscape() -> Bool {
    copy(peek(1).isASCIIPunctuation ? 2 : 1)
    return true
  }

  mutating func readCodeSpan() -> Bool {
    let length = runLength(of: "`", at: index)
    var search = index + length
    while let end = find(from: search, { source.scalars[$0] == "`" }) {
      let closing = runLength(of: "`", at: end)
      if closing == length {
        copy(end + closing - index)
        return true
      }
      search = end + closing
    }
    copy(length)
    return true
  }

  mutating func readComment() -> Bool {
    guard matches("<!--", at: index) else { return false }
    var end = index + 4
    while end < source.scalars.count, !matches("-->", at: end) { end += 1 }
    if end == source.scalars.count { fault(.unclosed("<!--"), at: index) }
    copy(min(end + 3, source.scalars.count) - index)
    return true
  }

  /// An address in angle brackets.
  mutating func readAutolink() -> Bool {
    guard peek(1).isASCIILetterOrDigit else { return false }
    let end = find(from: index + 1, acrossLines: false) {
      source.scalars[$0] == ">" || source.scalars[$0].isWhite || source.scalars[$0] == "<"
    }
    guard let end, source.scalars[end] == ">" else { return false }
    let inside = source.scalars[(index + 1)..<end]
    guard inside.contains(":") || inside.contains("@") else { return false }
    copy(end + 1 - index)
    return true
  }

  /// The address and the title of a link: what follows `](`.
  mutating func readAddress() -> Bool {
    guard peek(1) == "(" else { return false }
    var depth = 1
    var end = index + 2
    while end < source.scalars.count, depth > 0, !source.scalars[end].isWhite {
      switch source.scalars[end] {
      case "(": depth += 1
      case ")": depth -= 1
      case "\\" where end + 1 < source.scalars.count: end += 1
      default: break
      }
      end += 1
    }
    copy(end - index)
    if depth > 0 { copyTitle() }
    return true
  }

  /// The title of a link, in quotation marks that belong to the syntax.
  private mutating func copyTitle() {
    guard let start = find(from: index, { !source.scalars[$0].isWhite }), start > index else {
      return
    }
    let close: Unicode.Scalar
    switch source.scalars[start] {
    case "\"": close = "\""
    case "'": close = "'"
    case "(": close = ")"
    default: return
    }
    let end = find(from: start + 1) {
      source.scalars[$0] == close && source.scalars[$0 - 1] != "\\"
    }
    if let end { copy(end + 1 - index) }
  }

  /// Keeps emphasis working where its marks stand between Chinese punctuation and a letter.
  ///
  /// CommonMark takes `**…。**后` for no emphasis, because the closing marks follow punctuation
  /// and precede a letter. A filler letter on the side of the punctuation changes its mind.
  mutating func readEmphasis() -> Bool {
    let length = runLength(of: "*", at: index)
    let before = peek(-1)
    let after = peek(length)
    if before.isMarkdownPunctuation, after.isHan { insertFiller() }
    copy(length)
    if after.isMarkdownPunctuation, before.isHan { insertFiller() }
    return true
  }

  /// `~~struck out~~`.
  ///
  /// Not left to the extension of cmark, which keeps its state in a variable shared by threads.
  mutating func readStrike() -> Bool {
    let length = runLength(of: "~", at: index)
    guard length == 2 else {
      copy(length)
      return true
    }
    if !peek(2).isWhite,
      find(from: index + 2, { matches("~~", at: $0) && !source.scalars[$0 - 1].isWhite }) != nil,
      !isStruck
    {
      isStruck = true
      replace(upTo: index + 2, by: .struckStart)
    } else if isStruck {
      isStruck = false
      replace(upTo: index + 2, by: .struckEnd)
    } else {
      copy(2)
    }
    return true
  }
}
