import Glibc
import Testing

@testable import Imaging

/// A chart of 400 × 240 pixels: rows of letters, a frame and two curves.
private struct Page {
  var width = 3.0
  var height = 1.0
  var shift = 0.0
  var ink = SIMD3<UInt8>(31, 119, 180)
  var letter = SIMD3<UInt8>(10, 10, 10)
  var growth = 1.0
  var allLetters = 0.0
  /// Every so manieth sample of the curve is drawn.
  var thinning = 1

  func raster() -> Raster {
    var canvas = Canvas(400, 240)
    canvas.shift = (shift, 0)
    canvas.rectangle(30, 10, 1, 190, .zero)
    canvas.rectangle(30, 200, 350, 1, .zero)
    for k in 0..<12 {
      let isLast = k > 8
      let scale = isLast ? growth : 1
      let left = 40.0 + 28 * Double(k) * (isLast ? 1 + (growth - 1) / 8 : 1) + allLetters
      let colour = isLast ? letter : SIMD3(10, 10, 10)
      canvas.disc(left, 220, 5 * scale, colour)
      canvas.disc(left, 220, 2.5 * scale, SIMD3(repeating: 255))
    }
    var raster = canvas.raster
    raster.draw(SIMD3(180, 60, 20), width: 2.2) { 100 - 55 * cos(($0 - shift) / 24) }
    raster.draw(ink, width: width) { 105 - 60 * height * sampled(($0 - shift) / 31) }
    return raster
  }

  /// The sine through samples a sixteenth apart, or every so manieth of them.
  private func sampled(_ x: Double) -> Double {
    let step = Double(thinning) / 16
    let low = (x / step).rounded(.down)
    let share = x / step - low
    return (1 - share) * sin(low * step) + share * sin((low + 1) * step)
  }
}

extension Raster {
  /// Draws a curve with exact coverage along columns.
  fileprivate mutating func draw(
    _ colour: SIMD3<UInt8>, width: Double, _ curve: (Double) -> Double
  ) {
    for x in 35..<375 {
      let (middle, slope) = (curve(Double(x) + 0.5), curve(Double(x) + 1) - curve(Double(x)))
      let half = width / 2 * (1 + slope * slope).squareRoot()
      for y in Int(middle - half) - 1...Int(middle + half) + 1 {
        let cover = max(0, min(Double(y) + 1, middle + half) - max(Double(y), middle - half))
        var pixel = self[x, y]
        for channel in 0..<3 {
          let old = Double(pixel[channel])
          pixel[channel] = UInt8((old + (Double(colour[channel]) - old) * cover).rounded())
        }
        self[x, y] = pixel
      }
    }
  }
}

private let plain = Page().raster()

private func told(
  _ threshold: Double? = nil, _ change: (inout Page) -> Void
) -> Comparison {
  var page = Page()
  change(&page)
  var options = Comparison.Options()
  options.threshold = threshold
  return Comparison.pixels(plain, page.raster(), options)
}

@Test func `changes of one per cent are seen where the rest is the same to the bit`() {
  #expect(told { $0.width = 3.03 }.verdict == .changed)
  #expect(told { $0.ink = SIMD3(34, 122, 177) }.verdict == .changed)
  #expect(told { $0.letter = SIMD3(13, 13, 13) }.verdict == .changed)
  #expect(told { $0.growth = 1.01 }.verdict == .changed)
}

@Test func `it says why it judges strictly, and which colour became which`() {
  let result = told { $0.letter = SIMD3(13, 13, 13) }
  #expect(result.notes.first?.hasSuffix("one renderer drew both") == true)
  #expect(result.changes.first?.statement.hasPrefix("colour #0a0a0a → #0d0d0d in ") == true)
  #expect(result.changes.first?.kind == .style)
  #expect(result.measured?.value == result.differentPixels.map(Double.init))
}

