import Imaging
import Rendering
import Scene
import Testing
import Typography

private let black = Ink(Color(hex: 0), role: "axis")
private let white = Ink(Color(hex: 0xFFFFFF), role: "paper")

private func scene(_ elements: [Element], background: Ink? = white) -> Scene {
  Scene(
    size: Size(width: 20, height: 10), background: background, title: "", summary: "",
    elements: elements)
}

@Test(arguments: [0.3, 0.6, 1.0, 1.3], [4.9, 5.0, 5.1, 5.37])
func `rules are sharp wherever they fall`(width: Double, y: Double) throws {
  let rule = Path.polyline([Point(x: 2, y: y), Point(x: 18, y: y)])
  let raster = try PNGRenderer(fonts: FontLibrary(), dotsPerInch: 144).raster(
    scene([.stroke(rule, Stroke(ink: black, width: width))]))
  let column = (0..<raster.height).map { raster[20, $0].x }
  #expect(column.allSatisfy { $0 == 0 || $0 == 255 })
  let thickness = column.filter { $0 == 0 }.count
  #expect(thickness == max(1, Int((width * 2).rounded())))
}

@Test
func `a slanted line is anti-aliased and not moved`() throws {
  let line = Path.polyline([Point(x: 0, y: 0), Point(x: 20, y: 10)])
  let raster = try PNGRenderer(fonts: FontLibrary(), dotsPerInch: 72).raster(
    scene([.stroke(line, Stroke(ink: black, width: 1))]))
  #expect(Set((0..<10).map { raster[9, $0].x }).count > 2)
  let ink = raster.pixels.enumerated().reduce(0.0) { sum, sample in
    sample.offset % 4 == 0 ? sum + Double(255 - sample.element) / 255 : sum
  }
  // Length times width, less what the page cuts off at the two corners: ∫ s/2 + ∫ 2s for s to 1/2.
  let covered = (500.0).squareRoot() - 2 * (1.0 / 16 + 1.0 / 4)
  #expect(abs(ink - covered) < 0.2)
}

@Test
func `without a background the picture is transparent`() throws {
  let box = Path.rectangle(Rectangle(x: 5, y: 2, width: 10, height: 5))
  let half = Ink(Color(red: 200, green: 100, blue: 50, alpha: 128), role: "band")
  let raster = try PNGRenderer(fonts: FontLibrary(), dotsPerInch: 72).raster(
    scene([.fill(box, half)], background: nil))
  #expect(raster[0, 0] == SIMD4(0, 0, 0, 0))
  let inside = raster[10, 4]
  #expect(inside.w == 128)
  #expect(abs(Int(inside.x) - 200) <= 1 && abs(Int(inside.y) - 100) <= 1)
}

@Test
func `the file has the picture's pixels, size and texts`() throws {
  let renderer = PNGRenderer(fonts: try FontLibrary(), dotsPerInch: 300)
  let picture = scene([.fill(.rectangle(Rectangle(x: 1, y: 1, width: 3, height: 3)), black)])
  let bytes = try renderer.render(picture, text: [("Title", "a b")])
  let image = try PNG.read(bytes)
  #expect(image.raster == (try renderer.raster(picture)))
  #expect(image.raster.width == 83 && image.raster.height == 42)
  #expect(abs((image.dotsPerInch ?? 0) - 300) < 0.02)
  #expect(image.texts == [PNG.Text(key: "Title", value: "a b")])
  #expect(throws: RenderingError.keyword("")) { try renderer.render(picture, text: [("", "")]) }
}

@Test(arguments: [0.0, 1e6, 1e300])
func `a picture without or with too many pixels is refused`(dpi: Double) throws {
  let renderer = PNGRenderer(fonts: try FontLibrary(), dotsPerInch: dpi)
  #expect(throws: RenderingError.self) { try renderer.raster(scene([])) }
}

@Test
func `a clip hides what lies outside of it`() throws {
  let everything = Path.rectangle(Rectangle(x: 0, y: 0, width: 20, height: 10))
  let group = Group(
    role: "panel", id: "p", clip: Rectangle(x: 5, y: 2, width: 10, height: 5),
    elements: [.fill(everything, black)])
  let raster = try PNGRenderer(fonts: FontLibrary(), dotsPerInch: 72).raster(
    scene([.group(group)]))
  for y in 0..<10 {
    for x in 0..<20 {
      let inside = (5..<15).contains(x) && (2..<7).contains(y)
      #expect(raster[x, y].x == (inside ? 0 : 255))
    }
  }
}
