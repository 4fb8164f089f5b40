import Formula
import Scene

@testable import Plotting

/// Type in which every character is half an em wide: layouts that need no font files.
struct FixedMetrics: TextMeasuring {
  func textBox(_ notation: Notation, size: Double, ink: Ink, bold: Bool) -> TextBox {
    let text = notation.plainText
    let advance = size / 2
    let glyphs = text.unicodeScalars.enumerated().map { index, scalar in
      GlyphRun.Glyph(id: scalar.value, origin: Point(x: Double(index) * advance, y: 0))
    }
    let run = GlyphRun(
      font: bold ? "Fixed-Bold" : "Fixed", size: size, ink: ink, glyphs: glyphs, text: text)
    return TextBox(
      width: Double(glyphs.count) * advance, ascent: 0.7 * size, descent: 0.2 * size,
      elements: [.glyphs(run)])
  }

  /// The words and their boxes in a scene set by this type, at the 1/256 pt of a scene.
  static func words(in elements: [Element]) -> [(text: String, box: Rectangle)] {
    elements.flatMap { element -> [(text: String, box: Rectangle)] in
      switch element {
      case .glyphs(let run):
        guard let first = run.glyphs.first else { return [] }
        let box = Rectangle(
          x: first.origin.x, y: first.origin.y - 0.7 * run.size,
          width: Double(run.glyphs.count) * run.size / 2, height: 0.9 * run.size)
        return [(run.text, box)]
      case .group(let group): return words(in: group.elements)
      case .fill, .stroke, .markers: return []
      }
    }
  }
}

/// Tick labels measured like ``FixedMetrics`` at 7 pt.
func room(
  _ from: Double, _ to: Double, length: Double = 160, scale: Axis.Scale = .linear,
  isVertical: Bool = false
) -> TickRoom {
  TickRoom(
    map: AxisMap(scale: scale, from: from, to: to, start: 0, end: length), isVertical: isVertical
  ) { label in
    FixedMetrics().textBox(
      label, size: 7, ink: Ink(Color(hex: 0), role: "text"), bold: false
    ).size
  }
}
