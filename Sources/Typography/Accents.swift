import Formula
import Scene

extension MathLayout {
  /// A mark over or under a base (appendix G, rules 9, 10 and 12).
  func accent(_ mark: String, _ base: Notation, _ style: Style) -> Box {
    let nucleus = box(base, style.crampedStyle)
    let isSingle = nucleus.isCharacter && nucleus.pieces.count == 1
    switch mark {
    case "bar" where !isSingle: return ruled(nucleus, above: true, style)
    case "underline": return ruled(nucleus, above: false, style)
    case "overbrace": return braced(nucleus, above: true, style)
    case "underbrace": return braced(nucleus, above: false, style)
    default: break
    }
    guard let scalar = Self.marks[mark] ?? mark.unicodeScalars.first,
      let face = typesetter.fonts[.math], let id = face.glyph(for: scalar)
    else { return nucleus }
    let scale = em(style) / face.unitsPerEm
    let widest = face.variants(of: id, vertical: false).last { $0.extent * scale <= nucleus.width }
    let glyph = typesetter.glyph(
      isSingle ? id : widest?.id ?? id, .math, size: em(style),
      text: String(Character(scalar)), isCut: true)
    let middle = glyph.ink.map { $0.x + $0.width / 2 } ?? 0
    let attachment = isSingle ? nucleus.accentAttachment : nil
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

  private func ruled(_ nucleus: Box, above: Bool, _ style: Style) -> Box {
    let rule = constant(above ? .overbarRuleThickness : .underbarRuleThickness, style)
    let gap = constant(above ? .overbarVerticalGap : .underbarVerticalGap, style)
    let top = above ? -nucleus.ascent - gap - rule : nucleus.descent + gap
    var box = Box()
    box.place(nucleus, x: 0)
    box.placeRule(Rectangle(x: 0, y: top, width: nucleus.width, height: rule))
    if above {
      box.ascent += constant(.overbarExtraAscender, style)
    } else {
      box.descent += constant(.underbarExtraDescender, style)
    }
    return box
  }

  private func braced(_ nucleus: Box, above: Bool, _ style: Style) -> Box {
    let brace = stretched(
      above ? "\u{23DE}" : "\u{23DF}", toCover: nucleus.width, style, vertical: false)
    guard let ink = brace.ink else { return nucleus }
    let gap = constant(.stretchStackGapBelowMin, style)
    let y = above ? -nucleus.ascent - gap - ink.bottom : nucleus.descent + gap - ink.y
    let width = max(nucleus.width, ink.width)
    var box = Box()
    box.place(nucleus, x: (width - nucleus.width) / 2)
    box.place(brace, x: (width - ink.width) / 2 - ink.x, y: y)
    box.width = width
    return box
  }
}
