import Glibc
import Imaging

/// A small painter with exact-looking anti-aliasing: 8 × 8 samples a pixel.
struct Canvas {
  typealias Point = (x: Double, y: Double)

  let width: Int
  let height: Int
  private(set) var raster: Raster
  /// Added to every coordinate.
  var shift: Point = (0, 0)
  /// Samples a pixel along each axis.
  var samples = 8

  init(_ width: Int, _ height: Int, background: SIMD4<UInt8> = SIMD4(255, 255, 255, 255)) {
    self.width = width
    self.height = height
    raster = Raster(width: width, height: height, filledWith: background)
  }

  /// Paints where `inside` holds, in the box given.
  mutating func paint(
    _ colour: SIMD3<UInt8>, _ box: (Double, Double, Double, Double),
    where inside: (Double, Double) -> Bool
  ) {
    let left = max(0, Int(box.0 + shift.x) - 1)
    let top = max(0, Int(box.1 + shift.y) - 1)
    let right = min(width, Int(box.2 + shift.x) + 2)
    let bottom = min(height, Int(box.3 + shift.y) + 2)
    for y in top..<max(top, bottom) {
      for x in left..<max(left, right) {
        var hits = 0
        for v in 0..<samples {
          for u in 0..<samples {
            let px = Double(x) + (Double(u) + 0.5) / Double(samples) - shift.x
            let py = Double(y) + (Double(v) + 0.5) / Double(samples) - shift.y
            if inside(px, py) { hits += 1 }
          }
        }
        guard hits > 0 else { continue }
        let cover = Double(hits) / Double(samples * samples)
        var pixel = raster[x, y]
        for channel in 0..<3 {
          let old = Double(pixel[channel])
          pixel[channel] = UInt8((old + (Double(colour[channel]) - old) * cover).rounded())
        }
        raster[x, y] = pixel
      }
    }
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ w: Double, _ h: Double, _ colour: SIMD3<UInt8>
  ) {
    paint(colour, (x, y, x + w, y + h)) { $0 >= x && $0 < x + w && $1 >= y && $1 < y + h }
  }

  mutating func disc(_ x: Double, _ y: Double, _ r: Double, _ colour: SIMD3<UInt8>) {
    paint(colour, (x - r, y - r, x + r, y + r)) {
      ($0 - x) * ($0 - x) + ($1 - y) * ($1 - y) <= r * r
    }
  }

  mutating func line(_ points: [Point], _ width: Double, _ colour: SIMD3<UInt8>) {
    for (a, b) in zip(points, points.dropFirst()) {
      let half = width / 2
      let box = (
        min(a.x, b.x) - half, min(a.y, b.y) - half, max(a.x, b.x) + half, max(a.y, b.y) + half
      )
      let dx = b.x - a.x
      let dy = b.y - a.y
      let length = dx * dx + dy * dy
      paint(colour, box) { x, y in
        let t = min(1, max(0, ((x - a.x) * dx + (y - a.y) * dy) / length))
        let ex = x - a.x - t * dx
        let ey = y - a.y - t * dy
        return ex * ex + ey * ey <= half * half
      }
    }
  }
}

/// A chart of 128 × 64 pixels with a frame, a grid, ticks, two curves, markers and a bar of text
/// strokes, every part of which can be changed.
struct TinyChart {
  static let width = 128
  static let height = 64
  var shift: Canvas.Point = (0, 0)
  var samples = 8
  var scale = 1.0
  var lineWidth = 1.4
  var colour = SIMD3<UInt8>(0, 114, 178)
  var hasGrid = true
  var hasMarker = true
  var hasTick = true
  var squareMarkers = false
  var bandShade: UInt8 = 246
  var textOffset = 0.0

  func raster() -> Raster {
    var canvas = Canvas(Self.width, Self.height)
    canvas.shift = shift
    canvas.samples = samples
    canvas.rectangle(80, 5, 40, 43, SIMD3(repeating: bandShade))
    if hasGrid {
      for k in 1..<4 { canvas.rectangle(10, 5 + 11 * Double(k), 110, 1, SIMD3(repeating: 222)) }
    }
    canvas.rectangle(10, 5, 1, 44, .zero)
    canvas.rectangle(10, 48, 110, 1, .zero)
    for k in 0..<6 where k != 3 || hasTick {
      canvas.rectangle(16 + 19 * Double(k), 49, 1, 4, .zero)
    }
    let wave = (0...50).map { k -> Canvas.Point in
      let x = 10 + 2.2 * Double(k)
      return (x, 25 - 17 * scale * sin(x / 13))
    }
    canvas.line(wave, lineWidth, colour)
    canvas.line([(11, 46), (119, 12)], 1.2, SIMD3(40, 40, 40))
    for k in 0..<5 where k != 2 || hasMarker {
      let x = 20 + 20 * Double(k)
      if squareMarkers {
        canvas.rectangle(x - 3, 37, 6, 6, SIMD3(213, 94, 0))
      } else {
        canvas.disc(x, 40, 3, SIMD3(213, 94, 0))
      }
    }
    for k in 0..<6 { canvas.rectangle(50 + textOffset + 4 * Double(k), 56, 1, 6, .zero) }
    return canvas.raster
  }
}
