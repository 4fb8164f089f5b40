import Formula
import Scene

/// Sets a chain of nodes in rows like a paragraph.
struct DiagramRows {
  private let diagram: Diagram
  /// Nodes that stay together: each part ends at a node with a name, or at the end.
  private let parts: [Range<Int>]

  init(_ diagram: Diagram) {
    self.diagram = diagram
    var parts: [Range<Int>] = []
    var start = diagram.nodes.isEmpty ? 0 : 1
    for index in diagram.nodes.indices.dropFirst()
    where diagram.nodes[index].joint != nil || index == diagram.nodes.count - 1 {
      parts.append(start..<index + 1)
      start = index + 1
    }
    self.parts = parts
  }

  /// One at most of the gaps in a row is an omission.
  private struct Row {
    var parts: Range<Int>
    /// Whether "⋯" follows.
    var isCut = false
  }

  func layout(in area: Rectangle, _ lettering: Lettering) -> DiagramLayout {
    for scale in DiagramLayout.scales where scale >= 0.875 {
      let measure = Measure(diagram, lettering.scaled(by: scale))
      let rows = self.rows(parts.indices, measure, width: area.width)
      if rows.count == 1, fits(rows, measure, area) { return place(rows, measure, area) }
    }
    for scale in DiagramLayout.scales {
      let measure = Measure(diagram, lettering.scaled(by: scale))
      let rows = self.balanced(measure, width: area.width)
      if fits(rows, measure, area) { return place(rows, measure, area) }
    }
    let measure = Measure(diagram, lettering.scaled(by: 0))
    let width = area.width - 18
    for kept in stride(from: parts.count - 1, to: 2, by: -1) {
      let back = max(1, kept / 3)
      var front = rows(0..<kept - back, measure, width: width)
      front[front.count - 1].isCut = true
      let rows = front + rows(parts.count - back..<parts.count, measure, width: width)
      if fits(rows, measure, area) { return place(rows, measure, area) }
    }
    // The first and the last are shown whatever the room.
    var rows = self.rows(0..<1, measure, width: width)
    if parts.count > 1 {
      rows[0].isCut = parts.count > 2
      rows += self.rows(parts.count - 1..<parts.count, measure, width: width)
    }
    return place(rows, measure, area)
  }

  private func fits(_ rows: [Row], _ measure: Measure, _ area: Rectangle) -> Bool {
    let height = Double(rows.count) * measure.pitch - Measure.leading
    return height <= area.height && rows.allSatisfy { width($0, measure) <= area.width }
  }

  /// As few rows as possible, of about the same width.
  private func balanced(_ measure: Measure, width: Double) -> [Row] {
    var best = rows(parts.indices, measure, width: width)
    for step in 1..<20 {
      let narrow = width * (1 - 0.03 * Double(step))
      let rows = self.rows(parts.indices, measure, width: narrow)
      guard rows.count == best.count, rows.allSatisfy({ self.width($0, measure) <= narrow })
      else { break }
      best = rows
    }
    return best
  }

  private func rows(_ range: Range<Int>, _ measure: Measure, width: Double) -> [Row] {
    var rows: [Row] = []
    for part in range {
      if var last = rows.last {
        last.parts = last.parts.lowerBound..<part + 1
        if self.width(last, measure) <= width {
          rows[rows.count - 1] = last
          continue
        }
      }
      rows.append(Row(parts: part..<part + 1))
    }
    return rows
  }

  private func nodes(_ row: Row) -> Range<Int> {
    parts[row.parts.lowerBound].lowerBound..<parts[row.parts.upperBound - 1].upperBound
  }

  /// The name that begins a row: the input's, or that of the value the row before ended with.
  private func opening(_ row: Row) -> Diagram.Node {
    let node = diagram.nodes[nodes(row).lowerBound - 1]
    guard nodes(row).lowerBound > 1, let joint = node.joint else { return node }
    return Diagram.Node(at: node.position, label: joint, shape: .bare)
  }

