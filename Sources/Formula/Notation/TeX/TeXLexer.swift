/// A piece of a formula's text.
struct TeXToken: Equatable {
  enum Kind: Equatable {
    /// A backslash with letters or one other character, kept without the backslash.
    case command(String)
    case character(Character)
    case open, close
    case superscript, `subscript`, prime
    case ampersand
    case dollar
    case end
  }

  let kind: Kind
  /// Its place in UTF-8 offsets.
  let range: Range<Int>

  /// The digit this token is.
  var digit: Character? {
    if case .character(let c) = kind, c.isASCII, c.isNumber { c } else { nil }
  }

  func isCommand(_ name: String) -> Bool { kind == .command(name) }
}

/// Cuts a formula into tokens; white space only separates.
enum TeXLexer {
  /// The longest formula or label that is read, in UTF-8 bytes.
  static let lengthLimit = 32_768

  /// All tokens of a part of `source`, an `end` token last.
  ///
  /// O(length).
  static func tokens(of source: String, in range: Range<Int>) -> [TeXToken] {
    let bytes = source.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    let end = bytes.index(start, offsetBy: range.count)
    var tokens: [TeXToken] = []
    var rest = source[start..<end]
    var offset = range.lowerBound
    while let first = rest.popFirst() {
      let begin = offset
      offset += first.utf8.count
      guard !first.isWhitespace || first == "\u{A0}" else { continue }
      var kind = kind(of: first)
      if first == "\\", let next = rest.first {
        var name = rest.prefix { $0.isASCII && $0.isLetter }
        if name.isEmpty { name = rest.prefix(1) }
        rest.removeFirst(name.count)
        offset += name.utf8.count
        kind = .command(next.isWhitespace ? " " : String(name))
      }
      tokens.append(TeXToken(kind: kind, range: begin..<offset))
    }
    tokens.append(TeXToken(kind: .end, range: range.upperBound..<range.upperBound))
    return tokens
  }

  private static func kind(of character: Character) -> TeXToken.Kind {
    switch character {
    case "{": .open
    case "}": .close
    case "^": .superscript
    case "_": .subscript
    case "'", "′", "’": .prime
    case "&": .ampersand
    case "$": .dollar
    default: .character(character)
    }
  }
}
