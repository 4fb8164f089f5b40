import Formula
import Scene

extension MathLayout {
  /// A fraction with a bar on the axis (appendix G, rule 15).
  func fraction(_ numerator: Notation, _ denominator: Notation, _ style: Style) -> Box {
    let top = box(numerator, style.numerator)
    let bottom = box(denominator, style.denominator)
    let display = style.isDisplay
    let rule = constant(.fractionRuleThickness, style)
    let axis = axis(style)
    let up = max(
      constant(
        display ? .fractionNumeratorDisplayStyleShiftUp : .fractionNumeratorShiftUp, style),
      axis + rule / 2 + top.descent
        + constant(display ? .fractionNumDisplayStyleGapMin : .fractionNumeratorGapMin, style))
    let down = max(
      constant(
        display ? .fractionDenominatorDisplayStyleShiftDown : .fractionDenominatorShiftDown,
        style),
      bottom.ascent + rule / 2 - axis
        + constant(
          display ? .fractionDenomDisplayStyleGapMin : .fractionDenominatorGapMin, style))
    let width = max(top.width, bottom.width)
    // TeX's \nulldelimiterspace: 1.2 pt at 10 pt on either side.
    let margin = 0.12 * em(style)
    var box = Box()
    box.place(top, x: margin + (width - top.width) / 2, y: -up)
    box.place(bottom, x: margin + (width - bottom.width) / 2, y: down)
    box.placeRule(Rectangle(x: margin, y: -axis - rule / 2, width: width, height: rule))
    box.width = width + 2 * margin
    return box
  }

  /// One part over another without a bar (appendix G, rules 15c and 15e).
  func stack(_ above: Notation, _ below: Notation, _ style: Style) -> Box {
    let top = box(above, style.numerator)
    let bottom = box(below, style.denominator)
    let display = style.isDisplay
    var up = constant(display ? .stackTopDisplayStyleShiftUp : .stackTopShiftUp, style)
    var down = constant(display ? .stackBottomDisplayStyleShiftDown : .stackBottomShiftDown, style)
    let gap = (up - top.descent) - (bottom.ascent - down)
    let missing = constant(display ? .stackDisplayStyleGapMin : .stackGapMin, style) - gap
    if missing > 0 {
      up += missing / 2
      down += missing / 2
    }
    let width = max(top.width, bottom.width)
    var box = Box()
    box.place(top, x: (width - top.width) / 2, y: -up)
    box.place(bottom, x: (width - bottom.width) / 2, y: down)
    box.width = width
    return box
  }
}
