import Foundation
import Imaging
import Plotting
import Rendering
import Scene
import Testing
import Typography

@testable import Pipeline

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
  let failed = try failures(of: 1, dotsPerInch: 36)
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
