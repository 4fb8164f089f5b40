import Formula
import Scene

// Names of the series, in the panel or beside it.
extension PanelPainter {
  /// Names at the right ends of their curves.
  func paint(_ labels: DirectLabels) -> Element {
    .group(
      Group(
        role: "legend", id: "\(frame.id)-legend",
        elements: labels.labels.map { label in
          .group(
            Group(
              role: "legend-entry", id: "\(frame.id)-legend-\(label.series.id)",
              label: label.series.label.plainText, elements: label.text.elements))
        }))
  }

  /// A legend in the free space of the panel; nil when there is none.
  ///
  /// Every place of a box of this size is tried, for one column and then for flatter blocks; of the
  /// free ones that nearest to a corner wins, the upper right first.
  func insideLegend(_ entries: [LegendEntry]) -> Element? {
    var grid = occupancy
    let counts = grid.summed()
    let shapes = [1, entries.count, (entries.count + 1) / 2]
    for columns in shapes {
      let block = LegendBlock(entries, columns: columns, lettering: lettering)
      guard let corner = corner(for: block.size, in: counts) else { continue }
      return .group(
        Group(
          role: "legend", id: "\(frame.id)-legend",
          elements: block.elements(at: corner, id: "\(frame.id)-legend")))
    }
    return nil
  }

  private func corner(for size: Size, in grid: OccupancyGrid) -> Point? {
    let margin = 4.0
    let inner = area.grown(by: -margin)
    guard size.width <= inner.width, size.height <= inner.height else { return nil }
    var best: (cost: Double, corner: Point)?
    let (right, low) = (inner.right - size.width, inner.bottom - size.height)
    for y in stride(from: inner.y, through: low, by: 3) {
      for x in stride(from: inner.x, through: right, by: 3) {
        let box = Rectangle(x: x, y: y, width: size.width, height: size.height)
        guard grid.count(in: box.grown(by: 3)) == 0 else { continue }
        let across = min(x - inner.x + 2, right - x)
        let down = min(y - inner.y, low - y + 4)
        let cost = across + down
        if best.map({ cost < $0.cost }) ?? true { best = (cost, Point(x: x, y: y)) }
      }
    }
    return best?.corner
  }
}
