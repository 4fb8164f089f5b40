import Formula
import Scene

/// Where the nodes of a diagram stand on the page, and how large it is set.
///
/// What doesn't fit at full size is set smaller, down to ``TypeSizes/smallest``. A row is then
/// broken into several, each beginning with the name of the value the one before ended with, and at
/// last its middle is left out; the columns of a network lose their weights, then their words.
struct DiagramLayout {
  /// The graph as it is drawn: with the names where rows break, without what is left out.
  var diagram: Diagram
  /// The centres of its nodes, in points.
  var centers: [Point]
  /// Words at the size that fits.
  let lettering: Lettering
  /// Radius of circles without words.
  var dot = 3.5

  /// Sizes of type to try, relative to the theme's.
  static let scales = [1, 0.9375, 0.875, 0.8125, 0.75]

  init(_ diagram: Diagram, in area: Rectangle, lettering: Lettering) {
    switch diagram.arrangement {
    case .row: self = DiagramRows(diagram).layout(in: area, lettering)
    case .placed: self = Self.columns(diagram, in: area, lettering)
    }
  }

  init(diagram: Diagram, centers: [Point], lettering: Lettering, dot: Double = 3.5) {
    self.diagram = diagram
    self.centers = centers
    self.lettering = lettering
    self.dot = dot
  }

  /// Half the extent of a node's outline.
  func half(_ node: Diagram.Node) -> Size { lettering.half(node, dot: dot) }
}

extension Lettering {
  /// The lettering with type set smaller, but never below the smallest size.
  func scaled(by factor: Double) -> Lettering {
    var theme = theme
    theme.type.label = max(theme.type.label * factor, TypeSizes.smallest)
    theme.type.note = max(theme.type.note * factor, TypeSizes.smallest)
    return Lettering(theme: theme, measuring: measuring)
  }

  /// Half the extent of a node's outline.
  func half(_ node: Diagram.Node, dot: Double = 3.5) -> Size {
    let box = node.label.map { label($0) }
    let width = (box?.width ?? 0) / 2
    let height = (box?.height ?? 0) / 2
    let em = theme.type.label
    switch node.shape {
    case .circle:
      let radius = box == nil ? dot : max((width * width + height * height).squareRoot() + 2, em)
      return Size(width: radius, height: radius)
    case .box: return Size(width: max(width + 0.6 * em, 9), height: max(height + 0.5 * em, em))
    case .bare: return Size(width: width + 3, height: height + 3)
    }
  }
}

// Columns of nodes at given places: networks.
extension DiagramLayout {
  private static func columns(
    _ diagram: Diagram, in area: Rectangle, _ lettering: Lettering
  ) -> DiagramLayout {
    for scale in scales {
      let layout = spread(diagram, in: area, lettering.scaled(by: scale))
      if layout.isRoomy { return layout }
    }
    let smallest = lettering.scaled(by: 0)
    var plain = diagram
    for index in plain.edges.indices { plain.edges[index].label = nil }
    for index in plain.nodes.indices { plain.nodes[index].caption = nil }
    let layout = spread(plain, in: area, smallest)
    return layout.isRoomy ? layout : spread(plain, in: area, smallest).withDots(in: area)
  }

  private static func spread(
    _ diagram: Diagram, in area: Rectangle, _ lettering: Lettering
  ) -> DiagramLayout {
    var layout = DiagramLayout(diagram: diagram, centers: [], lettering: lettering)
    let nodes = diagram.nodes
    let halves = nodes.map(layout.half)
    let (xs, ys) = (nodes.map(\.position.x), nodes.map(\.position.y))
    guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max()
    else { return layout }
    func widest(at x: Double) -> Double {
      zip(nodes, halves).filter { $0.0.position.x == x }.map(\.1.width).max() ?? 0
    }
    let captions = nodes.compactMap { $0.caption.map { lettering.note($0).height + 3 } }.max() ?? 0
    let tall = halves.map(\.height).max() ?? 0
    let (first, last) = (area.x + widest(at: left), area.right - widest(at: right))
    let pitch = right > left ? (last - first) / (right - left) : 0
    let bulge =
      diagram.edges.map { edge in
        edge.bend * (xs[edge.to] - xs[edge.from]).magnitude * pitch
      }.max() ?? 0
    let (top, bottom) = (area.y + max(tall, bulge), area.bottom - tall - captions)
    layout.centers = nodes.map { node in
      Point(
        x: right > left ? first + (node.position.x - left) * pitch : (area.x + area.right) / 2,
        y: high > low
          ? bottom - (node.position.y - low) / (high - low) * (bottom - top) : (top + bottom) / 2)
    }
    return layout
  }

  /// Whether arrows can be seen between the columns and no nodes or words touch.
  private var isRoomy: Bool {
    for edge in diagram.edges {
      let (from, to) = (diagram.nodes[edge.from], diagram.nodes[edge.to])
      let free =
        (centers[edge.to].x - centers[edge.from].x).magnitude - half(from).width - half(to).width
      let words = edge.label.map { lettering.note($0).width + 8 } ?? 0
      // Fanned edges carry their weights a quarter of the way along, on the line.
      if free < max(14, words + (edge.labelPlace == 0.5 ? 0 : 10)) { return false }
    }
    var columns: [Double: [Int]] = [:]
    for index in diagram.nodes.indices { columns[centers[index].x, default: []].append(index) }
    return columns.values.allSatisfy { column in
      let sorted = column.sorted { centers[$0].y < centers[$1].y }
      return zip(sorted, sorted.dropFirst()).allSatisfy { upper, lower in
        let caption = diagram.nodes[upper].caption.map { lettering.note($0).height + 3 } ?? 0
        let halves = half(diagram.nodes[upper]).height + half(diagram.nodes[lower]).height
        return centers[lower].y - centers[upper].y >= halves + caption + 2
      }
    }
  }

  /// Units as dots; what they do is written once, under the column in the middle.
  private func withDots(in area: Rectangle) -> DiagramLayout {
    var plain = diagram
    let units = plain.nodes.indices.filter { plain.nodes[$0].shape == .box }
    for index in units {
      plain.nodes[index].shape = .circle
      plain.nodes[index].label = nil
    }
    let columns = Set(units.map { diagram.nodes[$0].position.x }).sorted()
    if !columns.isEmpty {
      let middle = columns[columns.count / 2]
      let lowest = units.filter { diagram.nodes[$0].position.x == middle }
        .min { diagram.nodes[$0].position.y < diagram.nodes[$1].position.y }
      if let lowest { plain.nodes[lowest].caption = diagram.nodes[lowest].label }
    }
    var layout = Self.spread(plain, in: area, lettering)
    let xs = Set(layout.centers.map(\.x)).sorted()
    let ys = Set(layout.centers.map(\.y)).sorted()
    let gaps = [xs, ys].flatMap { zip($0.dropFirst(), $0).map { $0 - $1 } }
    layout.dot = min(4.5, max((gaps.min() ?? 12) / 3, 0.8))
    return layout
  }
}
