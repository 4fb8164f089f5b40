import Foundation
import Imaging
import Plotting
import Rendering
import Scene
import Testing
import Typography

@testable import Pipeline

/// A chart with everything that can happen to it.
private struct Specimen: Sendable {
  let name: String
  let renderer: FigureRenderer
  let sheet: FigureRenderer.Sheet

  private var scene: Scene { sheet.layout.scene }
  private var fonts: FontLibrary { renderer.typesetter.fonts }

  init(_ chart: ChartGenerator.Chart, _ renderer: FigureRenderer) throws {
    name = chart.name
    self.renderer = renderer
    let source = SourceText(path: chart.name, text: chart.yaml)
    sheet = try renderer.sheet(FigureJob(name: chart.name, source: source))
  }

  /// A file that carries the model of a layout, with pixels of its own so that no two are equal.
  func carrier(_ figure: Figure, _ layout: FigureLayout, shade: UInt8) throws -> [UInt8] {
    let raster = Raster(width: 24, height: 24, filledWith: SIMD4(shade, shade, shade, 255))
    let model = FigureModel(figure, layout, isDrawing: false)
    return try PNG.encode(raster, text: [(FigureModel.key, model.json)])
  }

  /// Judges every `stride`-th mutant of the scene, beginning with `start`: by structure, by the
  /// model in a PNG, and every `rare`-th of those by pixels.
  func table(stride: Int, from start: Int, pixelsEvery rare: Int) throws -> MutationTable {
    var table = MutationTable()
    let writer = SVGRenderer(fonts: fonts)
    let painter = PNGRenderer(fonts: fonts)
    let svg = Array(writer.render(scene).utf8)
    let raster = rare > 0 ? try painter.raster(scene) : nil
    let carried = try carrier(sheet.figure, sheet.layout, shade: 0)
    let all = SceneMutation.all(of: scene)
    for (count, index) in Swift.stride(from: start, to: all.count, by: stride).enumerated() {
      let mutation = all[index]
      let mutant = Array(writer.render(mutation.scene).utf8)
      table.add(
        "structure", mutation, name, Comparison.compare(svg, mutant), isSame: svg == mutant,
        needsKind: true)
      // Spoken labels are not in a PNG.
      if mutation.act != .changeLabel {
        var layout = sheet.layout
        layout.scene = mutation.scene
        let other = try carrier(sheet.figure, layout, shade: 255)
        table.add(
          "model", mutation, name, Comparison.compare(carried, other), isSame: false,
          needsKind: false)
      }
      guard let raster, count % rare == 0 else { continue }
      let other = try painter.raster(mutation.scene)
      table.add(
        "pixels", mutation, name, Comparison.pixels(raster, other), isSame: raster == other,
        needsKind: false)
    }
    return table
  }

  /// Mutations of the figure that its model doesn't tell by the right kind.
  func untold(stride: Int, from start: Int) throws -> (mutants: Int, missed: [String]) {
    let before = try carrier(sheet.figure, sheet.layout, shade: 0)
    let all = FigureMutation.all(of: sheet.figure)
    var missed: [String] = []
    var count = 0
    for index in Swift.stride(from: start, to: all.count, by: stride) {
      let mutation = all[index]
      let layout = try mutation.figure.laidOut(measuring: renderer.typesetter)
      let after = try carrier(mutation.figure, layout, shade: 255)
      let result = Comparison.compare(before, after)
      count += 1
      if !result.changes.contains(where: { mutation.kinds.contains($0.kind) })
        || result.verdict != .changed
      {
        missed.append("\(name) \(mutation): \(result.verdict) \(result.changes.map(\.statement))")
      }
    }
    return (count, missed)
  }
}

private func survey(
  _ charts: [ChartGenerator.Chart], stride: Int, pixelsEvery rare: Int
) async throws -> MutationTable {
  let renderer = try FigureRenderer()
  let tables = await concurrentMap(Array(charts.enumerated()), atOnce: nil) { index, chart in
    Result {
      try Specimen(chart, renderer).table(stride: stride, from: index % stride, pixelsEvery: rare)
    }
  }
  var sum = MutationTable()
  for table in tables { sum.add(try table.get()) }
  return sum
}

private func untold(
  _ charts: [ChartGenerator.Chart], stride: Int
) async throws -> (mutants: Int, missed: [String]) {
  let renderer = try FigureRenderer()
  let parts = await concurrentMap(Array(charts.enumerated()), atOnce: nil) { index, chart in
    Result { try Specimen(chart, renderer).untold(stride: stride, from: index % stride) }
  }
  return try parts.reduce((0, [])) { sum, part in
    let (count, missed) = try part.get()
    return (sum.0 + count, sum.1 + missed)
  }
}

private let environment = ProcessInfo.processInfo.environment
private let isWhole = environment["RESIDUUM_MUTATION"] != nil

/// A few of the charts, of every kind.
private let sample = ChartGenerator.charts.enumerated().filter { $0.offset % 20 == 1 }.map(
  \.element)

@Test func `a sample of small changes is found at its level`() async throws {
  let table = try await survey(sample, stride: 173, pixelsEvery: 0)
  #expect(table.missed.isEmpty)
  #expect(table.rate("structure") == 1)
  #expect(table.rate("model") == 1)
}

@Test func `a sample of changed data, words and axes is told by the model`() async throws {
  let result = try await untold(sample, stride: 13)
  #expect(result.mutants > 5)
  #expect(result.missed.isEmpty)
}

@Test(.enabled(if: isWhole))
func `every mark, text, tick and style of fifty charts is guarded`() async throws {
  let stride = environment["RESIDUUM_MUTATION"].flatMap(Int.init) ?? 1
  let table = try await survey(ChartGenerator.charts, stride: max(1, stride), pixelsEvery: 8)
  print(table.text)
  if let path = environment["RESIDUUM_MUTATION_LOG"] {
    try Files.write([(path: path, bytes: Array(table.missed.joined(separator: "\n").utf8))])
  }
  #expect(table.rate("structure") >= 0.995)
  #expect(table.rate("model") >= 0.995)
  #expect(table.rate("pixels") >= 0.95)
}

@Test(.enabled(if: isWhole))
func `changed data, words and axes of fifty charts are told by the model`() async throws {
  let result = try await untold(ChartGenerator.charts, stride: 1)
  print("figures changed: \(result.mutants), not told: \(result.missed.count)")
  for line in result.missed.prefix(40) { print(line) }
  #expect(Double(result.missed.count) <= 0.005 * Double(result.mutants))
}
