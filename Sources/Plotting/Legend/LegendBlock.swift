import Formula
import Scene

/// A legend as a block of samples and names, ready to be placed.
struct LegendBlock {
  /// One entry at its place relative to the block's top left corner.
  private struct Item {
    let entry: LegendEntry
    let text: TextBox
    var origin: Point
  }

  /// Extent of the block.
  let size: Size
  private let items: [Item]
  private let theme: Theme
  private let lineHeight: Double

  /// Width of a sample.
  private static let sample = 17.0
  private static let sampleGap = 4.0
  private static let columnGap = 13.0

  /// A block with entries in columns.
  ///
  /// - Parameter columns: number of columns; entries run along the first row, then the next.
  init(_ entries: [LegendEntry], columns: Int, lettering: Lettering) {
    theme = lettering.theme
    let boxes = entries.map { lettering.label($0.series.label) }
    let ascent = max(lettering.labelAscent, boxes.map(\.ascent).max() ?? 0)
    let line = ascent + (boxes.map(\.descent).max() ?? 0) + Spacing.leastGap + 1
    lineHeight = line
    let rows = (entries.count + columns - 1) / max(columns, 1)
    var items: [Item] = []
    var x = 0.0
    for column in 0..<columns {
      let members = entries.indices.filter { $0 % columns == column }
      for index in members {
        let y = Double(index / columns) * line + ascent
        items.append(Item(entry: entries[index], text: boxes[index], origin: Point(x: x, y: y)))
      }
      let width = members.map { boxes[$0].width }.max() ?? 0
      if !members.isEmpty { x += Self.sample + Self.sampleGap + width + Self.columnGap }
    }
    self.items = items
    size = Size(
      width: max(0, x - Self.columnGap), height: Double(rows) * line - Spacing.leastGap - 1)
  }

  /// The block with as many columns as the width allows.
  static func fitting(_ entries: [LegendEntry], width: Double, lettering: Lettering) -> LegendBlock
  {
    for columns in stride(from: entries.count, to: 1, by: -1) {
      let block = LegendBlock(entries, columns: columns, lettering: lettering)
      if block.size.width <= width { return block }
    }
    return LegendBlock(entries, columns: 1, lettering: lettering)
  }

  /// The block drawn with its top left corner at a place.
  func elements(at corner: Point, id: String) -> [Element] {
    items.map { item in
      let origin = item.origin.moved(dx: corner.x, dy: corner.y)
      let middle = origin.y - theme.type.label * 0.24
      let text = PlacedText(
        box: item.text, origin: origin.moved(dx: Self.sample + Self.sampleGap, dy: 0))
      return .group(
        Group(
          role: "legend-entry", id: "\(id)-\(item.entry.series.id)",
          label: item.entry.series.label.plainText,
          elements: sample(item.entry, at: Point(x: origin.x, y: middle)) + text.elements))
    }
  }

  private func sample(_ entry: LegendEntry, at left: Point) -> [Element] {
    let look = theme.look(of: entry.series.role)
    let center = left.moved(dx: Self.sample / 2, dy: 0)
    var elements: [Element] = []
    if entry.parts.contains(.swatch) {
      let box = Rectangle(x: left.x, y: left.y, width: Self.sample, height: 0)
        .grown(by: lineHeight * 0.22)
      let inner = Rectangle(x: left.x, y: box.y, width: Self.sample, height: box.height)
      elements.append(.fill(.rectangle(inner), look.tint))
    }
    if entry.parts.contains(.line) {
      elements.append(
        .stroke(
          .segment(left, left.moved(dx: Self.sample, dy: 0)),
          Stroke(ink: look.ink, width: look.width, dash: look.dash)))
    }
    if let head = entry.parts.head {
      // The target's curve has no marker; alone it has a circle.
      if look.marker != nil || !entry.parts.contains(.line) {
        elements.append(
          .markers(theme.marker(look, head, diameter: theme.lines.marker), at: [center]))
      }
    }
    return elements
  }
}

extension LegendEntry.Parts {
  /// The head that a sample shows, the most telling of several.
  fileprivate var head: Head? {
    if contains(.marker) { return .filled }
    if contains(.lightMarker) { return .light }
    if contains(.openMarker) { return .open }
    return contains(.cross) ? .cross : nil
  }
}
