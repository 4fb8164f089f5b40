import Encoding

/// An SVG document as the list of marks it draws, in painting order.
///
/// Styles are resolved (attributes, `style`, sheets, inheritance), transforms are multiplied out
/// into CSS pixels, `use` is replaced by what it refers to, and ids serve for names alone: two
/// documents that draw the same give the same marks.
struct SVGDocument {
  private(set) var marks: [Mark] = []
  /// Size of the picture in pixels.
  private(set) var width = 0.0
  private(set) var height = 0.0
  /// Whether it presents itself as one picture with a name.
  private(set) var isNamed = false
  /// Its name for readers who can't see it.
  private(set) var title = ""
  /// What it shows, in sentences.
  private(set) var summary = ""
  /// Whether a bound stopped the expansion of references.
  private(set) var isCutShort = false

  private var byID: [String: XMLElement] = [:]
  private var sheet = StyleSheet()

  /// Most marks a document may expand to.
  static let most = 400_000

  /// Reads a document.
  ///
  /// - Throws: ``XMLFault`` when it is not well formed or its root is not `svg`.
  init(_ bytes: [UInt8]) throws(XMLFault) {
    let root = try XMLReader.read(bytes)
    guard root.name == "svg" else {
      throw XMLFault(line: 1, column: 1, problem: "the root is <\(root.name)>, not <svg>")
    }
    isNamed = root["role"] == "img"
    title = root.children.first { $0.name == "title" }.map { trimmed($0.text) } ?? ""
    summary = root.children.first { $0.name == "desc" }.map { trimmed($0.text) } ?? ""
    gather(root)
    sheet.finish()
    let view = SVGDocument.viewBox(root)
    width = cssLength(root["width"]) ?? view?.width ?? 300
    height = cssLength(root["height"]) ?? view?.height ?? 150
    var map = Affine()
    if let view, view.width > 0, view.height > 0 {
      let scale = min(width / view.width, height / view.height)
      map = Affine.translation(
        (width - view.width * scale) / 2, (height - view.height * scale) / 2
      )
      .after(.scaling(scale, scale)).after(.translation(-view.x, -view.y))
    }
    var walk = Walk(map: map)
    draw(root, &walk, depth: 0)
    findFrames()
  }

  private mutating func findFrames() {
    var clips: [Box] = []
    for case let clip? in marks.map(\.clip) where !clips.contains(where: { $0.distance(clip) < 1 })
    {
      clips.append(clip)
      if clips.count > 200 { return }
    }
    for index in marks.indices {
      guard case .outlines(let lines) = marks[index].shape, lines.count == 1,
        lines[0].points.count <= 5
      else { continue }
      let box = marks[index].box
      marks[index].isFrame = clips.contains { box.frames($0) }
    }
  }

  /// Where the walk through the tree stands.
  struct Walk {
    var map: Affine
    var cascade = Cascade()
    var trail: [Trail] = []
    var path: [StyleSheet.Compound] = []
    var clip: Box?
  }

  private mutating func gather(_ element: XMLElement) {
    if let id = element["id"], byID[id] == nil { byID[id] = element }
    if element.name == "style" { sheet.add(element.text) }
    for child in element.children { gather(child) }
  }

  private static func viewBox(
    _ element: XMLElement
  ) -> (x: Double, y: Double, width: Double, height: Double)? {
    var reader = NumberReader(element["viewBox"] ?? "")
    let v = reader.all()
    return v.count == 4 ? (v[0], v[1], v[2], v[3]) : nil
  }

  private mutating func draw(_ element: XMLElement, _ outer: inout Walk, depth: Int) {
    guard depth < XMLReader.deepest, marks.count < Self.most else {
      isCutShort = true
      return
    }
    switch element.name {
    case "defs", "clipPath", "mask", "marker", "pattern", "linearGradient", "radialGradient",
      "filter", "style", "script", "metadata", "title", "desc", "foreignObject":
      return
    case "symbol" where outer.path.last?.name != "use": return
    default: break
    }
    var walk = outer
    enter(element, &walk)
    guard walk.cascade.isDisplayed else { return }
    switch element.name {
    case "svg", "g", "a", "switch", "symbol":
      if element.name == "svg", depth > 0 {
        walk.map = walk.map.after(.translation(number(element, "x"), number(element, "y")))
      }
      if let step = Trail(element) { walk.trail.append(step) }
      for child in element.children { draw(child, &walk, depth: depth + 1) }
    case "use":
      guard let reference = element["href"], reference.hasPrefix("#"),
        let target = byID[String(reference.dropFirst())]
      else { return }
      walk.map = walk.map.after(.translation(number(element, "x"), number(element, "y")))
      // References may form rings or double at every level: eight inside one another are enough.
      draw(target, &walk, depth: depth + 24)
    case "text":
      guard walk.cascade.isVisible else { return }
      var reader = TextReader(walk: walk, document: self)
      marks += reader.marks(of: element)
    case "image": drawImage(element, walk)
    default:
      guard walk.cascade.isVisible, let outlines = outlines(of: element) else { return }
      add(outlines, element.name, walk)
    }
  }

