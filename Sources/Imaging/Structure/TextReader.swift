/// Turns a `text` element into chunks: a new one starts wherever a position is given.
struct TextReader {
  private var marks: [Mark] = []
  private var buffer = ""
  private var at = Point(x: 0, y: 0)
  private let document: SVGDocument
  private let walk: SVGDocument.Walk
  private var style: MarkStyle
  private var size: Double

  init(walk: SVGDocument.Walk, document: SVGDocument) {
    self.walk = walk
    self.document = document
    style = walk.cascade.resolved(scale: walk.map.scale)
    size = walk.cascade.fontSize
  }

  mutating func marks(of element: XMLElement) -> [Mark] {
    place(element)
    read(element, walk, isFirst: true)
    flush()
    return marks
  }

  private mutating func read(_ element: XMLElement, _ walk: SVGDocument.Walk, isFirst: Bool) {
    for item in element.content {
      switch item {
      case .text(let text): buffer += text
      case .comment: break
      case .element(let child)
      where child.name == "tspan" || child.name == "a" || child.name == "textPath":
        var inner = walk
        document.enter(child, &inner)
        guard inner.cascade.isDisplayed else { continue }
        if child["x"] != nil || child["y"] != nil {
          flush()
          place(child)
        }
        // A change of size or baseline inside a chunk is part of what it says: x², not x2.
        let mark = shift(child, inner.cascade.fontSize / walk.cascade.fontSize)
        if buffer.isEmpty {
          style = inner.cascade.resolved(scale: inner.map.scale)
          size = inner.cascade.fontSize
        } else {
          buffer += mark
        }
        read(child, inner, isFirst: false)
      case .element: break
      }
    }
  }

  private func shift(_ element: XMLElement, _ growth: Double) -> String {
    let rise = cssLength(element["dy"]) ?? 0
    let baseline = element["baseline-shift"] ?? ""
    if rise < 0 || baseline == "super" { return "^" }
    if rise > 0 && growth < 1 || baseline == "sub" { return "_" }
    return ""
  }

  private mutating func place(_ element: XMLElement) {
    for (name, keyPath) in [("x", \Point.x), ("y", \Point.y)] {
      var reader = NumberReader(element[name] ?? "")
      if let value = reader.number() { at[keyPath: keyPath] = value }
    }
    for (name, keyPath) in [("dx", \Point.x), ("dy", \Point.y)] where element.name == "text" {
      var reader = NumberReader(element[name] ?? "")
      if let value = reader.number() {
        // Lengths in em are common for dy.
        at[keyPath: keyPath] += reader.unit() == "em" ? value * size : value
      }
    }
  }

  private mutating func flush() {
    let words = buffer.split(whereSeparator: \.isWhitespace)
    buffer = ""
    guard !words.isEmpty, style.fill != .none || style.stroke != .none else { return }
    marks.append(
      Mark(
        shape: .text(
          words.joined(separator: " "), at: walk.map(at), size: size * walk.map.scale,
          angle: walk.map.angle),
        style: style, trail: walk.trail, element: "text", clip: walk.clip))
  }
}
