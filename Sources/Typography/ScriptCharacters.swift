/// Raised and lowered characters of Unicode, as authors type them into prose: F₃, 10⁻⁸.
enum ScriptCharacters {
  enum Position { case raised, lowered }

  /// Characters that stand together in one position, spelled with ordinary ones.
  struct Run {
    var position: Position
    var plain: String
    var original: String
  }

  private static let raised = table("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0123456789+−=()ni")
  private static let lowered = table(
    "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", "0123456789+−=()aeoxhklmnpstijruv")

  private static func table(_ keys: String, _ values: String) -> [Character: Character] {
    Dictionary(zip(keys, values), uniquingKeysWith: { first, _ in first })
  }

  /// The raised or lowered characters at the beginning of a text; nil when there are none.
  static func run(at text: Substring) -> Run? {
    for (position, table) in [(Position.raised, raised), (.lowered, lowered)] {
      let original = text.prefix { table[$0] != nil }
      if !original.isEmpty {
        return Run(
          position: position, plain: String(original.compactMap { table[$0] }),
          original: String(original))
      }
    }
    return nil
  }
}

extension Typesetter {
  /// Prose in which raised and lowered characters that the face lacks are made from ordinary ones.
  func prose(_ text: String, chain: [Typeface], size: Double) -> Box {
    var box = Box()
    var plain = text[text.startIndex..<text.startIndex]
    var rest = text[...]
    func flush() {
      if plain.isEmpty { return }
      box.append(line(String(plain), chain: chain, size: size))
    }
    while !rest.isEmpty {
      if let run = ScriptCharacters.run(at: rest), !isNative(run, chain[0]) {
        flush()
        rest = rest.dropFirst(run.original.count)
        plain = rest[rest.startIndex..<rest.startIndex]
        box.append(
          line(run.plain, chain: chain, size: size * scriptScale),
          y: size * (run.position == .raised ? -raise : drop))
      } else {
        rest = rest.dropFirst()
        plain = text[plain.startIndex..<rest.startIndex]
      }
    }
    // Most labels are a single run, whose box knows more than a sum does.
    if plain.startIndex == text.startIndex { return line(text, chain: chain, size: size) }
    flush()
    return box
  }

  private func isNative(_ run: ScriptCharacters.Run, _ typeface: Typeface) -> Bool {
    run.original.allSatisfy { fonts[typeface]?.covers($0) ?? false }
  }

  private var scriptScale: Double {
    (fonts[.math]?.constant(.scriptPercentScaleDown) ?? 70) / 100
  }
  private var raise: Double { ems(.superscriptShiftUp) }
  private var drop: Double { ems(.subscriptShiftDown) }

  private func ems(_ constant: MathConstant) -> Double {
    fonts[.math].map { $0.constant(constant) / $0.unitsPerEm } ?? 0
  }
}

extension Box {
  /// Adds a box at the right end.
  fileprivate mutating func append(_ other: Box, y: Double = 0) {
    let pen = width
    place(other, x: pen, y: y)
    width = pen + other.width
  }
}
