import Formula
import Scene

extension MathLayout {
  /// A large operator with limits: above and below in displays, beside it in running text
  /// (appendix G, rules 13 and 13a).
  func large(_ symbol: String, lower: Notation?, upper: Notation?, _ style: Style) -> Box {
    let isName = symbol.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == " " }
    var nucleus = isName ? prose(symbol, style) : operatorGlyph(symbol, style)
    nucleus.isCharacter = false
    let sub = lower.map { box($0, style.subscript) }
    let sup = upper.map { box($0, style.superscript) }
    if style.isDisplay && !Self.integrals.contains(symbol) {
      return limits(nucleus, lower: sub, upper: sup, style)
    }
    return attach(nucleus, sub: sub, sup: sup, style, isLargeOperator: !isName)
  }

  /// Signs whose limits stand beside them even in displays.
  private static let integrals: Set<String> = ["∫", "∬", "∭", "∮"]

  private func operatorGlyph(_ symbol: String, _ style: Style) -> Box {
    guard style.isDisplay else { return centered(symbols(symbol, style), style) }
    let height = constant(.displayOperatorMinHeight, style)
    return centered(stretched(symbol, toCover: height, style), style)
  }

  /// A base with small parts below and above it.
  func stacked(_ base: Notation, below: Notation?, above: Notation?, _ style: Style) -> Atom {
    let parts = atoms(base, style)
    let single = parts.count == 1 ? parts.first : nil
    let box = limits(
      single?.box ?? row(parts, style), lower: below.map { self.box($0, style.subscript) },
      upper: above.map { self.box($0, style.superscript) }, style)
    return Atom(box, left: single?.left ?? .ordinary, right: single?.right ?? .ordinary)
  }

  private func limits(_ nucleus: Box, lower: Box?, upper: Box?, _ style: Style) -> Box {
    let lean = nucleus.italicCorrection / 2
    let width = max(nucleus.width, lower?.width ?? 0, upper?.width ?? 0)
    var box = Box()
    box.place(nucleus, x: (width - nucleus.width) / 2)
    if let upper {
      let rise = max(
        constant(.upperLimitBaselineRiseMin, style),
        constant(.upperLimitGapMin, style) + upper.descent)
      box.place(
        upper, x: (width - upper.width) / 2 + lean, y: -(nucleus.ascent + rise))
    }
    if let lower {
      let drop = max(
        constant(.lowerLimitBaselineDropMin, style),
        constant(.lowerLimitGapMin, style) + lower.ascent)
      box.place(
        lower, x: (width - lower.width) / 2 - lean, y: nucleus.descent + drop)
    }
    box.width = width
    return box
  }
}
