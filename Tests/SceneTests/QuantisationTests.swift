import Scene
import Testing

private let ink = Ink(Color(hex: 0), role: "text")

private func scene(_ elements: [Element]) -> Scene {
  Scene(
    size: Size(width: 100, height: 50), background: nil, title: "t", summary: "s",
    elements: elements)
}

private func line(_ points: [Point]) -> Element {
  .stroke(.polyline(points), Stroke(ink: ink, width: 1))
}

@Test
func `coordinates become multiples of a 256th and stay there`() throws {
  let raw = scene([line([Point(x: 0.1, y: -0.0001), Point(x: 33.333_333, y: 49.99)])])
  let once = try raw.quantised()
  #expect(
    once.elements
      == [line([Point(x: 26.0 / 256, y: 0), Point(x: 8533.0 / 256, y: 12797.0 / 256)])])
  #expect(try once.quantised() == once)
}

@Test
func `noise in the last bits disappears`() throws {
  let clean = scene([line([Point(x: 0.3, y: 1), Point(x: 7.1, y: 2)])])
  let noisy = scene([line([Point(x: 0.1 + 0.2, y: 1), Point(x: (7.1).nextUp, y: 2)])])
  #expect(clean != noisy)
  #expect(try clean.quantised() == noisy.quantised())
}

@Test(arguments: [Double.nan, .infinity, -.infinity])
func `a coordinate that is no number is refused with its group`(bad: Double) {
  let place = Point(x: 1, y: bad)
  let curve = Path([.move(Point(x: 0, y: 0)), .curve(Point(x: 0, y: 0), place, Point(x: 1, y: 1))])
  let glyph = GlyphRun.Glyph(id: 1, origin: place)
  let marker = Marker(shape: Path(), fill: ink, stroke: nil)
  for element in [
    line([place, Point(x: 0, y: 0)]), .fill(curve, ink), .markers(marker, at: [place]),
    .glyphs(GlyphRun(font: "F", size: 8, ink: ink, glyphs: [glyph], text: "x")),
  ] {
    let inner = Group(role: "series", id: "series-sin", elements: [element])
    let outer = Group(role: "panel", id: "panel-a", elements: [.group(inner)])
    #expect(throws: SceneError.nonFinite(group: "series-sin")) {
      try scene([.group(outer)]).quantised()
    }
  }
}

@Test
func `a far vertex is cut off without turning the line`() throws {
  let far = try scene([line([Point(x: 0, y: 0), Point(x: 1e12, y: 5e11)])]).quantised()
  guard case .stroke(let path, _) = far.elements[0], case .line(let end) = path.steps[1] else {
    Issue.record("the line is gone")
    return
  }
  #expect(end.x <= 100 + 4096 && end.x > 4000)
  #expect(abs(end.y - end.x / 2) <= 1.0 / 128)
}
