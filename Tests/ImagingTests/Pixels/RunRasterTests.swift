import Testing

@testable import Imaging

@Test func `a packed picture is compared as the plain one`() throws {
  var canvas = Canvas(90, 70)
  canvas.disc(30, 30, 9, SIMD3(200, 30, 0))
  let chart = canvas.raster
  canvas.rectangle(60, 40, 8, 1, .zero)
  let other = canvas.raster
  let packed = try #require(RunRaster(chart))
  #expect(packed.raster == chart)
  for row in [0, 27, chart.height - 3] {
    packed.withRows(row..<row + 3) { words in
      for x in 0..<chart.width {
        let pixel = words[chart.width + x]
        #expect(UInt8(pixel & 255) == chart[x, row + 1].x)
      }
    }
  }
  let plain = ChartMetric().compare(chart, other)
  let metric = ChartMetric().compare(rows: packed, other)
  #expect(metric.mask == plain.mask)
  #expect(metric.worst == plain.worst)
  #expect(ChartMetric().compare(rows: packed, chart).isEqual)
}

@Test func `a picture without runs is not packed`() {
  var random = Random(4)
  let noise = Raster(
    width: 30, height: 30, pixels: (0..<3600).map { _ in UInt8.random(in: 0...255, using: &random) }
  )
  #expect(RunRaster(noise) == nil)
}

@Test func `a packed picture gives the whole verdict`() throws {
  var raster = Raster(width: 100, height: 50, filledWith: SIMD4(255, 255, 255, 255))
  let packed = try #require(RunRaster(raster))
  let options = Comparison.Options()
  #expect(Comparison.compare(rows: packed, raster, options).verdict == .identical)
  raster[7, 7] = SIMD4(255, 255, 254, 255)
  #expect(Comparison.compare(rows: packed, raster, options).verdict == .withinTolerance)
  for x in 20..<40 { raster[x, 30] = SIMD4(0, 0, 0, 255) }
  let result = Comparison.compare(rows: packed, raster, options)
  #expect(result.verdict == .changed)
  #expect(result.regions.count == 1)
  let small = Raster(width: 99, height: 50, filledWith: SIMD4(255, 255, 255, 255))
  #expect(Comparison.compare(rows: packed, small, options).verdict == .size)
}