  private func closing(_ row: Row) -> Diagram.Node? {
    let last = nodes(row).upperBound - 1
    guard last < diagram.nodes.count - 1, let joint = diagram.nodes[last].joint else { return nil }
    return Diagram.Node(at: diagram.nodes[last].position, label: joint, shape: .bare)
  }

  private func width(_ row: Row, _ measure: Measure) -> Double {
    var width = measure.slot(opening(row))
    for index in nodes(row) {
      width += measure.gap(into: index) + measure.slot(diagram.nodes[index])
    }
    if let closing = closing(row) { width += Measure.arrow + measure.slot(closing) }
    return width
  }

  private func place(_ rows: [Row], _ measure: Measure, _ area: Rectangle) -> DiagramLayout {
    var result = DiagramLayout(
      diagram: Diagram(nodes: [], edges: [], arrangement: .row), centers: [],
      lettering: measure.lettering)
    let height = Double(rows.count) * measure.pitch - Measure.leading
    let widest = rows.map { width($0, measure) }.max() ?? 0
    let left = area.x + max(0, (area.width - widest) / 2)
    var y = area.y + max(0, (area.height - height) / 2) + measure.rise
    func add(_ node: Diagram.Node, at x: inout Double) -> Int {
      let slot = measure.slot(node)
      result.diagram.nodes.append(node)
      result.centers.append(Point(x: x + slot / 2, y: y))
      x += slot
      return result.centers.count - 1
    }
    for row in rows {
      var x = left
      // New indices of the nodes in this row.
      var new = [nodes(row).lowerBound - 1: add(opening(row), at: &x)]
      for index in nodes(row) {
        x += measure.gap(into: index)
        new[index] = add(diagram.nodes[index], at: &x)
      }
      for var edge in diagram.edges {
        guard let from = new[edge.from], let to = new[edge.to] else { continue }
        let length = (result.centers[to].x - result.centers[from].x).magnitude
        if edge.bend != 0, length > 0 { edge.bend = measure.rise / length }
        (edge.from, edge.to) = (from, to)
        result.diagram.edges.append(edge)
      }
      if let closing = closing(row), let last = new[nodes(row).upperBound - 1] {
        x += Measure.arrow
        let end = add(closing, at: &x)
        result.diagram.edges.append(Diagram.Edge(from: last, to: end))
      }
      if row.isCut {
        let dots = Diagram.Node(at: Sample(0, 0), label: .symbol("⋯", .ordinary), shape: .bare)
        _ = add(dots, at: &x)
      }
      y += measure.pitch
    }
    return result
  }
}

/// The room that the nodes of a row and the words between them take.
private struct Measure {
  let lettering: Lettering
  private let gaps: [Int: Double]
  /// Height of the arcs above the middle of a row.
  let rise: Double
  /// From row to row.
  let pitch: Double

  /// Space between rows, and length of an arrow without words.
  static let leading = 9.0
  static let arrow = 13.0

  init(_ diagram: Diagram, _ lettering: Lettering) {
    self.lettering = lettering
    var gaps: [Int: Double] = [:]
    var words = 0.0
    for edge in diagram.edges where edge.bend == 0 {
      let box = edge.label.map { lettering.note($0) }
      gaps[edge.to] = max(Self.arrow, (box?.width ?? 0) + 10)
      words = max(words, box?.height ?? 0)
    }
    self.gaps = gaps
    let tall = diagram.nodes.map { lettering.half($0).height }.max() ?? 0
    let captions = diagram.nodes.compactMap { $0.caption.map { lettering.note($0).height + 3 } }
    let hasArcs = diagram.edges.contains { $0.bend != 0 }
    rise = hasArcs ? max(tall, words) + 12 : max(tall, words + 3)
    pitch = rise + tall + (captions.max() ?? 0) + Self.leading
  }

  func gap(into node: Int) -> Double { gaps[node] ?? Self.arrow }

  func slot(_ node: Diagram.Node) -> Double {
    max(2 * lettering.half(node).width, node.caption.map { lettering.note($0).width } ?? 0)
  }
}
