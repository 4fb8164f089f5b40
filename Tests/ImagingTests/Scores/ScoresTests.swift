import Imaging
import Testing

/// Pictures of 96 × 72 pixels by integer formulas, so that other programs can make them too.
private enum Sketch {
  static let size = (width: 96, height: 72)

  static func raster(_ colour: (Int, Int) -> (Int, Int, Int)) -> Raster {
    var raster = Raster(width: size.width, height: size.height, filledWith: SIMD4(repeating: 255))
    for y in 0..<size.height {
      for x in 0..<size.width {
        let (r, g, b) = colour(x, y)
        raster[x, y] = SIMD4(UInt8(r & 255), UInt8(g & 255), UInt8(b & 255), 255)
      }
    }
    return raster
  }

  static func stripes(_ change: (Int, Int) -> Int) -> Raster {
    raster { x, y in
      let c = change(x, y)
      return (
        (x * 7 + y * 3) % 256 + c, (x * y / 5) % 256 + c, 255 - (x * 2 + y * 5) % 256 + c
      )
    }
  }

  static let inverse = raster { x, y in
    (255 - (x * 7 + y * 3) % 256, 255 - (x * y / 5) % 256, (x * 2 + y * 5) % 256)
  }

  static func chart(shift: Int = 0, ink: (Int, Int, Int) = (31, 119, 180)) -> Raster {
    raster { x, y in
      if (8..<92).contains(x) {
        let t = x - 8
        let top = 58 - shift - t * (84 - t) * 50 / (42 * 42)
        if y == top || y == top + 1 { return ink }
        if y == 62 { return (0, 0, 0) }
      }
      return x == 8 && (4..<63).contains(y) ? (0, 0, 0) : (255, 255, 255)
    }
  }

  static let blank = raster { _, _ in (255, 255, 255) }
}

/// Scores of scikit-image 0.26 (`structural_similarity` with Gaussian weights of σ = 1.5, population
/// covariance, range 255, on 0.299 R + 0.587 G + 0.114 B) and of flip-evaluator 1.7 (LDR, default
/// viewing conditions, mean of the error map), computed from the same formulas.
struct Oracle: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let first: Raster
  let second: Raster
  let ssim: Double
  let flip: Double

  static let all = [
    Oracle(
      testDescription: "noise", first: Sketch.stripes { _, _ in 0 },
      second: Sketch.stripes { x, y in (x * 31 + y * 17) % 7 - 3 }, ssim: 0.930985682872983,
      flip: 0.1294991821050644),
    Oracle(
      testDescription: "inverse", first: Sketch.stripes { _, _ in 0 }, second: Sketch.inverse,
      ssim: -0.657446542037434, flip: 0.953461766242981),
    Oracle(
      testDescription: "moved", first: Sketch.chart(), second: Sketch.chart(shift: 1),
      ssim: 0.8533730750688723, flip: 0.030992552638053894),
    Oracle(
      testDescription: "recoloured", first: Sketch.chart(),
      second: Sketch.chart(ink: (214, 39, 40)), ssim: 0.9996878917040363,
      flip: 0.03378228470683098),
    Oracle(
      testDescription: "blank", first: Sketch.chart(), second: Sketch.blank,
      ssim: 0.5627417960422446, flip: 0.10993291437625885),
  ]
}

@Test(arguments: Oracle.all)
func `scores are those of the reference programs`(oracle: Oracle) throws {
  let scores = Scores(oracle.first, oracle.second)
  #expect(abs(try #require(scores.ssim) - oracle.ssim) < 1e-5)
  #expect(abs(scores.flip - oracle.flip) < 1e-5)
}

@Test func `equal pictures have the best scores`() {
  let scores = Scores(Sketch.chart(), Sketch.chart())
  #expect(scores.ssim == 1)
  #expect(scores.flip == 0)
}

@Test func `two flat pictures have the scores of the closed forms`() throws {
  func flat(_ value: UInt8) -> Raster {
    Raster(width: 40, height: 30, filledWith: SIMD4(value, value, value, 255))
  }
  // Without variance SSIM is (2 u v + C₁) / (u² + v² + C₁).
  let (u, v, c) = (100.0, 180.0, 2.55 * 2.55)
  let ssim = try #require(Scores(flat(100), flat(180)).ssim)
  #expect(abs(ssim - (2 * u * v + c) / (u * u + v * v + c)) < 1e-5)
  // Black and white differ by ΔL = 100: FLIP maps 100^0.7 against the distance of green and blue,
  // where no edge raises it.
  let flip = Scores(flat(0), flat(255)).flip
  #expect(flip > 0.9 && flip < 1)
  #expect(Scores(flat(0), flat(255)).flip == Scores(flat(255), flat(0)).flip)
}

@Test func `small pictures have no similarity, and colours under alpha 0 don't count`() {
  let dot = Raster(width: 10, height: 40, filledWith: SIMD4(0, 0, 0, 255))
  #expect(Scores(dot, dot).ssim == nil)
  let clear = Raster(width: 20, height: 20, filledWith: SIMD4(9, 9, 9, 0))
  let white = Raster(width: 20, height: 20, filledWith: SIMD4(255, 255, 255, 255))
  #expect(Scores(clear, white).ssim == 1)
  #expect(Scores(clear, white).flip == 0)
}

@Test func `scores are told on request and judge nothing`() throws {
  let a = try PNG.encode(Sketch.chart())
  let b = try PNG.encode(Sketch.chart(ink: (214, 39, 40)))
  var options = Comparison.Options()
  #expect(Comparison.compare(a, b, options: options).scores == nil)
  options.scores = true
  let result = Comparison.compare(a, b, options: options)
  #expect(result.verdict == .changed)
  #expect(result.scores == Scores(Sketch.chart(), Sketch.chart(ink: (214, 39, 40))))
  #expect(
    Comparison.compare(a, a, options: options).scores == Scores(Sketch.chart(), Sketch.chart()))
}
