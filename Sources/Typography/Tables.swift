import Formula

extension MathLayout {
  /// Rows and columns around the axis, with the distances of TeX's `array` and `aligned`.
  func table(_ cells: [[Notation]], _ alignment: Notation.Alignment, _ style: Style) -> Box {
    let inner = Style(
      level: style.isScript ? style.level : alignment == .alternating ? .display : .text,
      cramped: style.cramped)
    let boxes: [[Box]] = cells.map { line in
      line.enumerated().map { (column, cell) -> Box in
        // The right part of an equation begins as if something stood on its left.
        alignment == .alternating && column % 2 == 1
          ? row([Atom(.init(), .ordinary)] + atoms(cell, inner), inner) : box(cell, inner)
      }
    }
    let columns = boxes.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      boxes.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    var whole = Box()
    var baseline = 0.0
    var bottom = 0.0
    for (index, line) in boxes.enumerated() {
      // A strut of \baselineskip, 7/10 above and 3/10 below.
      let skip = 1.2 * em(inner)
      let ascent = max(0.7 * skip, line.map(\.ascent).max() ?? 0)
      let descent = max(0.3 * skip, line.map(\.descent).max() ?? 0)
      baseline = index == 0 ? 0 : bottom + ascent
      bottom = baseline + descent
      var x = 0.0
      for (column, cell) in line.enumerated() {
        if column > 0 { x += gap(before: column, alignment, inner) }
        let slack = widths[column] - cell.width
        whole.place(cell, x: x + slack * share(column, alignment), y: baseline)
        x += widths[column]
      }
      whole.width = max(whole.width, x)
    }
    return centered(whole, style)
  }

  /// Where in its column a cell stands: 0 left, 1 right.
  private func share(_ column: Int, _ alignment: Notation.Alignment) -> Double {
    switch alignment.letter(ofColumn: column) {
    case "l": 0
    case "r": 1
    default: 0.5
    }
  }

  private func gap(
    before column: Int, _ alignment: Notation.Alignment, _ style: Style
  ) -> Double {
    switch alignment {
    case .centered, .leading, .columns: em(style)
    case .alternating: column % 2 == 1 ? 0 : 2 * em(style)
    }
  }
}
