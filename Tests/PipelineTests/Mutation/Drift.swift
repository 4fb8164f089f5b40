import Foundation
import Imaging
import Rendering
import Scene

/// What another renderer, or another version of one, makes of the same chart.
enum Drift: String, CaseIterable, Sendable {
  case noise = "every sample off by up to 3 of 255"
  case quarter = "a quarter of a pixel to the right"
  case half = "half a pixel down"
  case supersampled = "drawn at twice the size and averaged"
  case unsnapped = "lines off the pixel grid by a sixteenth of a point"
  case heavier = "coverage of edges with another gamma"
  case palette = "reduced to steps of 4 in every channel"
  case wholePixel = "one pixel to the left"
  case hinted = "glyphs on whole pixels"
  case otherText = "texts a third of a pixel aside"
  case thinned = "curves thinned to a ninth of a pixel"

  func raster(_ scene: Scene, _ painter: PNGRenderer) throws -> Raster {
    let plain = try painter.raster(scene)
    switch self {
    case .noise:
      return plain.mapped { value, at in
        UInt8(clamping: Int(value) + (at &* 2_654_435_761 >> 9) % 7 - 3)
      }
    case .palette: return plain.mapped { value, _ in value >= 254 ? 255 : value / 4 * 4 + 1 }
    case .heavier:
      return plain.mapped { value, _ in
        UInt8((255 * pow(Double(value) / 255, 1.12)).rounded())
      }
    case .quarter: return plain.displaced(0.25, 0)
    case .half: return plain.displaced(0, 0.5)
    case .wholePixel: return plain.displaced(-1, 0)
    case .supersampled:
      var fine = painter
      fine.dotsPerInch *= 2
      return try fine.raster(scene).halved(width: plain.width, height: plain.height)
    case .unsnapped:
      var moved = scene
      moved.elements = scene.elements.map { $0.mapped { Point(x: $0.x + 0.0625, y: $0.y) } }
      return try painter.raster(moved)
    case .hinted, .otherText, .thinned: return try painter.raster(scene.redrawn(self, painter))
    }
  }
}

extension Raster {
  fileprivate func mapped(_ body: (UInt8, Int) -> UInt8) -> Raster {
    var copy = self
    for at in copy.pixels.indices where at & 3 != 3 { copy.pixels[at] = body(pixels[at], at) }
    return copy
  }

  /// Shifted with linear interpolation.
  fileprivate func displaced(_ dx: Double, _ dy: Double) -> Raster {
    var copy = self
    let (left, up) = (Int(dx.rounded(.down)), Int(dy.rounded(.down)))
    let (u, v) = (dx - Double(left), dy - Double(up))
    for y in 0..<height {
      for x in 0..<width {
        for channel in 0..<3 {
          func sample(_ x: Int, _ y: Int) -> Double {
            let place = min(height - 1, max(0, y)) * width + min(width - 1, max(0, x))
            return Double(pixels[4 * place + channel])
          }
          let (p, q) = (x - left, y - up)
          let near = (1 - u) * sample(p, q) + u * sample(p - 1, q)
          let far = (1 - u) * sample(p, q - 1) + u * sample(p - 1, q - 1)
          copy.pixels[4 * (y * width + x) + channel] = UInt8(((1 - v) * near + v * far).rounded())
        }
      }
    }
    return copy
  }

  /// The mean of four pixels for one, cut to a size.
  fileprivate func halved(width: Int, height: Int) -> Raster {
    var out = Raster(width: width, height: height, filledWith: SIMD4(repeating: 255))
    for y in 0..<height {
      for x in 0..<width {
        for channel in 0..<4 {
          var sum = 0
          for (i, j) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let (p, q) = (min(self.width - 1, 2 * x + i), min(self.height - 1, 2 * y + j))
            sum += Int(pixels[4 * (q * self.width + p) + channel])
          }
          out.pixels[4 * (y * width + x) + channel] = UInt8((sum + 2) / 4)
        }
      }
    }
    return out
  }
}

extension Element {
  /// The element with every place of it sent through a map.
  func mapped(_ map: (Point) -> Point) -> Element {
    switch self {
    case .fill(let path, let ink): return .fill(path.mapped(map), ink)
    case .stroke(let path, let stroke): return .stroke(path.mapped(map), stroke)
    case .markers(let marker, let points): return .markers(marker, at: points.map(map))
    case .glyphs(var run):
      for index in run.glyphs.indices { run.glyphs[index].origin = map(run.glyphs[index].origin) }
      return .glyphs(run)
    case .group(var group):
      group.elements = group.elements.map { $0.mapped(map) }
      if let clip = group.clip {
        let corner = map(Point(x: clip.x, y: clip.y))
        group.clip = Rectangle(x: corner.x, y: corner.y, width: clip.width, height: clip.height)
      }
      return .group(group)
    }
  }
}

extension Scene {
  /// The scene with texts or curves as another version of a renderer places them.
  fileprivate func redrawn(_ drift: Drift, _ painter: PNGRenderer) -> Scene {
    let pixel = 72 / painter.dotsPerInch
    func visit(_ element: Element) -> Element {
      switch element {
      case .glyphs(var run):
        for index in run.glyphs.indices where drift != .thinned {
          let old = run.glyphs[index].origin
          run.glyphs[index].origin =
            drift == .hinted
            ? Point(x: (old.x / pixel).rounded() * pixel, y: (old.y / pixel).rounded() * pixel)
            : Point(x: old.x + pixel / 3, y: old.y)
        }
        return .glyphs(run)
      case .stroke(let path, let stroke) where drift == .thinned:
        return .stroke(path.simplified(tolerance: pixel / 9), stroke)
      case .group(var group):
        group.elements = group.elements.map(visit)
        return .group(group)
      default: return element
      }
    }
    var copy = self
    copy.elements = elements.map(visit)
    return copy
  }
}
