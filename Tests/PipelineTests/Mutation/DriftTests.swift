import Foundation
import Imaging
import Plotting
import Rendering
import Scene
import Testing
import Typography

@testable import Pipeline

/// What another renderer, or another version of one, makes of the same chart.
private enum Drift: String, CaseIterable, Sendable {
  case noise = "every sample off by up to 3 of 255"
  case quarter = "a quarter of a pixel to the right"
  case half = "half a pixel down"
  case supersampled = "drawn at twice the size and averaged"
  case unsnapped = "lines off the pixel grid by a sixteenth of a point"
  case heavier = "coverage of edges with another gamma"
  case palette = "reduced to steps of 4 in every channel"
  case wholePixel = "one pixel to the left"

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
  fileprivate func mapped(_ map: (Point) -> Point) -> Element {
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

private let isWhole = ProcessInfo.processInfo.environment["RESIDUUM_MUTATION"] != nil

private func sheets(_ count: Int) throws -> [(FigureRenderer.Sheet, FigureRenderer)] {
  let renderer = try FigureRenderer()
  return try ChartGenerator.charts.enumerated().filter { $0.offset % (57 / count) == 2 }.map {
    let source = SourceText(path: $1.name, text: $1.yaml)
    return (try renderer.sheet(FigureJob(name: $1.name, source: source)), renderer)
  }
}

/// The failures of all drifts of some charts, by level.
private func failures(
  of charts: Int, dotsPerInch: Double
) throws -> (model: [String], pixels: [String], all: Int) {
  var failed: (model: [String], pixels: [String], all: Int) = ([], [], 0)
  for (sheet, renderer) in try sheets(charts) {
    let painter = PNGRenderer(fonts: renderer.typesetter.fonts, dotsPerInch: dotsPerInch)
    let plain = try painter.raster(sheet.layout.scene)
    let model = FigureModel(sheet.figure, sheet.layout, isDrawing: false)
    var other = model
    other.versions = [.init("cairo", "0.0")]
    let before = try PNG.encode(plain, text: [(FigureModel.key, model.json)])
    for drift in Drift.allCases {
      let raster = try drift.raster(sheet.layout.scene, painter)
      let after = try PNG.encode(raster, text: [(FigureModel.key, other.json)])
      failed.all += 1
      let name = "\(sheet.figure.id): \(drift.rawValue)"
      let told = Comparison.compare(before, after)
      if ![.identical, .withinTolerance, .drift].contains(told.verdict) {
        failed.model.append("\(name): \(told.verdict) \(told.changes.map(\.statement))")
      }
      let seen = Comparison.pixels(plain, raster)
      if seen.verdict == .changed { failed.pixels.append(name) }
    }
  }
  return failed
}

@Test func `no drift of pixels fails where figures carry their model`() throws {
  let failed = try failures(of: 1, dotsPerInch: 48)
  #expect(failed.all == Drift.allCases.count)
  #expect(failed.model.isEmpty)
}

@Test(.enabled(if: isWhole))
func `no drift of fifty charts fails where figures carry their model`() throws {
  let failed = try failures(of: 57, dotsPerInch: 144)
  print(
    "drifts: \(failed.all), failed by model: \(failed.model.count), "
      + "failed by pixels alone: \(failed.pixels.count)")
  for drift in Drift.allCases {
    let count = failed.pixels.count { $0.hasSuffix(drift.rawValue) }
    print("  by pixels alone \(count) of \(failed.all / Drift.allCases.count): \(drift.rawValue)")
  }
  #expect(failed.model.isEmpty)
}

@Test func `no other way of writing an SVG fails by its structure`() throws {
  for (sheet, renderer) in try sheets(isWhole ? 57 : 2) {
    let scene = sheet.layout.scene
    let writer = SVGRenderer(fonts: renderer.typesetter.fonts)
    let plain = writer.render(scene)
    func judge(_ name: String, _ text: String) {
      let result = Comparison.compare(Array(plain.utf8), Array(text.utf8))
      #expect(text != plain)
      #expect(
        [.identical, .withinTolerance, .drift].contains(result.verdict),
        "\(sheet.figure.id) \(name): \(result.changes.map(\.statement))")
    }
    var other = writer
    other.idPrefix = "x7f3-"
    judge("other ids", other.render(scene))
    other = writer
    other.tolerance = 0.1
    judge("curves thinned", other.render(scene))
    other.tolerance = 0
    judge("curves not thinned", other.render(scene))
    var moved = scene
    moved.elements = scene.elements.map { $0.mapped { Point(x: $0.x + 0.3, y: $0.y - 0.3) } }
    judge("everything moved", writer.render(moved))
    var jitter = 1
    moved.elements = scene.elements.map {
      $0.mapped { point in
        jitter = (jitter &* 1_103_515_245 &+ 12345) & 0x7FFF_FFFF
        return Point(
          x: point.x + Double(jitter % 5 - 2) / 100, y: point.y + Double(jitter / 7 % 5 - 2) / 100)
      }
    }
    judge("places rounded otherwise", writer.render(moved))
    judge(
      "in a group of its own",
      plain.replacingOccurrences(of: "</defs>", with: "</defs><g transform=\"translate(0.2 0)\">")
        .replacingOccurrences(of: "</svg>", with: "</g></svg>"))
  }
}
