import Imaging
import Testing

private let plain = TinyChart().raster()

private func isEqual(_ change: (inout TinyChart) -> Void) -> Bool {
  var chart = TinyChart()
  change(&chart)
  return ChartMetric().compare(plain, chart.raster()).mask.count == 0
}

@Test func `the metric forgives what a rasteriser may do`() {
  #expect(isEqual { _ in })
  #expect(isEqual { $0.shift = (0.25, 0) })
  #expect(isEqual { $0.shift = (-0.15, 0.15) })
  #expect(isEqual { $0.samples = 4 })
}

@Test func `the metric forgives noise of three levels`() {
  var random = Random(11)
  var noisy = plain
  for index in noisy.pixels.indices where index % 4 != 3 {
    let noise = Int.random(in: -3...3, using: &random)
    noisy.pixels[index] = UInt8(min(255, max(0, Int(noisy.pixels[index]) + noise)))
  }
  #expect(ChartMetric().compare(plain, noisy).mask.count == 0)
}

@Test func `a background that lets the page through is seen, though white over white`() {
  var clear = plain
  for index in clear.pixels.indices where index % 4 == 3 && clear.pixels[index - 1] == 255 {
    clear.pixels[index] = 128
  }
  #expect(ChartMetric().compare(plain, clear).mask.count > 0)
}

@Test func `the metric sees what an author may do`() {
  #expect(!isEqual { $0.scale = 1.08 })
  #expect(!isEqual { $0.lineWidth = 1.1 })
  #expect(!isEqual { $0.colour = SIMD3(0, 114, 140) })
  #expect(!isEqual { $0.hasGrid = false })
  #expect(!isEqual { $0.hasMarker = false })
  #expect(!isEqual { $0.hasTick = false })
  #expect(!isEqual { $0.squareMarkers = true })
  #expect(!isEqual { $0.bandShade = 255 })
  #expect(!isEqual { $0.textOffset = 1 })
  #expect(!isEqual { $0.shift = (1, 0) })
}

@Test func `what is found does not depend on the order of the pictures`() {
  var chart = TinyChart()
  chart.hasMarker = false
  let other = chart.raster()
  let forth = ChartMetric().compare(plain, other)
  let back = ChartMetric().compare(other, plain)
  #expect(forth.mask == back.mask)
  #expect(abs(forth.worst - back.worst) < 1e-3 * forth.worst)
  // The marker stood at (60, 40) with radius 3; smoothing reaches 5 pixels further.
  let box = forth.mask.regions()[0]
  #expect(box.x >= 51 && box.x + box.width <= 70 && box.y >= 31 && box.y + box.height <= 50)
}

@Test func `pictures larger than a tile are judged without seams`() {
  var a = Canvas(140, 70)
  var b = Canvas(140, 70)
  // Dots on the borders of the 64-pixel tiles.
  let dots = [(63.0, 63.0), (64, 20), (128, 40), (139, 69), (0, 0)]
  for dot in dots { b.disc(dot.0, dot.1, 2, .zero) }
  a.disc(30, 40, 4, .zero)
  b.disc(30, 40, 4, .zero)
  let regions = ChartMetric().compare(a.raster, b.raster).mask.regions()
  #expect(regions.count == dots.count)
}
