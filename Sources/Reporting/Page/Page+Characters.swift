extension Page {
  /// Every character of the prose, for cutting down the fonts of the text.
  public var proseCharacters: Set<Unicode.Scalar> {
    var characters = CharacterSets()
    nodes.forEach { characters.add($0) }
    return characters.prose
  }

  /// Every character of the formulas, with the italic letters that variables turn into.
  public var mathCharacters: Set<Unicode.Scalar> {
    var characters = CharacterSets()
    nodes.forEach { characters.add($0) }
    return characters.mathematics
  }

  private var nodes: [HTML] {
    [titleBlock] + body + [contents, notes, references].compactMap(\.self) + [.text(words.skip)]
  }
}

private struct CharacterSets {
  var prose: Set<Unicode.Scalar> = []
  var mathematics: Set<Unicode.Scalar> = []

  mutating func add(_ node: HTML) {
    switch node {
    case .text(let text): prose.formUnion(text.unicodeScalars.filter { $0 != "\n" })
    case .element(_, _, let children): children.forEach { add($0) }
    case .verbatim(let markup):
      guard markup.hasPrefix("<math") else { return }
      // The sign of a root is drawn for an element, not for a character.
      if markup.contains("<msqrt") || markup.contains("<mroot") { mathematics.insert("√") }
      for scalar in HTML.words(of: markup).unicodeScalars {
        mathematics.insert(scalar)
        if let italic = Self.italic(scalar) { mathematics.insert(italic) }
        // Words inside formulas are set in the font of the prose.
        if !scalar.isASCII || scalar.isASCIILetterOrDigit { prose.insert(scalar) }
      }
    }
  }

  /// The letter that MathML shows for a variable of one letter.
  private static func italic(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "h": "\u{210E}"
    case "a"..."z": Unicode.Scalar(0x1D44E + scalar.value - 0x61)
    case "A"..."Z": Unicode.Scalar(0x1D434 + scalar.value - 0x41)
    case "\u{3B1}"..."\u{3C9}": Unicode.Scalar(0x1D6FC + scalar.value - 0x3B1)
    case "\u{391}"..."\u{3A9}": Unicode.Scalar(0x1D6E2 + scalar.value - 0x391)
    case "\u{2202}": "\u{1D715}"
    case "\u{3F5}": "\u{1D716}"
    case "\u{3D1}": "\u{1D717}"
    case "\u{3D5}": "\u{1D719}"
    case "\u{3F1}": "\u{1D71A}"
    case "\u{3D6}": "\u{1D71B}"
    case "\u{131}": "\u{1D6A4}"
    case "\u{237}": "\u{1D6A5}"
    default: nil
    }
  }
}
