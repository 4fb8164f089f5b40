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
  let fonts: SVGRenderer
  let pixels: PNGRenderer
  let scene: Scene

  init(_ chart: ChartGenerator.Chart, _ renderer: FigureRenderer) throws {
    name = chart.name
    let source = SourceText(path: chart.name, text: chart.yaml)
    scene = try renderer.sheet(FigureJob(name: chart.name, source: source)).layout.scene
    fonts = SVGRenderer(fonts: renderer.typesetter.fonts)
    pixels = PNGRenderer(fonts: renderer.typesetter.fonts)
  }

  /// Judges every `stride`-th mutant, beginning with `start`, by structure, and every `rare`-th of
  /// those by pixels.
  func table(stride: Int, from start: Int, pixelsEvery rare: Int) throws -> MutationTable {
    var table = MutationTable()
    let svg = Array(fonts.render(scene).utf8)
    let raster = rare > 0 ? try pixels.raster(scene) : nil
    let all = SceneMutation.all(of: scene)
    for (count, index) in Swift.stride(from: start, to: all.count, by: stride).enumerated() {
      let mutation = all[index]
      let mutant = Array(fonts.render(mutation.scene).utf8)
      table.add(
        "structure", mutation, name, Comparison.compare(svg, mutant), isSame: svg == mutant,
        needsKind: true)
      guard let raster, count % rare == 0 else { continue }
      let other = try pixels.raster(mutation.scene)
      table.add(
        "pixels", mutation, name, Comparison.pixels(raster, other), isSame: raster == other,
        needsKind: false)
    }
    return table
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

@Test(.enabled(if: ProcessInfo.processInfo.environment["RESIDUUM_MUTATION"] != nil))
func `every mark, text, tick and style of fifty charts is guarded`() async throws {
  let stride = ProcessInfo.processInfo.environment["RESIDUUM_MUTATION"].flatMap(Int.init) ?? 1
  let table = try await survey(
    ChartGenerator.charts, stride: max(1, stride),
    pixelsEvery: ProcessInfo.processInfo.environment["RESIDUUM_MUTATION_PIXELS"].flatMap(Int.init)
      ?? 8)
  print(table.text)
  if let path = ProcessInfo.processInfo.environment["RESIDUUM_MUTATION_LOG"] {
    try Files.write([(path: path, bytes: Array(table.missed.joined(separator: "\n").utf8))])
  }
  #expect(table.rate("structure") >= 0.995)
  #expect(table.rate("pixels") >= 0.95)
}
