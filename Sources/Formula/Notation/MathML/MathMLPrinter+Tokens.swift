extension MathMLPrinter {
  /// Letters: browsers slant a single one by themselves.
  mutating func variable(_ text: String) {
    guard let scalar = text.unicodeScalars.first else { return wrap("mrow") { _ in } }
    if bold { return element("mi", [], MathLetters.boldItalic(text)) }
    if text.unicodeScalars.count > 1 { return element("mi", [], MathLetters.italic(text)) }
    let upright = "Α"..."Ω" ~= scalar
    element("mi", upright ? [("mathvariant", "normal")] : [], text)
  }

  mutating func name(_ text: String) {
    let text = bold ? MathLetters.bold(text) : text
    let isSingle = text.unicodeScalars.count == 1
    element("mi", isSingle ? [("mathvariant", "normal")] : [], text)
  }

  mutating func symbol(_ text: String, _ spacing: Notation.Spacing) {
    let text = MathLetters.signs[text] ?? text
    if spacing == .ordinary, Self.identifiers.contains(text) {
      return element("mi", text == "∂" ? [] : [("mathvariant", "normal")], text)
    }
    if spacing == .ordinary, Self.primes.contains(text) { return element("mo", [], text) }
    var attributes: [(String, String)] = []
    if spacing == .prefix { attributes.append(("form", "prefix")) }
    if spacing == .binary, TeXSymbols.signs.contains(text) {
      // At the edge of a row a browser would take the sign for a prefix.
      attributes.append(("form", "infix"))
    }
    if Self.stretchyByDefault.contains(text) { attributes.append(("stretchy", "false")) }
    let wanted = Self.room(spacing, level)
    if wanted != Self.defaultRoom(text, spacing) {
      attributes.append(("lspace", Self.ems(wanted.0)))
      attributes.append(("rspace", Self.ems(wanted.1)))
    }
    element("mo", attributes, text)
  }

  /// Room before and after an operator, in ems.
  private static func room(_ spacing: Notation.Spacing, _ level: Level) -> (Double, Double) {
    guard level != .script else { return (0, 0) }
    return switch spacing {
    case .ordinary, .prefix: (0, 0)
    case .binary: (4 / 18, 4 / 18)
    case .relation: (5 / 18, 5 / 18)
    case .punctuation: (0, 3 / 18)
    }
  }

  /// The room of MathML Core's operator dictionary; NaN where it is not looked up.
  private static func defaultRoom(
    _ text: String, _ spacing: Notation.Spacing
  ) -> (Double, Double) {
    switch spacing {
    case .prefix where TeXSymbols.signs.contains(text): (0, 0)
    case .binary where dictionaryBinaries.contains(text): (4 / 18, 4 / 18)
    case .relation where dictionaryRelations.contains(text): (5 / 18, 5 / 18)
    case .punctuation where text == "," || text == ";": (0, 3 / 18)
    default: (.nan, .nan)
    }
  }

  private static let dictionaryBinaries: Set<String> = ["+", "−", "±", "∓", "×", "÷", "∪", "∩"]
  private static let dictionaryRelations: Set<String> = [
    "=", "<", ">", "≤", "≥", "≠", "≈", "∼", "≃", "≡", "∝", "≪", "≫", "∈", "∉", "⊂", "⊆", "→",
  ]

  /// Ordinary symbols that are identifiers rather than operators.
  private static let identifiers: Set<String> = [
    "∞", "∂", "∇", "∅", "…", "⋯", "⋮", "⋱", "⊤", "⊥", "∠", "°", "%", "$", "#", "&", "□", "■", "∎",
    "?", "_",
  ]
  static let primes: Set<String> = ["′", "″", "‴", "⁗"]

  /// Characters that the dictionary would let grow.
  private static let stretchyByDefault: Set<String> = [
    "→", "←", "↦", "⟶", "⟵", "⟼", "↔", "↪", "⇀", "↑", "↓", "⇒", "⇐", "⇔", "⟹", "⟸", "⟺", "⇉",
    "(", ")", "[", "]", "{", "}", "|", "‖", "√",
  ]
}
