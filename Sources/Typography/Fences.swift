import Formula
import Scene

extension MathLayout {
  /// A part between delimiters that grow with it (The TeXbook, chapter 17 and rule 19).
  func fence(_ open: String, _ inner: Box, _ close: String, _ style: Style) -> Atom {
    let axis = axis(style)
    let reach = max(inner.ascent - axis, inner.descent + axis)
    // \delimiterfactor 901 and \delimitershortfall 5 pt at 10 pt.
    let height = max(2 * reach * 0.901, 2 * reach - 0.5 * em(style))
    let left = delimiter(open, height, style)
    let right = delimiter(close, height, style)
    var box = Box()
    var pen = 0.0
    if let left {
      box.place(left, x: 0)
      // An f must not run into the bar before it.
      let gap = left.width - (left.ink?.right ?? 0) - inner.overhang
      pen = left.width + max(0, 0.1 * em(style) - gap)
    }
    box.place(inner, x: pen)
    pen += inner.width
    if let right {
      pen += inner.italicCorrection
      box.place(right, x: pen)
      pen += right.width
    }
    box.width = pen
    // Around a part of ordinary height the scripts sit as on a single letter.
    box.isCharacter = right?.isCharacter ?? false
    return Atom(
      box, left: left == nil ? .ordinary : .open, right: right == nil ? .ordinary : .close)
  }

  private func delimiter(_ text: String, _ height: Double, _ style: Style) -> Box? {
    guard !text.isEmpty, text != "." else { return nil }
    let plain = symbols(text, style)
    if plain.height >= height { return plain }
    return centered(stretched(text, toCover: height, style), style)
  }
}
