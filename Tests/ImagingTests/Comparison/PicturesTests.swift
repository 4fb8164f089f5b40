import Imaging
import Testing

private let chart = TinyChart().raster()

private func compare(
  _ other: TinyChart, _ change: (inout Comparison.Options) -> Void = { _ in }
) throws -> Comparison {
  var options = Comparison.Options()
  change(&options)
  return Comparison.compare(
    try PNG.encode(chart), try PNG.encode(other.raster(), level: 1), options: options)
}

@Test func `equal files are not opened`() throws {
  var file = try PNG.encode(chart)
  file[60] ^= 1
  let result = Comparison.compare(file, file)
  #expect(result.verdict == .identical)
  #expect(result.level == .bytes)
  #expect(result.totalPixels == TinyChart.width * TinyChart.height)
}

@Test func `equal pixels in different files are identical`() throws {
  let result = try compare(TinyChart())
  #expect(result.verdict == .identical)
  #expect(result.level == .pixels)
  #expect(result.differentPixels == 0)
}

@Test func `a fraction of a pixel is within tolerance and measured`() throws {
  var other = TinyChart()
  other.shift = (0.2, 0)
  let result = try compare(other)
  #expect(result.verdict == .withinTolerance)
  let measured = try #require(result.measured)
  #expect(measured.value > 0 && measured.value <= measured.limit)
  #expect(try compare(other) { $0.metric = .exact }.verdict == .changed)
}

@Test func `a whole pixel is named`() throws {
  var other = TinyChart()
  other.shift = (1, 0)
  #expect(try compare(other).verdict == .drift)
  other.shift = (3, -2)
  let result = try compare(other)
  #expect(result.verdict == .changed)
  #expect(result.changes.map(\.statement) == ["everything moved by 3, −2 px"])
}

@Test func `pictures of unequal size are named and still compared`() throws {
  let large = try PNG.encode(Raster(width: 6, height: 5, filledWith: SIMD4(9, 9, 9, 255)))
  let small = try PNG.encode(Raster(width: 6, height: 4, filledWith: SIMD4(9, 9, 9, 255)))
  let result = Comparison.compare(large, small)
  #expect(result.verdict == .size)
  #expect(result.differentPixels == 6)
  #expect(result.totalPixels == 30)
  #expect(
    result.changes.map(\.statement) == ["size 6 × 5 → 6 × 4 px; the common 6 × 4 px agree"])
}

@Test func `ignored rectangles don't count`() throws {
  var other = TinyChart()
  other.hasMarker = false
  let found = try compare(other)
  #expect(found.verdict == .changed)
  let ignoring = try compare(other) { $0.ignoring = found.regions }
  #expect(ignoring.verdict != .changed)
  #expect(ignoring.differentPixels == 0)
}

@Test func `colour under alpha 0 counts on request alone`() throws {
  let a = try PNG.encode(Raster(width: 2, height: 2, filledWith: SIMD4(255, 0, 0, 0)))
  let b = try PNG.encode(Raster(width: 2, height: 2, filledWith: SIMD4(0, 0, 255, 0)))
  #expect(Comparison.compare(a, b).verdict == .identical)
  var options = Comparison.Options()
  options.seesHiddenColour = true
  options.metric = .exact
  #expect(Comparison.compare(a, b, options: options).differentPixels == 4)
}

@Test func `the low byte of sixteen bits is seen by exact`() throws {
  let a = Raster(width: 2, height: 1, samples: [1, 2, 3, 65535, 4, 5, 6, 65535])
  let b = Raster(width: 2, height: 1, samples: [1, 2, 3, 65535, 4, 5, 7, 65535])
  var options = Comparison.Options()
  options.metric = .exact
  let result = Comparison.compare(try PNG.encode(a), try PNG.encode(b), options: options)
  #expect(result.verdict == .changed)
  #expect(result.differentPixels == 1)
}

@Test func `a file that can't be read never passes`() throws {
  let file = try PNG.encode(chart)
  let torn = Array(file.dropLast(9))
  #expect(Comparison.compare(file, torn).verdict == .unreadable)
  let fault = Comparison.compare(torn, file).fault
  #expect(fault?.isFirst == true)
  #expect(fault?.reason == .png(.truncated))
  #expect(Comparison.compare(Array("x: 1".utf8), file).fault?.reason == .format)
  #expect(Comparison.compare(file, Array("<svg/>".utf8)).fault?.reason == .mixed)
  #expect(Comparison.compare([], []).verdict == .unreadable)
}

@Test func `samples of another gamma are compared as light`() throws {
  var linear = PNGForge(width: 4, height: 1, depth: 16, kind: 0)
  linear.extra = [("gAMA", PNGForge.word(100_000))]
  var encoded = PNGForge(width: 4, height: 1, depth: 16, kind: 0)
  encoded.extra = [("sRGB", [0])]
  // 65535 (1.055 L^(1/2.4) − 0.055) for L = 32768/65535 is 48191.9.
  let a = linear.file { _, _, _ in 32768 }
  let b = encoded.file { _, _, _ in 48192 }
  var options = Comparison.Options()
  options.metric = .exact
  #expect(Comparison.compare(a, b, options: options).verdict == .identical)
  #expect(Comparison.compare(a, encoded.file { _, _, _ in 32768 }).verdict == .changed)
}

@Test func `no more pixels are told than differ`() throws {
  var other = TinyChart()
  other.hasMarker = false
  let found = try compare(other)
  let exact = try compare(other) { $0.metric = .exact }
  #expect(found.verdict == .changed)
  let (count, all) = (try #require(found.differentPixels), try #require(exact.differentPixels))
  #expect(count > 0 && count <= all)
  let box = try #require(exact.regions.first)
  for region in found.regions {
    #expect(region.x >= box.x && region.x + region.width <= box.x + box.width)
    #expect(region.y >= box.y && region.y + region.height <= box.y + box.height)
  }
}

@Test func `masks that hide everything never pass`() throws {
  var other = TinyChart()
  other.hasMarker = false
  let halves = [
    Region(x: -5, y: 0, width: 69, height: 400), Region(x: 64, y: -1, width: 64, height: 65),
  ]
  let result = try compare(other) { $0.ignoring = halves }
  #expect(result.verdict == .changed)
  #expect(result.changes.first?.statement.hasSuffix("nothing was compared") == true)
  let part = try compare(other) { $0.ignoring = [Region(x: 40, y: 30, width: 60, height: 20)] }
  #expect(part.verdict != .changed)
  #expect(part.notes.count == 1)
}

@Test(arguments: [Metric.pixelmatch72, .pixelmatchHead])
func `the picture of equal pictures fades as pixelmatch fades`(metric: Metric) throws {
  var options = Comparison.Options()
  options.metric = metric
  options.draws = true
  let picture = try #require(Comparison.pixels(chart, chart, options).picture)
  // Black at a tenth over white.
  #expect(picture[10, 20] == SIMD4(229, 229, 229, 255))
  options.drawsMask = true
  #expect(Comparison.pixels(chart, chart, options).picture?[10, 20] == .zero)
}
