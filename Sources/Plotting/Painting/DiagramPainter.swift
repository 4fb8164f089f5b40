import Scene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Draws nodes and arrows.
struct DiagramPainter {
  private let layout: DiagramLayout
  private let id: String

  init(diagram: Diagram, frame: PanelFrame, lettering: Lettering) {
    layout = DiagramLayout(diagram, in: frame.area, lettering: lettering)
    id = frame.id
  }

  private var diagram: Diagram { layout.diagram }
  private var lettering: Lettering { layout.lettering }
  private var theme: Theme { lettering.theme }

  /// Edges, nodes and the words on them.
  var elements: [Element] {
    [
      group("edges", diagram.edges.flatMap(paint)),
      group("nodes", diagram.nodes.indices.flatMap(paintNode)),
      group("edge-labels", diagram.edges.flatMap(label)),
    ]
  }

  private func group(_ name: String, _ elements: [Element]) -> Element {
    .group(Group(role: name, id: "\(id)-\(name)", elements: elements))
  }

  private func half(_ node: Diagram.Node) -> Size { layout.half(node) }

  private func paintNode(_ index: Int) -> [Element] {
    let node = diagram.nodes[index]
    let center = layout.centers[index]
    let half = half(node)
    let look = node.series.map { theme.look(of: $0.role) }
    let stroke = Stroke(
      ink: look?.ink ?? theme.axisInk, width: theme.lines.axis + 0.2, join: .miter)
    let fill = look?.tint ?? theme.pageInk
    var elements: [Element] = []
    let outline: Path? =
      switch node.shape {
      case .circle: .circle(center: center, radius: half.width)
      case .box:
        .rectangle(
          Rectangle(
            x: center.x - half.width, y: center.y - half.height, width: 2 * half.width,
            height: 2 * half.height))
      case .bare: nil
      }
    if let outline { elements += [.fill(outline, fill), .stroke(outline, stroke)] }
    if let label = node.label {
      let box = lettering.label(label)
      elements +=
        PlacedText(
          box: box,
          origin: Point(
            x: center.x - box.width / 2, y: center.y + (box.ascent - box.descent) / 2)
        ).elements
    }
    if let caption = node.caption {
      let box = lettering.note(caption)
      elements +=
        PlacedText(
          box: box,
          origin: Point(
            x: center.x - box.width / 2, y: center.y + half.height + 3 + box.ascent)
        ).elements
    }
    return elements
  }

  /// An edge from outline to outline: a quadratic arc through its bulge, and where it points.
  private func arc(_ edge: Diagram.Edge) -> (start: Point, control: Point, end: Point) {
    let (from, to) = (diagram.nodes[edge.from], diagram.nodes[edge.to])
    let (a, b) = (layout.centers[edge.from], layout.centers[edge.to])
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    if edge.bend == 0, let ports = ports(from, a, to, b) {
      let middle = Point(x: (ports.0.x + ports.1.x) / 2, y: (ports.0.y + ports.1.y) / 2)
      return (ports.0, middle, ports.1)
    }
    // To the left of the direction is upwards for an edge that runs to the right.
    let control = Point(
      x: (a.x + b.x) / 2 + 2 * edge.bend * dy, y: (a.y + b.y) / 2 - 2 * edge.bend * dx)
    let start = border(of: from, at: a, towards: control, gap: 0)
    let end = border(of: to, at: b, towards: control, gap: 1)
    guard edge.bend == 0 else { return (start, control, end) }
    // A wide node may reach beyond the middle of the centres.
    return (start, Point(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2), end)
  }

  /// Between boxes of different columns an edge runs from the middle of one side to the middle of
  /// the other, so that the edges of a unit fan out from one point.
  private func ports(
    _ from: Diagram.Node, _ a: Point, _ to: Diagram.Node, _ b: Point
  ) -> (Point, Point)? {
    guard from.shape != .circle, to.shape != .circle else { return nil }
    let (start, end) = (half(from).width, half(to).width + 1)
    let direction: Double = b.x > a.x ? 1 : -1
    guard (b.x - a.x).magnitude > start + end + 8 else { return nil }
    return (a.moved(dx: direction * start, dy: 0), b.moved(dx: -direction * end, dy: 0))
  }

  private func border(
    of node: Diagram.Node, at center: Point, towards target: Point, gap: Double
  ) -> Point {
    let half = half(node)
    let (dx, dy) = (target.x - center.x, target.y - center.y)
    let length = sqrt(dx * dx + dy * dy)
    guard length > 0 else { return center }
    let reach: Double
    switch node.shape {
    case .circle: reach = half.width
    case .box, .bare:
      reach =
        length
        * min(
          dx == 0 ? .infinity : half.width / dx.magnitude,
          dy == 0 ? .infinity : half.height / dy.magnitude)
    }
    let t = (reach + gap) / length
    return center.moved(dx: t * dx, dy: t * dy)
  }

  private func paint(_ edge: Diagram.Edge) -> [Element] {
    let (start, control, end) = arc(edge)
    let strength = min(max(edge.strength, 0), 1)
    // Inks that a dark page knows, or edges would vanish on it.
    let ink = strength >= 0.4 ? theme.axisInk : theme.auxiliaryInk
    let width = theme.lines.axis * (0.6 + strength)
    let (dx, dy) = (end.x - control.x, end.y - control.y)
    let length = max(sqrt(dx * dx + dy * dy), 1e-9)
    let (ux, uy) = (dx / length, dy / length)
    let head = 4.2
    // The line ends inside the head, so that its blunt end doesn't show at the tip.
    let neck = end.moved(dx: -ux * head * 0.8, dy: -uy * head * 0.8)
    let path = Path([
      .move(start),
      .curve(
        Point(
          x: start.x + 2 / 3 * (control.x - start.x), y: start.y + 2 / 3 * (control.y - start.y)),
        Point(
          x: neck.x + 2 / 3 * (control.x - neck.x), y: neck.y + 2 / 3 * (control.y - neck.y)),
        neck),
    ])
    let tip = Path([
      .move(end),
      .line(end.moved(dx: -ux * head - uy * 1.6, dy: -uy * head + ux * 1.6)),
      .line(end.moved(dx: -ux * head + uy * 1.6, dy: -uy * head - ux * 1.6)),
      .close,
    ])
    return [.stroke(path, Stroke(ink: ink, width: width)), .fill(tip, ink)]
  }

  private func label(_ edge: Diagram.Edge) -> [Element] {
    guard let label = edge.label else { return [] }
    let (start, control, end) = arc(edge)
    let box = lettering.note(label)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = max(sqrt(dx * dx + dy * dy), 1e-9)
    // Beside the line on its left side, which lies above an edge that runs to the right; on the
    // line and on a strip of page where edges fan out and would pass through each other's words.
    let (nx, ny) = (dy / length, -dx / length)
    let isOnLine = edge.labelPlace != 0.5
    let distance =
      isOnLine ? 0 : 2 + nx.magnitude * box.width / 2 + ny.magnitude * box.height / 2
    // The point of the quadratic arc at the label's place.
    let t = edge.labelPlace
    let (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t)
    let middle = Point(
      x: a * start.x + b * control.x + c * end.x + nx * distance,
      y: a * start.y + b * control.y + c * end.y + ny * distance)
    let text = PlacedText(
      box: box,
      origin: Point(
        x: middle.x - box.width / 2, y: middle.y + (box.ascent - box.descent) / 2))
    guard isOnLine else { return text.elements }
    return [.fill(.rectangle(text.bounds.grown(by: 0.8)), theme.pageInk)] + text.elements
  }
}
