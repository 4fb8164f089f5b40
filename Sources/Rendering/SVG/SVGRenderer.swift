public import Scene
public import Typography

/// Writes a scene as SVG: small, accessible, the same bytes every time.
///
/// Colours are presentation attributes, and each painted element carries the role of its ink as the
/// classes `fill-role` and `stroke-role`, so that a page can recolour it: `.fill-text { fill: … }`.
/// There are no style attributes and no scripts, and nothing depends on a clock or a counter.
public struct SVGRenderer: Sendable {
  /// Where glyph outlines come from.
  public var fonts: FontLibrary
  /// Begins every id; give each picture of a page its own.
  public var idPrefix: String
  /// Whether to write a file of its own, with XML declaration, rather than a part of a page.
  public var isStandalone: Bool
  /// How far a curve may stray from its samples, in points, to be shorter.
  public var tolerance = 0.02
  /// How text is written; live text is drawn in the reader's copy of the face.
  public var text: TextForm

  /// Makes a renderer.
  public init(
    fonts: FontLibrary, idPrefix: String = "", isStandalone: Bool = true, text: TextForm = .outlines
  ) {
    self.fonts = fonts
    self.idPrefix = idPrefix
    self.isStandalone = isStandalone
    self.text = text
  }

  /// The scene as SVG text, lengths in points with two decimals.
  ///
  /// - Precondition: coordinates are finite; see `Scene.quantised()`.
  /// - Parameter metadata: a text to carry along for programs, such as a figure model as JSON.
  /// - Complexity: O(points + glyphs).
  public func render(_ scene: Scene, metadata: String? = nil) -> String {
    var markup = SVGMarkup()
    if isStandalone { markup.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }
    let width = SVGNumber.string(scene.size.width)
    let height = SVGNumber.string(scene.size.height)
    let label = "\(idPrefix)title" + (scene.summary.isEmpty ? "" : " \(idPrefix)desc")
    markup.tag(
      "svg",
      [
        ("xmlns", isStandalone ? "http://www.w3.org/2000/svg" : nil),
        ("width", "\(width)pt"), ("height", "\(height)pt"),
        ("viewBox", "0 0 \(width) \(height)"), ("role", "img"), ("aria-labelledby", label),
      ])
    markup.raw("\n")
    markup.element("title", [("id", "\(idPrefix)title")], content: scene.title)
    if !scene.summary.isEmpty {
      markup.element("desc", [("id", "\(idPrefix)desc")], content: scene.summary)
    }
    if let metadata { markup.data("metadata", content: metadata) }
    let definitions = SVGDefinitions(
      scene, prefix: idPrefix, fonts: fonts, isTextLive: text == .live)
    definitions.write(to: &markup)
    if let background = scene.background {
      markup.tag(
        "rect", [("width", width), ("height", height)] + fill(background), closed: true)
    }
    for element in scene.elements { write(element, definitions, to: &markup) }
    markup.end("svg")
    return markup.text
  }

  private func write(_ element: Element, _ definitions: SVGDefinitions, to markup: inout SVGMarkup)
  {
    switch element {
    case .fill(let path, let ink):
      markup.tag("path", fill(ink) + [("d", data(path))], closed: true)
    case .stroke(let path, let stroke):
      markup.tag("path", paint(nil, stroke) + [("d", data(path))], closed: true)
    case .markers(let marker, let points):
      let shape = "#" + definitions.shapeID(SVGPath(marker.shape).text)
      markup.tag("g", paint(marker.fill, marker.stroke))
      for point in points {
        markup.tag(
          "use",
          [
            ("href", shape), ("x", SVGNumber.string(point.x)), ("y", SVGNumber.string(point.y)),
          ], closed: true)
      }
      markup.end("g")
    case .glyphs(let run):
      if text == .live && run.isLive {
        write(textOf: run, to: &markup)
      } else {
        write(outlinesOf: run, definitions, to: &markup)
      }
    case .group(let group):
      markup.tag(
        "g",
        [
          ("id", group.id.isEmpty ? nil : idPrefix + group.id), ("class", group.role),
          ("aria-label", group.label),
          ("clip-path", group.clip.map { "url(#\(definitions.clipID($0)))" }),
        ])
      for member in group.elements { write(member, definitions, to: &markup) }
      markup.end("g")
    }
  }

  private func data(_ path: Path) -> String {
    SVGPath(path.simplified(tolerance: tolerance)).text
  }
}
