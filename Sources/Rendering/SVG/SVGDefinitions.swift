import Encoding
import Scene
import Typography

/// What the elements of a scene refer to by id: glyphs, marker shapes, clips.
struct SVGDefinitions {
  let prefix: String
  private let isTextLive: Bool
  /// Path data of every glyph, empty for those without ink.
  private var glyphs: [GlyphKey: String] = [:]
  private var shapes: [String: String] = [:]
  private var clips: [String: Rectangle] = [:]

  private struct GlyphKey: Hashable {
    var font: String
    var glyph: UInt32
  }

  /// - Parameter isTextLive: whether outlines are needed only where text can't show the glyphs.
  init(_ scene: Scene, prefix: String, fonts: FontLibrary, isTextLive: Bool) {
    self.prefix = prefix
    self.isTextLive = isTextLive
    for element in scene.elements { collect(element, fonts) }
  }

  private mutating func collect(_ element: Element, _ fonts: FontLibrary) {
    switch element {
    case .fill, .stroke: break
    case .markers(let marker, _):
      let data = SVGPath(marker.shape).text
      shapes[shapeID(data)] = data
    case .glyphs(let run):
      if isTextLive && run.isLive { return }
      guard let typeface = Typeface(rawValue: run.font) else { return }
      for glyph in run.glyphs {
        let key = GlyphKey(font: run.font, glyph: glyph.id)
        if glyphs[key] != nil { continue }
        glyphs[key] = SVGPath(fonts.outline(of: glyph.id, in: typeface), resolution: 1).text
      }
    case .group(let group):
      if let area = group.clip { clips[clipID(area)] = area }
      for member in group.elements { collect(member, fonts) }
    }
  }

  func glyphID(_ glyph: UInt32, font: String) -> String {
    "\(prefix)\(Typeface(rawValue: font)?.shortName ?? font)\(String(glyph, radix: 36))"
  }

  /// Whether the glyph has an outline to refer to.
  func hasInk(_ glyph: UInt32, font: String) -> Bool {
    glyphs[GlyphKey(font: font, glyph: glyph)]?.isEmpty == false
  }

  func clipID(_ area: Rectangle) -> String {
    id("clip", SVGPath(.rectangle(area)).text)
  }

  func shapeID(_ data: String) -> String { id("mark", data) }

  /// An id made of the definition itself, so that equal ones are shared and none depends
  /// on what else is in the picture.
  private func id(_ kind: String, _ content: String) -> String {
    "\(prefix)\(kind)-\(String(Fingerprint(of: content).value, radix: 36))"
  }

  /// The `defs` element; nothing when it would be empty.
  func write(to markup: inout SVGMarkup) {
    if glyphs.isEmpty && shapes.isEmpty && clips.isEmpty { return }
    markup.raw("<defs>\n")
    for (id, area) in clips.sorted(by: { $0.key < $1.key }) {
      markup.tag("clipPath", [("id", id)])
      markup.tag(
        "rect",
        [
          ("x", SVGNumber.string(area.x)), ("y", SVGNumber.string(area.y)),
          ("width", SVGNumber.string(area.width)), ("height", SVGNumber.string(area.height)),
        ], closed: true)
      markup.end("clipPath")
    }
    for (id, data) in shapes.sorted(by: { $0.key < $1.key }) {
      markup.tag("path", [("id", id), ("d", data)], closed: true)
    }
    let inked = glyphs.filter { !$0.value.isEmpty }
    for (key, data) in inked.sorted(by: {
      ($0.key.font, $0.key.glyph) < ($1.key.font, $1.key.glyph)
    }) {
      markup.tag("path", [("id", glyphID(key.glyph, font: key.font)), ("d", data)], closed: true)
    }
    markup.raw("</defs>\n")
  }
}

extension Typeface {
  /// One letter for ids.
  fileprivate var shortName: String {
    switch self {
    case .text: "t"
    case .italic: "i"
    case .bold: "b"
    case .math: "m"
    case .fallback: "f"
    }
  }
}
