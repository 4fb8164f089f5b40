import Formula
import Scene
import Testing

@testable import Plotting

/// A residual chain of boxes and sums, as networks draw it.
private func chain(_ depth: Int, label: String = "t²", weight: String = "−1/3") -> Diagram {
  var nodes = [Diagram.Node(at: Sample(0, 0), label: .variable("x"), shape: .bare)]
  var edges: [Diagram.Edge] = []
  for layer in 1...depth {
    let last = nodes.count - 1
    nodes.append(
      Diagram.Node(
        at: Sample(Double(2 * layer - 1), 0), label: .text(label), caption: .text("+ 1/4"),
        shape: .box))
    nodes.append(
      Diagram.Node(
        at: Sample(Double(2 * layer), 0), label: .text("+"), joint: .text("F\(layer)")))
    edges.append(Diagram.Edge(from: last, to: last + 1, label: .text(weight)))
    edges.append(Diagram.Edge(from: last + 1, to: last + 2))
    edges.append(Diagram.Edge(from: last, to: last + 2, bend: 0.3))
  }
  nodes.append(
    Diagram.Node(at: Sample(Double(2 * depth + 1), 0), label: .text("F\(depth)"), shape: .bare))
  edges.append(Diagram.Edge(from: nodes.count - 2, to: nodes.count - 1))
  return Diagram(nodes: nodes, edges: edges, arrangement: .row)
}

/// A network whose layers are fully connected.
private func columns(_ layers: Int, of units: Int) -> Diagram {
  var nodes: [Diagram.Node] = []
  var edges: [Diagram.Edge] = []
  for layer in 0..<layers {
    for unit in 0..<units {
      nodes.append(
        Diagram.Node(
          at: Sample(2 * Double(layer), Double(unit)), label: .text("ReLU"), shape: .box))
      guard layer > 0 else { continue }
      for source in 0..<units {
        edges.append(Diagram.Edge(from: (layer - 1) * units + source, to: nodes.count - 1))
      }
    }
  }
  return Diagram(nodes: nodes, edges: edges)
}

private func layout(_ diagram: Diagram, _ width: Double, _ height: Double) -> DiagramLayout {
  DiagramLayout(
    diagram, in: Rectangle(x: 10, y: 20, width: width, height: height),
    lettering: Lettering(theme: .article, measuring: FixedMetrics()))
}

private func boxes(_ layout: DiagramLayout) -> [Rectangle] {
  zip(layout.diagram.nodes, layout.centers).map { node, center in
    let half = layout.half(node)
    return Rectangle(
      x: center.x - half.width, y: center.y - half.height, width: 2 * half.width,
      height: 2 * half.height)
  }
}

private func overlap(_ a: Rectangle, _ b: Rectangle) -> Bool {
  a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom
}

@Test(arguments: [1, 3, 4, 8, 12, 40], [130.0, 230, 500])
func `nodes of a chain keep apart and inside at every width`(depth: Int, width: Double) {
  let layout = layout(chain(depth), width, 140)
  let boxes = boxes(layout)
  for (index, box) in boxes.enumerated() {
    #expect(box.x >= 9.9 && box.right <= 10.1 + width)
    #expect(box.y >= 19.9 && box.bottom <= 160.1)
    for other in boxes[(index + 1)...] { #expect(!overlap(box, other)) }
  }
}

@Test(arguments: [1, 3, 4, 8, 12, 40], [130.0, 230, 500])
func `a weight fits between the nodes it joins`(depth: Int, width: Double) {
  let layout = layout(chain(depth, weight: "−0.000419"), width, 140)
  let boxes = boxes(layout)
  for edge in layout.diagram.edges where edge.bend == 0 {
    let words = edge.label.map { layout.lettering.note($0).width } ?? 0
    #expect(boxes[edge.to].x - boxes[edge.from].right >= max(words, 12) - 1e-9)
    #expect(layout.centers[edge.from].y == layout.centers[edge.to].y)
  }
}

@Test func `a row begins with the name the one before ended with`() {
  let layout = layout(chain(6), 230, 200)
  let rows = Dictionary(grouping: layout.diagram.nodes.indices) { layout.centers[$0].y }
    .sorted { $0.key < $1.key }.map { $0.value.map { layout.diagram.nodes[$0].label?.plainText } }
  #expect(rows.count > 1)
  for (row, next) in zip(rows, rows.dropFirst()) { #expect(row.last == next.first) }
}

@Test func `a chain too long for its panel shows its ends and says that layers are missing`() {
  let layout = layout(chain(40), 130, 100)
  let names = layout.diagram.nodes.map { $0.label?.plainText ?? "" }
  #expect(names.first == "x" && names.contains("F40") && names.contains("⋯"))
}

@Test(arguments: [2, 5, 12], [1, 3, 16])
func `units of a network keep apart`(layers: Int, units: Int) {
  let layout = layout(columns(layers, of: units), 140, 140)
  let boxes = boxes(layout)
  for (index, box) in boxes.enumerated() {
    for other in boxes[(index + 1)...] { #expect(!overlap(box, other)) }
  }
}

@Test func `the legend under a figure holds what panels share, the rest is marked or in its panel`()
  throws
{
  func line(_ id: String, _ index: Int, _ y: Double) -> Mark {
    .line(
      Line(
        Series(id: id, label: .text(id), role: .approximant(index)),
        samples: [Sample(0, y), Sample(1, y)]))
  }
  func panel(_ id: String, _ marks: [Mark]) -> Panel {
    Panel(id: id, x: Axis(.variable("x")), y: Axis(), marks: marks)
  }
  let figure = Figure(
    id: "f",
    panels: [
      panel("a", [line("both", 0, 0)]), panel("b", [line("both", 0, 0), line("own", 1, 1)]),
    ], size: FigureSize(millimetres: 140, panelHeight: 50, columns: 2), theme: .article)
  let plan = LegendPlan(figure, entries: figure.panels.map(LegendEntry.entries))
  #expect(plan.panels == [.shared, .shared])
  #expect(plan.common.map(\.id) == ["both"])
  let words = FixedMetrics.words(in: try figure.laidOut(measuring: FixedMetrics()).scene.elements)
  #expect(words.count { $0.text == "both" } == 1)
  let names = words.filter { $0.text == "own" || $0.text == "both" }
  let (own, both) = (names.first { $0.text == "own" }, names.first { $0.text == "both" })
  #expect(try #require(own).box.y < #require(both).box.y)
}
