import Scene

/// Places the panels of a figure in rows and columns.
///
/// All data areas of a figure are equally wide and those of a row equally high, their edges are
/// aligned and their gutters equal. Margins come from measured words, words depend on the ticks and
/// ticks on the size of the data area, so that the layout is a fixed point: it is iterated until
/// the ticks repeat, at most ``FigureGrid/rounds`` times, and margins never shrink on the way.
struct FigureGrid {
  /// Columns and rows.
  let columns: Int
  let rows: Int
  /// Width of the page and height of one row.
  let width: Double
  let rowHeight: Double
  /// Words and numbers.
  let lettering: Lettering

  /// The most rounds a layout takes.
  static let rounds = 4

  /// The grid for a number of panels.
  init(_ size: FigureSize, count: Int, lettering: Lettering) {
    columns = max(1, min(count, size.columns ?? Self.columns(for: count, width: size.width)))
    rows = max(1, (count + columns - 1) / columns)
    width = size.width
    rowHeight = size.panelHeight
    self.lettering = lettering
  }

  /// One row up to three panels, two columns for four, three for more, as far as columns stay
  /// 44 mm wide.
  static func columns(for count: Int, width: Double) -> Int {
    let fitting = max(1, Int(width / (44 * FigureSize.pointsPerMillimetre)))
    return min(fitting, count <= 3 ? count : count == 4 ? 2 : 3)
  }

  /// Height of all rows.
  var height: Double {
    Double(rows) * rowHeight + Double(rows - 1) * Spacing.row
  }

  /// The panels at their places, with their ticks.
  ///
  /// - Parameters:
  ///   - top: where the first row begins.
  ///   - reserved: room kept free to the right of every panel for direct labels.
  func placed(_ panels: [PanelFrame], top: Double, reserved: [Double]) -> [PanelFrame] {
    var frames = panels
    var margins = frames.indices.map { Protrusions(right: reserved[$0]) }
    for round in 0..<Self.rounds {
      let cells = cells(margins, top: top)
      let before = frames.map { [$0.xTicks, $0.yTicks] }
      for index in frames.indices {
        let (cell, left) = cells[index]
        frames[index].area = cell.fitted(to: frames[index])
        frames[index].cell = Rectangle(
          x: cell.x - left, y: cell.y, width: cell.width + left, height: cell.height)
        frames[index].xTicks = TickChooser.choose(
          for: frames[index].panel.x, in: frames[index].xRoom(lettering))
        frames[index].yTicks = TickChooser.choose(
          for: frames[index].panel.y, in: frames[index].yRoom(lettering))
      }
      alignHeads(&frames)
      let needed = frames.map { Decorations(frame: $0, lettering: lettering).protrusions }
      let grown = zip(margins, needed).map { $0.union($1) }
      if round > 0, frames.map({ [$0.xTicks, $0.yTicks] }) == before, grown == margins { break }
      margins = grown
    }
    return frames
  }

  /// Gives all panels of a row the same line for letters and labels.
  private func alignHeads(_ frames: inout [PanelFrame]) {
    let drops = frames.map { Decorations(frame: $0, lettering: lettering).neededHeadDrop }
    for index in frames.indices {
      let row = drops.indices.filter { $0 / columns == index / columns }
      frames[index].headDrop = row.map { drops[$0] }.max() ?? 0
    }
  }

  /// Data areas for these margins, and the margins to their left.
  private func cells(
    _ margins: [Protrusions], top: Double
  ) -> [(area: Rectangle, left: Double)] {
    func widest(_ side: (Protrusions) -> Double, where isMeant: (Int) -> Bool) -> Double {
      margins.indices.filter { isMeant($0 % columns) }.map { side(margins[$0]) }.max() ?? 0
    }
    let outerLeft = widest(\.left) { $0 == 0 } + Spacing.page
    let innerLeft = widest(\.left) { $0 > 0 }
    let innerRight = widest(\.right) { $0 < columns - 1 }
    let outerRight = widest(\.right) { $0 == columns - 1 } + Spacing.page
    let pitch = innerRight + Spacing.gutter + innerLeft
    let gutters = Double(columns - 1) * pitch
    let areaWidth = max(8, (width - outerLeft - outerRight - gutters) / Double(columns))
    return margins.indices.map { index in
      let row = index / columns
      let members = margins.indices.filter { $0 / columns == row }
      let head = members.map { margins[$0].top }.max() ?? 0
      let foot = members.map { margins[$0].bottom }.max() ?? 0
      let area = Rectangle(
        x: outerLeft + Double(index % columns) * (areaWidth + pitch),
        y: top + Double(row) * (rowHeight + Spacing.row) + head,
        width: areaWidth, height: max(8, rowHeight - head - foot))
      return (area, index % columns == 0 ? outerLeft - Spacing.page : innerLeft)
    }
  }
}

extension Rectangle {
  /// The largest area inside with equal units on both axes, for a panel that asks for it.
  fileprivate func fitted(to frame: PanelFrame) -> Rectangle {
    let reserved = frame.panel.colorScaleWidth
    let room = width - reserved
    guard frame.panel.isEquallyScaled, room > 8 else {
      return Rectangle(x: x, y: y, width: max(8, room), height: height)
    }
    let x = frame.window.x.range
    let y = frame.window.y.range
    let unit = min(
      room / (x.upperBound - x.lowerBound), height / (y.upperBound - y.lowerBound))
    let size = Size(
      width: unit * (x.upperBound - x.lowerBound), height: unit * (y.upperBound - y.lowerBound))
    // A matrix keeps the left and upper edges aligned with other panels; what has no axes is
    // centred.
    let isFree = !frame.panel.x.isShown && !frame.panel.y.isShown
    return Rectangle(
      x: self.x + (isFree ? (room - size.width) / 2 : 0),
      y: self.y + (isFree ? (height - size.height) / 2 : 0),
      width: size.width, height: size.height)
  }
}

extension Panel {
  /// Room to the right of the data area for the colour scale of a matrix.
  var colorScaleWidth: Double {
    let hasMatrix = marks.contains { if case .heatmap = $0 { true } else { false } }
    return hasMatrix ? 42 : 0
  }
}
