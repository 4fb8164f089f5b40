import Foundation
import FoundationXML
import Scene
import Testing
import Typography

@testable import Rendering

/// The tags and attributes of an XML text.
private final class Tags: NSObject, XMLParserDelegate {
  var all: [(name: String, attributes: [String: String])] = []
  var text = ""

  static func read(_ xml: String) throws -> Tags {
    let tags = Tags()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = tags
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return tags
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    all.append((name, attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    text += String(decoding: block, as: UTF8.self)
  }

  func values(_ key: String) -> [String] { all.compactMap { $0.attributes[key] } }
}

private func sheet() throws -> (Scene, FontLibrary) {
  let fonts = try FontLibrary()
  return (try ProofSheet.scene(Typesetter(fonts: fonts)).quantised(), fonts)
}

@Test(arguments: [TextForm.outlines, .live])
func `ids are unique, prefixed and every reference has its target`(
  text: TextForm
) throws {
  let (scene, fonts) = try sheet()
  let tags = try Tags.read(
    SVGRenderer(fonts: fonts, idPrefix: "fig-1-", text: text).render(scene))
  let ids = tags.values("id")
  #expect(Set(ids).count == ids.count)
  #expect(ids.allSatisfy { $0.hasPrefix("fig-1-") })
  let references =
    tags.values("href").map { String($0.dropFirst()) }
    + tags.values("clip-path").map { String($0.dropFirst(5).dropLast()) }
    + tags.values("aria-labelledby").flatMap { $0.split(separator: " ").map(String.init) }
  #expect(!references.isEmpty)
  #expect(Set(references).isSubset(of: ids))
  #expect(tags.all.contains { $0.name == "text" } == (text == .live))
}

@Test
func `a strict content policy finds nothing to refuse`() throws {
  let (scene, fonts) = try sheet()
  let tags = try Tags.read(SVGRenderer(fonts: fonts).render(scene))
  #expect(tags.values("style").isEmpty)
  #expect(!tags.all.contains { ["style", "script", "image"].contains($0.name) })
  #expect(tags.values("href").allSatisfy { $0.hasPrefix("#") })
}

@Test
func `a part of a page has no declaration and names itself to readers`() throws {
  let (scene, fonts) = try sheet()
  let svg = SVGRenderer(fonts: fonts, isStandalone: false).render(scene)
  #expect(svg.hasPrefix("<svg width="))
  let root = try #require(try Tags.read(svg).all.first)
  #expect(root.attributes["role"] == "img")
  #expect(svg.contains("<title id=\"title\">Proof sheet</title>"))
  #expect(svg.contains("<desc id=\"desc\">Formulas &amp; marks.</desc>"))
}

@Test
func `hostile text stays text`() throws {
  let hostile = "]]></title><script>&\"'\u{301}\u{0}\u{7}\n"
  let fonts = try FontLibrary()
  let group = Group(role: "label", id: "a", label: hostile, elements: [])
  let scene = Scene(
    size: Size(width: 1, height: 1), background: nil, title: hostile, summary: hostile,
    elements: [.group(group)])
  let tags = try Tags.read(SVGRenderer(fonts: fonts).render(scene, metadata: hostile))
  #expect(tags.all.map(\.name) == ["svg", "title", "desc", "metadata", "g"])
  let read = hostile.replacingOccurrences(of: "\u{0}", with: "\u{FFFD}")
    .replacingOccurrences(of: "\u{7}", with: "\u{FFFD}")
  #expect(tags.values("aria-label") == [read])
  #expect(tags.text.components(separatedBy: read).count == 4)
}

@Test(arguments: [
  (0, "0"), (5, ".05"), (-5, "-.05"), (50, ".5"), (100, "1"), (-120, "-1.2"), (123_456, "1234.56"),
])
func `numbers are written as short as they can be`(hundredths: Int, expected: String) {
  var text = ""
  SVGNumber.append(hundredths: hundredths, to: &text)
  #expect(text == expected)
}

@Test
func `path data leads back to the rounded points`() {
  var state: UInt64 = 7
  func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(Int64(bitPattern: state) >> 40) / 1000
  }
  func point() -> Point { Point(x: next(), y: next()) }
  var steps: [Path.Step] = [.move(point())]
  for index in 0..<500 {
    switch index % 7 {
    case 0: steps.append(.curve(point(), point(), point()))
    case 1: steps += [.close, .move(point())]
    default: steps.append(.line(point()))
    }
  }
  let expected = steps.flatMap { step -> [Point] in
    switch step {
    case .move(let end), .line(let end): [end]
    case .curve(let first, let second, let end): [first, second, end]
    case .close: []
    }
  }
  let found = absolutePoints(SVGPath(Path(steps)).text)
  #expect(found.count == expected.count)
  for (one, other) in zip(found, expected) {
    #expect(abs(one.x - other.x) < 0.005_001 && abs(one.y - other.y) < 0.005_001)
  }
}

/// All points of path data, read by the grammar of SVG 2, section 9.3.9.
private func absolutePoints(_ data: String) -> [Point] {
  var points: [Point] = []
  var pen = Point(x: 0, y: 0)
  var start = pen
  var numbers: [Double] = []
  var command: Character = "m"
  func take() {
    switch (command, numbers.count) {
    case ("m", 2), ("l", 2):
      pen = pen.moved(dx: numbers[0], dy: numbers[1])
      points.append(pen)
      if command == "m" { start = pen }
      if command == "m" { command = "l" }
    case ("h", 1):
      pen = pen.moved(dx: numbers[0], dy: 0)
      points.append(pen)
    case ("v", 1):
      pen = pen.moved(dx: 0, dy: numbers[0])
      points.append(pen)
    case ("c", 6):
      for at in [0, 2, 4] { points.append(pen.moved(dx: numbers[at], dy: numbers[at + 1])) }
      pen = pen.moved(dx: numbers[4], dy: numbers[5])
    default: return
    }
    numbers = []
  }
  var rest = data[...]
  while let character = rest.first {
    if character.isLetter {
      command = character
      if character == "z" { pen = start }
      rest.removeFirst()
    } else if character == " " {
      rest.removeFirst()
    } else {
      var end = rest.index(after: rest.startIndex)
      var hasPoint = character == "."
      while end < rest.endIndex, rest[end].isNumber || (rest[end] == "." && !hasPoint) {
        hasPoint = hasPoint || rest[end] == "."
        end = rest.index(after: end)
      }
      numbers.append(
        Double(rest[..<end].first == "." ? "0\(rest[..<end])" : "\(rest[..<end])") ?? .nan)
      rest = rest[end...]
      take()
    }
  }
  return points
}
