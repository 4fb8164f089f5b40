import Scene
import Typography

extension SVGRenderer {
  /// A run as references to shared outlines, placed in font units.
  func write(
    outlinesOf run: GlyphRun, _ definitions: SVGDefinitions, to markup: inout SVGMarkup
  ) {
    guard let first = run.glyphs.first, let typeface = Typeface(rawValue: run.font) else { return }
    let units = fonts.unitsPerEm(of: typeface)
    let scale = run.size / units
    let x = SVGNumber.string(first.origin.x)
    let y = SVGNumber.string(first.origin.y)
    markup.tag(
      "g",
      fill(run.ink) + [("transform", "translate(\(x) \(y)) scale(\(SVGNumber.factor(scale)))")])
    for glyph in run.glyphs where definitions.hasInk(glyph.id, font: run.font) {
      let dx = Int(((glyph.origin.x - first.origin.x) / scale).rounded())
      let dy = Int(((glyph.origin.y - first.origin.y) / scale).rounded())
      markup.tag(
        "use",
        [
          ("href", "#" + definitions.glyphID(glyph.id, font: run.font)),
          ("x", dx == 0 ? nil : String(dx)), ("y", dy == 0 ? nil : String(dy)),
        ], closed: true)
    }
    markup.end("g")
  }

  /// A run as text, each character at its own place where glyphs and characters correspond.
  func write(textOf run: GlyphRun, to markup: inout SVGMarkup) {
    guard let first = run.glyphs.first else { return }
    let typeface = Typeface(rawValue: run.font)
    let isOneToOne = run.glyphs.count == run.text.unicodeScalars.count
    let places = isOneToOne ? run.glyphs.map(\.origin.x) : [first.origin.x]
    let isLevel = run.glyphs.allSatisfy { $0.origin.y == first.origin.y }
    let heights = isOneToOne && !isLevel ? run.glyphs.map(\.origin.y) : [first.origin.y]
    markup.element(
      "text",
      fill(run.ink) + [
        ("x", places.map(SVGNumber.string).joined(separator: " ")),
        ("y", heights.map(SVGNumber.string).joined(separator: " ")),
        ("font-family", typeface?.family ?? run.font),
        ("font-weight", typeface == .bold ? "bold" : nil),
        ("font-style", typeface == .italic ? "italic" : nil),
        ("font-size", SVGNumber.string(run.size)),
      ], content: run.text)
  }
}

extension Typeface {
  /// What a style sheet calls the face, with its likeliest stand-ins.
  fileprivate var family: String {
    switch self {
    case .text, .italic, .bold: "TeX Gyre Pagella, Palatino, serif"
    case .math: "TeX Gyre Pagella Math, math, serif"
    case .fallback: "Droid Sans Fallback, sans-serif"
    }
  }
}
