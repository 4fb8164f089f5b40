import Imaging
import Testing

private func flat(_ r: UInt8, _ g: UInt8, _ b: UInt8, _ a: UInt8 = 255) -> Raster {
  Raster(width: 3, height: 2, filledWith: SIMD4(r, g, b, a))
}

// 0.5053 d² ≤ 35215 · 0.1² puts the largest grey step that counts as equal at 26.
@Test(arguments: [(26, 0), (27, 6)])
func `the limit in grey of YIQ lies where its formula says`(step: Int, count: Int) {
  let result = Pixelmatch(.yiq).compare(
    flat(100, 100, 100), flat(100 + UInt8(step), 100 + UInt8(step), 100 + UInt8(step)))
  #expect(result.different == count)
  #expect(result.mask.count == count)
}

// |ΔLr| of 0 against v through Ottosson's formulas, in a separate evaluation.
@Test(arguments: [(22, 0), (23, 6)])
func `the limit next to black of OKLab lies where its formula says`(level: Int, count: Int) {
  let other = flat(UInt8(level), UInt8(level), UInt8(level))
  #expect(Pixelmatch(.oklab).compare(flat(0, 0, 0), other).different == count)
}

@Test(arguments: [Pixelmatch.Version.yiq, .oklab])
func `black and white are one whole apart`(version: Pixelmatch.Version) {
  var match = Pixelmatch(version)
  match.threshold = 0.99
  #expect(match.compare(flat(0, 0, 0), flat(255, 255, 255)).different == (version == .yiq ? 0 : 6))
  match.threshold = 1.01
  #expect(match.compare(flat(0, 0, 0), flat(255, 255, 255)).different == 0)
}

@Test(arguments: [Pixelmatch.Version.yiq, .oklab])
func `what is translucent is judged over a checkerboard or over white`(version: Pixelmatch.Version)
{
  var match = Pixelmatch(version)
  match.countsAntialiased = true
  let glass = flat(255, 255, 255, 0)
  #expect(match.compare(glass, flat(255, 255, 255)).different > 0)
  match.usesCheckerboard = false
  #expect(match.compare(glass, flat(255, 255, 255)).different == 0)
  #expect(match.compare(flat(9, 200, 3, 0), flat(77, 1, 255, 0)).different == 0)
}

@Test(arguments: [Pixelmatch.Version.yiq, .oklab])
func `a shifted edge is anti-aliasing, a new dot is not`(version: Pixelmatch.Version) {
  var a = Canvas(40, 40)
  a.disc(20, 20, 11, .zero)
  var b = Canvas(40, 40)
  b.disc(20.3, 20.2, 11, .zero)
  var match = Pixelmatch(version)
  let soft = match.compare(a.raster, b.raster)
  match.countsAntialiased = true
  let hard = match.compare(a.raster, b.raster)
  #expect(soft.antialiased > 0)
  #expect(soft.different + soft.antialiased == hard.different)
  var c = a
  c.rectangle(4, 4, 3, 3, SIMD3(200, 0, 0))
  match.countsAntialiased = false
  #expect(match.compare(a.raster, c.raster).different == 9)
}

@Test func `the picture shows what was counted`() throws {
  var a = flat(200, 100, 50)
  var b = a
  b[1, 0] = SIMD4(0, 0, 0, 255)
  a[2, 1] = SIMD4(0, 0, 0, 255)
  var match = Pixelmatch(.yiq)
  match.countsAntialiased = true
  match.darkenedColour = SIMD3(0, 255, 0)
  let picture = try #require(match.compare(a, b, drawing: true).picture)
  #expect(picture[1, 0] == SIMD4(0, 255, 0, 255))
  #expect(picture[2, 1] == SIMD4(255, 0, 0, 255))
  // Luma 124.2 faded to a tenth: 255 − 0.1 · 130.8.
  #expect(picture[0, 0] == SIMD4(241, 241, 241, 255))
  match.drawsMask = true
  #expect(match.compare(a, b, drawing: true).picture?[0, 0] == .zero)
}

@Test func `clusters of pixels become boxes, largest first`() {
  var mask = Mask(width: 100, height: 60)
  for x in 10..<14 { for y in 20..<23 { mask[x, y] = true } }
  mask[15, 25] = true
  mask[90, 50] = true
  #expect(mask.count == 14)
  #expect(
    mask.regions() == [
      Region(x: 10, y: 20, width: 6, height: 6, pixels: 13),
      Region(x: 90, y: 50, width: 1, height: 1, pixels: 1),
    ])
  #expect(mask.excluding([Region(x: 0, y: 0, width: 50, height: 24)]).count == 2)
  #expect(mask.excluding([Region(x: -5, y: 300, width: 50, height: 24)]) == mask)
}