@Test func `a threshold of one's own is kept to`() {
  #expect(told(0.01) { $0.ink = SIMD3(32, 120, 181) }.verdict == .withinTolerance)
}

@Test func `what another renderer does everywhere is forgiven as before`() {
  #expect(told { $0.shift = 0.2 }.verdict == .withinTolerance)
  #expect(told { $0.allLetters = 0.15 }.verdict == .withinTolerance)
  var noisy = plain
  for index in noisy.pixels.indices where index % 4 != 3 {
    noisy.pixels[index] = UInt8(
      clamping: Int(noisy.pixels[index]) + (index &* 2_654_435_761 >> 9) % 5 - 2)
  }
  #expect(Comparison.pixels(plain, noisy).verdict == .withinTolerance)
}

@Test func `a curve drawn through fewer samples is forgiven`() {
  #expect(told { $0.thinning = 2 }.verdict == .withinTolerance)
}

@Test func `ignored rectangles hide what is judged strictly`() {
  var page = Page()
  page.letter = SIMD3(13, 13, 13)
  var options = Comparison.Options()
  options.ignoring = [Region(x: 0, y: 205, width: 400, height: 35)]
  #expect(Comparison.pixels(plain, page.raster(), options).verdict != .changed)
}

/// Labels along the left and the bottom, of many kinds of letters, beside ninety markers; no curve.
private func scatter(text: Double = 0, tint: UInt8 = 0, speck: UInt8 = 10) -> Raster {
  var canvas = Canvas(480, 320)
  canvas.rectangle(50, 10, 1, 250, .zero)
  canvas.rectangle(50, 260, 420, 1, .zero)
  func letter(_ k: Int, _ x: Double, _ y: Double, _ ink: SIMD3<UInt8>) {
    let (wide, high) = (4 + 2 * Double(k % 4), 7 + 3 * Double(k / 4 % 3))
    canvas.rectangle(x + 0.3 + text, y - high, wide, high, ink)
    canvas.rectangle(x + 2.3 + text, y - high + 2, wide - 2.4, high - 4, SIMD3(repeating: 255))
  }
  for k in 0..<24 {
    let isChanged = k == 5 || k == 6
    letter(k, 60 + 17 * Double(k), 285, SIMD3(repeating: isChanged ? speck : 10))
  }
  for k in 0..<12 { letter(k, 14 + 13 * Double(k % 2), 40 + 38 * Double(k / 2), SIMD3(10, 10, 10)) }
  for k in 0..<90 {
    let (x, y) = (62 + 400 * Double(k * 37 % 90) / 90, 20 + 230 * Double(k * 53 % 89) / 89)
    canvas.disc(x, y, 3.2, SIMD3(31 + tint, 119, 180))
  }
  return canvas.raster
}

@Test func `markers that stayed don't outvote letters that another renderer moved`() {
  #expect(Comparison.pixels(scatter(), scatter(text: 0.25)).verdict == .withinTolerance)
}

@Test func `beside markers a changed label is still seen, and so are changed markers`() {
  #expect(Comparison.pixels(scatter(), scatter(speck: 13)).verdict == .changed)
  #expect(Comparison.pixels(scatter(), scatter(tint: 3)).verdict == .changed)
}

@Test func `without slanted lines none are called equal`() throws {
  let notes = Comparison.pixels(scatter(), scatter(speck: 13)).notes
  #expect(try #require(notes.first).contains("slanted") == false)
}

@Test func `noise is given up on, not measured shape by shape`() {
  var before = Raster(width: 512, height: 512, filledWith: SIMD4(repeating: 255))
  for y in 0..<512 {
    for x in 0..<512 where x % 4 == 0 && y % 4 == 0 { before[x, y] = SIMD4(0, 0, 0, 255) }
  }
  let empty = Mask(width: 512, height: 512)
  #expect(EdgeShapes(before, differing: empty) == nil)
  #expect(EdgeShapes(scatter(), differing: Mask(width: 480, height: 320))?.shapes.isEmpty == false)
}
