import Formula
import Scene

// Reference lines, trends and notes, with words that keep off the data.
extension PanelPainter {
  /// A reference line across the panel.
  func paint(_ rule: Rule) -> [Element] {
    guard let ends = ends(of: rule) else { return [] }
    let dash: [Double] =
      switch rule.pattern {
      case .solid: []
      case .dashed: [4, 2.5]
      case .dotted: [0.8, 1.8]
      }
    return [
      .stroke(
        .segment(ends.0, ends.1),
        Stroke(ink: theme.auxiliaryInk, width: theme.lines.axis + 0.1, dash: dash))
    ]
  }

  private func ends(of rule: Rule) -> (Point, Point)? {
    switch rule.position {
    case .horizontal(let value):
      let y = frame.y.position(of: value)
      guard value.isFinite, y >= area.y, y <= area.bottom else { return nil }
      return (Point(x: area.x, y: y), Point(x: area.right, y: y))
    case .vertical(let value):
      let x = frame.x.position(of: value)
      guard value.isFinite, x >= area.x, x <= area.right else { return nil }
      return (Point(x: x, y: area.bottom), Point(x: x, y: area.y))
    }
  }

  /// A thin dashed line.
  func paint(_ trend: Trend) -> [Element] {
    let points = [frame.place(trend.start), frame.place(trend.end)]
    guard points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }),
      let (start, end) = area.clipped(points[0], points[1])
    else { return [] }
    let look = theme.look(of: trend.series.role)
    return [
      .stroke(
        .segment(start, end), Stroke(ink: look.textInk, width: theme.lines.stem, dash: [3.5, 2]))
    ]
  }

  /// The ring of a note; its words come last.
  func paint(_ note: Note) -> [Element] {
    let point = frame.place(note.position)
    guard note.isMarked, isVisible(point) else { return [] }
    let marker = Marker(
      shape: .circle(center: Point(x: 0, y: 0), radius: theme.lines.marker * 0.62),
      fill: nil, stroke: Stroke(ink: theme.textInk, width: 0.7))
    return [.markers(marker, at: [point])]
  }

  /// The words of notes, trends and rules, in this order of right to the best place.
  mutating func paintWords() -> [Element] {
    var elements: [Element] = []
    func rank(_ mark: Mark) -> Int {
      switch mark {
      case .note: 0
      case .trend: 1
      default: 2
      }
    }
    let marks = frame.panel.marks.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    for (index, mark) in marks {
      guard let (box, places) = words(of: mark),
        let placed = place(box, at: places)
      else { continue }
      elements.append(
        .group(
          Group(
            role: "label", id: "\(frame.id)-\(mark.role)-\(mark.series?.id ?? "\(index)")-label",
            elements: placed)))
    }
    return elements
  }

  /// A mark's words and where they may stand, best first.
  private func words(of mark: Mark) -> (TextBox, [Point])? {
    switch mark {
    case .note(let note):
      let point = frame.place(note.position)
      guard isVisible(point) else { return nil }
      let box = lettering.note(note.text)
      let distance = note.isMarked ? theme.lines.marker * 0.62 + 2 : 2.5
      return (box, around(point, box, distance: distance))
    case .trend(let trend):
      guard let label = trend.label else { return nil }
      let box = lettering.note(label, ink: theme.look(of: trend.series.role).textInk)
      let (a, b) = (frame.place(trend.start), frame.place(trend.end))
      let places = [0.6, 0.5, 0.7, 0.4, 0.8, 0.3, 0.9, 0.2].flatMap { share in
        around(
          Point(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y)), box, distance: 3)
      }
      return (box, places)
    case .rule(let rule):
      guard let label = rule.label, let ends = ends(of: rule) else { return nil }
      let look = theme.look(of: .auxiliary)
      let box = lettering.note(label, ink: look.textInk)
      return (box, along(rule, ends, box))
    case .line, .stems, .points, .band, .bars, .heatmap, .diagram: return nil
    }
  }

  private func along(_ rule: Rule, _ ends: (Point, Point), _ box: TextBox) -> [Point] {
    let shares = [1.0, 0, 0.5, 0.75, 0.25]
    switch rule.position {
    case .horizontal:
      let xs = shares.map { area.x + 2 + $0 * (area.width - box.width - 4) }
      let above = ends.0.y - Spacing.leastGap - box.descent
      let below = ends.0.y + Spacing.leastGap + box.ascent
      return xs.map { Point(x: $0, y: above) } + xs.map { Point(x: $0, y: below) }
    case .vertical:
      let ys = shares.reversed().map { area.y + box.ascent + $0 * (area.height - box.height - 4) }
      let right = ends.0.x + Spacing.leastGap + 1
      let left = ends.0.x - Spacing.leastGap - 1 - box.width
      return [area.y + box.ascent + 1].flatMap { [Point(x: right, y: $0), Point(x: left, y: $0)] }
        + ys.flatMap { [Point(x: right, y: $0), Point(x: left, y: $0)] }
    }
  }

  /// Eight places around a point.
  private func around(_ point: Point, _ box: TextBox, distance d: Double) -> [Point] {
    let right = point.x + d
    let left = point.x - d - box.width
    let middle = point.x - box.width / 2
    let above = point.y - d - box.descent
    let below = point.y + d + box.ascent
    let level = point.y + (box.ascent - box.descent) / 2
    return [
      Point(x: right, y: above), Point(x: left, y: above), Point(x: right, y: below),
      Point(x: left, y: below), Point(x: middle, y: above), Point(x: middle, y: below),
      Point(x: right, y: level), Point(x: left, y: level),
    ]
  }

  /// The words at the first free place, or at the one that covers least, on a strip of page then;
  /// nil when every place leaves the panel or touches other words.
  private mutating func place(_ box: TextBox, at places: [Point]) -> [Element]? {
    let grid = occupancy.summed()
    var best: (count: Int, text: PlacedText)?
    for origin in places {
      let text = PlacedText(box: box, origin: origin)
      let bounds = text.bounds
      guard bounds.x >= area.x, bounds.right <= area.right, bounds.y >= area.y - 1,
        bounds.bottom <= area.bottom,
        !words.contains(where: { $0.grown(by: Spacing.leastGap).overlaps(bounds) })
      else { continue }
      let count = grid.count(in: bounds.grown(by: 0.8))
      if best.map({ count < $0.count }) ?? true { best = (count, text) }
      if count == 0 { break }
    }
    guard let best else { return nil }
    words.append(best.text.bounds)
    occupancy.cover(best.text.bounds)
    guard best.count > 0 else { return best.text.elements }
    let strip = Path.rectangle(best.text.bounds.grown(by: 1))
    return [.fill(strip, theme.pageInk)] + best.text.elements
  }
}
