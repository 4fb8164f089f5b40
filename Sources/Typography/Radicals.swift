import Formula
import Scene

extension MathLayout {
  /// A root (appendix G, rule 11; the degree as in MathML Core, section 3.3.3).
  func root(_ radicand: Notation, index: Notation?, _ style: Style) -> Box {
    let content = box(radicand, style.crampedStyle)
    let rule = constant(.radicalRuleThickness, style)
    var gap = constant(
      style.isDisplay ? .radicalDisplayStyleVerticalGap : .radicalVerticalGap, style)
    let needed = content.height + gap + rule
    let surd = stretched("√", toCover: needed, style)
    gap += max(0, surd.height - needed) / 2
    let top = content.ascent + gap + rule
    var box = Box()
    var left = 0.0
    if let index {
      let degree = self.box(index, Style(level: .scriptScript))
      let bottom = top - surd.height
      let raise = percent(.radicalDegreeBottomRaisePercent) * surd.height
      let before = max(0, constant(.radicalKernBeforeDegree, style))
      box.place(degree, x: before, y: -(bottom + raise + degree.descent))
      left = max(0, before + degree.width + constant(.radicalKernAfterDegree, style))
    }
    box.place(surd, x: left, y: surd.ascent - top)
    let start = left + surd.width
    box.place(content, x: start)
    // The rule begins under the surd's tip, so that no seam shows between the two.
    let overlap = rule / 2
    box.placeRule(
      Rectangle(x: start - overlap, y: -top, width: content.width + overlap, height: rule))
    box.ascent = max(box.ascent, top + constant(.radicalExtraAscender, style))
    box.width = start + content.width
    return box
  }
}
