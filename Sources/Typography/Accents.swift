import Formula
import Scene

extension MathLayout {
  /// A mark over a base (appendix G, rule 12); a bar over more than one character is a rule.
  func accent(_ mark: String, _ base: Notation, _ style: Style) -> Box {
    let nucleus = box(base, style.crampedStyle)
    if ["overbrace", "underbrace", "underline"].contains(mark) { return nucleus }
    guard let scalar = Self.marks[mark] ?? mark.unicodeScalars.first,
      let face = typesetter.fonts[.math], let id = face.glyph(for: scalar)
    else { return nucleus }
    if mark == "bar" && !nucleus.isCharacter { return overbar(nucleus, style) }
    let scale = em(style) / face.unitsPerEm
    let widest = face.variants(of: id, vertical: false).last { $0.extent * scale <= nucleus.width }
    let glyph = typesetter.glyph(
      nucleus.isCharacter ? id : widest?.id ?? id, .math, size: em(style),
      text: String(Character(scalar)))
    let middle = glyph.ink.map { $0.x + $0.width / 2 } ?? 0
    let attachment = nucleus.isCharacter ? nucleus.accentAttachment : nil
    let x = (attachment ?? nucleus.width / 2) - (glyph.accentAttachment ?? middle)
    let lift = max(0, nucleus.ascent - constant(.accentBaseHeight, style))
    var box = Box()
    box.place(nucleus, x: 0)
    box.place(glyph, x: x, y: -lift)
    box.width = nucleus.width
    box.italicCorrection = nucleus.italicCorrection
    box.isCharacter = nucleus.isCharacter
    return box
  }

  private static let marks: [String: Unicode.Scalar] = [
    "hat": "\u{302}", "tilde": "\u{303}", "bar": "\u{304}", "dot": "\u{307}",
    "ddot": "\u{308}", "check": "\u{30C}", "vec": "\u{20D7}",
  ]

  private func overbar(_ nucleus: Box, _ style: Style) -> Box {
    let rule = constant(.overbarRuleThickness, style)
    let bottom = nucleus.ascent + constant(.overbarVerticalGap, style)
    var box = Box()
    box.place(nucleus, x: 0)
    box.placeRule(Rectangle(x: 0, y: -bottom - rule, width: nucleus.width, height: rule))
    box.ascent += constant(.overbarExtraAscender, style)
    return box
  }
}