  /// Applies what an element says about style, place and clip.
  func enter(_ element: XMLElement, _ walk: inout Walk) {
    walk.cascade.enter()
    walk.path.append(
      StyleSheet.Compound(
        name: element.name, id: element["id"],
        classes: (element["class"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)))
    func apply(_ key: String, _ value: String) {
      walk.cascade.apply(key, value, signature: signature)
    }
    for (key, value) in element.attributes where key != "style" { apply(key, value) }
    for (key, value) in sheet.declarations(for: walk.path) { apply(key, value) }
    if let style = element["style"] {
      for (key, value) in StyleSheet.declarations(style) { apply(key, value) }
    }
    if let transform = element["transform"] { walk.map = walk.map.after(Affine(transform)) }
    if let id = walk.cascade.clipReference, let clip = byID[id] {
      let lines = clip.children.flatMap { child in
        placed(outlines(of: child) ?? [], walk.map.after(Affine(child["transform"] ?? "")))
      }
      if !lines.isEmpty { walk.clip = Box(lines) }
    }
  }

  private func placed(_ lines: [Polyline], _ map: Affine) -> [Polyline] {
    lines.map { Polyline(points: $0.points.map { map($0) }, isClosed: $0.isClosed) }
  }

  private mutating func add(_ outlines: [Polyline], _ element: String, _ walk: Walk) {
    var style = walk.cascade.resolved(scale: walk.map.scale)
    // Two points enclose nothing.
    if outlines.allSatisfy({ $0.points.count < 3 && !$0.isClosed }) { style.fill = .none }
    guard !outlines.isEmpty, style.fill != .none || style.stroke != .none else { return }
    let places = placed(outlines, walk.map)
    guard places.allSatisfy({ $0.points.allSatisfy { $0.x.isFinite && $0.y.isFinite } }) else {
      return
    }
    marks.append(
      Mark(
        shape: .outlines(places), style: style, trail: walk.trail, element: element,
        clip: walk.clip))
  }

  private func number(_ element: XMLElement, _ name: String) -> Double {
    cssLength(element[name]) ?? 0
  }

  /// A length, percentages being of the picture.
  private func side(_ element: XMLElement, _ name: String, _ whole: Double) -> Double {
    if let text = element[name], text.hasSuffix("%"), let value = Double(text.dropLast()) {
      return value * whole / 100
    }
    return number(element, name)
  }

  private func outlines(of element: XMLElement) -> [Polyline]? {
    switch element.name {
    case "path": PathData.outlines(element["d"] ?? "")
    case "polyline": PathData.points(element["points"], isClosed: false)
    case "polygon": PathData.points(element["points"], isClosed: true)
    case "line":
      [
        Polyline(points: [
          Point(x: number(element, "x1"), y: number(element, "y1")),
          Point(x: number(element, "x2"), y: number(element, "y2")),
        ])
      ]
    case "rect":
      PathData.rectangle(
        side(element, "x", width), side(element, "y", height), side(element, "width", width),
        side(element, "height", height))
    case "circle":
      PathData.ellipse(
        number(element, "cx"), number(element, "cy"), number(element, "r"), number(element, "r"))
    case "ellipse":
      PathData.ellipse(
        number(element, "cx"), number(element, "cy"), number(element, "rx"), number(element, "ry"))
    default: nil
    }
  }

  private mutating func drawImage(_ element: XMLElement, _ walk: Walk) {
    guard walk.cascade.isVisible, let address = element["href"] else { return }
    let frame = PathData.rectangle(
      number(element, "x"), number(element, "y"), number(element, "width"),
      number(element, "height"))
    let isData = address.hasPrefix("data:")
    let bytes =
      isData
      ? address.firstIndex(of: ",").flatMap { Base64.decoded(address[$0...].dropFirst()) } : nil
    marks.append(
      Mark(
        shape: .image(
          bytes ?? [], address: isData ? "data:" : address, box: Box(placed(frame, walk.map))),
        style: walk.cascade.resolved(scale: 1), trail: walk.trail, element: "image",
        clip: walk.clip))
  }

  /// What a `url(#…)` refers to, spelled out without ids.
  private func signature(_ value: String) -> String {
    guard let id = Cascade.reference(value), let element = byID[id] else { return value }
    return element.spelled(byID)
  }
}
