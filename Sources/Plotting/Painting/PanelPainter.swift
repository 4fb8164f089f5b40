import Formula
import Scene

/// Draws one panel: axes first, then areas, curves, heads, and last the words between them.
struct PanelPainter {
  /// The panel at its place.
  let frame: PanelFrame
  /// Words and numbers.
  let lettering: Lettering
  /// The visible curves, by the index of their mark.
  let traces: [Int: Trace]
  /// What is covered by data or words.
  var occupancy: OccupancyGrid
  /// Boxes of words that stand in the panel.
  var words: [Rectangle] = []

  /// Colours and sizes.
  var theme: Theme { lettering.theme }
  /// The data area.
  var area: Rectangle { frame.area }

  /// A painter for a panel.
  init(_ frame: PanelFrame, lettering: Lettering) {
    self.frame = frame
    self.lettering = lettering
    var traces: [Int: Trace] = [:]
    for (index, mark) in frame.panel.marks.enumerated() {
      guard case .line(let line) = mark else { continue }
      let width = lettering.theme.look(of: line.series.role).width
      traces[index] = Trace(
        line.pieces, in: frame, margin: width / 2, isCurve: !line.marksEverySample)
    }
    self.traces = traces
    occupancy = OccupancyGrid(frame.area)
  }

  /// The curves of each series by its name, for direct labels; the last of several counts.
  var tracesBySeries: [String: Trace] {
    var result: [String: Trace] = [:]
    for (index, mark) in frame.panel.marks.enumerated() {
      if let trace = traces[index], let series = mark.series { result[series.id] = trace }
    }
    return result
  }

  /// The panel without its legend.
  mutating func paint() -> [Element] {
    var elements: [Element] = AxisPainter(frame: frame, lettering: lettering).elements
    let marks = frame.panel.marks.enumerated().sorted {
      ($0.element.layer, $0.offset) < ($1.element.layer, $1.offset)
    }
    for (index, mark) in marks { coverData(mark, index) }
    let front = marks.firstIndex { $0.element.layer > Mark.targetLayer } ?? marks.count
    for (index, mark) in marks[..<front] { elements += group(mark, index, paint(mark, index)) }
    // Markers stand on the target too: they tell that a hidden curve runs under it.
    for (index, mark) in marks {
      guard case .line(let line) = mark, let trace = traces[index] else { continue }
      elements += group(mark, index, paintMarkers(line, trace), suffix: "-markers")
    }
    for (index, mark) in marks[front...] { elements += group(mark, index, paint(mark, index)) }
    return elements + paintWords()
  }

  private func group(
    _ mark: Mark, _ index: Int, _ parts: [Element], suffix: String = ""
  ) -> [Element] {
    guard !parts.isEmpty else { return [] }
    let id = "\(frame.id)-\(mark.role)-\(mark.series?.id ?? "\(index)")\(suffix)"
    return [
      .group(
        Group(
          role: mark.role + suffix, id: id, label: mark.series?.label.plainText, elements: parts))
    ]
  }

  private mutating func paint(_ mark: Mark, _ index: Int) -> [Element] {
    switch mark {
    case .line(let line): paint(line, traces[index])
    case .stems(let stems): paint(stems)
    case .points(let points): paint(points)
    case .rule(let rule): paint(rule)
    case .trend(let trend): paint(trend)
    case .band(let band): paint(band)
    case .bars(let bars): paint(bars)
    case .heatmap(let map): HeatmapPainter(map: map, frame: frame, lettering: lettering).elements
    case .diagram(let diagram):
      DiagramPainter(diagram: diagram, frame: frame, lettering: lettering).elements
    case .note(let note): paint(note)
    }
  }

  /// Elements that are cut at the edges of an area.
  func clipped(_ elements: [Element], to area: Rectangle, id: String) -> Element {
    .group(Group(role: "clip", id: "\(frame.id)-\(id)-clip", clip: area, elements: elements))
  }

  /// Whether a point lies in the data area, its edges included.
  func isVisible(_ point: Point) -> Bool {
    area.grown(by: 0.01).contains(point)
  }

  /// Notes what a mark covers, so that words keep off it.
  private mutating func coverData(_ mark: Mark, _ index: Int) {
    switch mark {
    case .line(let line):
      let width = theme.look(of: line.series.role).width + 1
      for polyline in traces[index]?.polylines ?? [] { occupancy.cover(polyline, width: width) }
      if line.marksEverySample { cover(line.pieces.flatMap(\.self)) }
    case .stems(let stems):
      for sample in stems.samples where sample.x.isFinite && sample.y.isFinite {
        let head = stemHead(sample, of: stems)
        occupancy.cover([Point(x: head.x, y: frame.baseline), head], width: theme.lines.marker)
      }
    case .points(let points): cover(points.samples)
    case .trend(let trend):
      occupancy.cover([frame.place(trend.start), frame.place(trend.end)], width: 1)
    case .bars(let bars):
      for sample in bars.samples { barBox(sample, of: bars).map { occupancy.cover($0) } }
    case .heatmap, .diagram: occupancy.cover(area)
    case .rule, .band, .note: break
    }
  }

  private mutating func cover(_ samples: [Sample]) {
    for sample in samples where sample.x.isFinite && sample.y.isFinite {
      let point = frame.place(sample)
      guard isVisible(point) else { continue }
      occupancy.cover(
        Rectangle(x: point.x, y: point.y, width: 0, height: 0).grown(by: theme.lines.marker / 2))
    }
  }
}

extension Mark {
  /// The layer of the target: above all other curves, below markers and heads.
  static let targetLayer = 6

  /// Painting order: areas lie under reference lines, these under curves, curves under heads.
  var layer: Int {
    switch self {
    case .heatmap: 0
    case .band: 1
    case .bars: 2
    case .rule: 3
    case .line(let line): line.series.role == .target ? Self.targetLayer : 5
    case .diagram: 5
    case .trend: 4
    case .stems: 8
    case .points: 9
    case .note: 10
    }
  }

  /// The role of the mark's group.
  var role: String {
    switch self {
    case .line: "line"
    case .stems: "stems"
    case .points: "points"
    case .rule: "rule"
    case .trend: "trend"
    case .band: "band"
    case .bars: "bars"
    case .heatmap: "heatmap"
    case .diagram: "diagram"
    case .note: "note"
    }
  }
}
