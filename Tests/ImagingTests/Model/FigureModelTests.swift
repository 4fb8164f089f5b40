import Imaging
import Testing

private func file(_ model: FigureModel, _ chart: TinyChart = TinyChart()) throws -> [UInt8] {
  try PNG.encode(chart.raster(), text: [(FigureModel.key, model.json)])
}

private func document(_ model: FigureModel, _ drawing: String = "<path d='M0 0L9 9'/>") -> [UInt8] {
  var text = ""
  for scalar in model.json.unicodeScalars {
    switch scalar {
    case "&": text += "&amp;"
    case "<": text += "&lt;"
    default: text.unicodeScalars.append(scalar)
    }
  }
  return Array(
    "<svg width='20' height='20'><metadata>\(text)</metadata><g stroke='red'>\(drawing)</g></svg>"
      .utf8)
}

@Test func `a model survives JSON, PNG and SVG`() throws {
  var tiny = TinyModel()
  tiny.title = "a < b & \"c\"\n∂²\u{1F600}"
  let model = tiny.model()
  #expect(FigureModel(json: model.json) == model)
  #expect(FigureModel(json: model.json)?.json == model.json)
  #expect(FigureModel(in: try file(model)) == model)
  #expect(FigureModel(in: document(model)) == model)
  #expect(FigureModel(json: "{\"schema\":\"other/1\",\"id\":\"x\"}") == nil)
  #expect(FigureModel(json: "{") == nil)
  #expect(FigureModel(json: String(repeating: "[", count: 20_000)) == nil)
}

/// A change of the figure, and the one sentence that must tell it.
struct ModelEdit: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let kind: Change.Kind
  let apply: @Sendable (inout TinyModel) -> Void

  init(
    _ statement: String, _ kind: Change.Kind, apply: @escaping @Sendable (inout TinyModel) -> Void
  ) {
    testDescription = statement
    self.kind = kind
    self.apply = apply
  }

  static let all: [ModelEdit] = [
    ModelEdit("y limits −1.4..1.4 → −1.4..1.428", .axes) { $0.limits = [-1.4, 1.428] },
    ModelEdit(
      "series 'series C': 500 of 500 points scaled by 1.003 in y, largest |Δy| 0.0021", .data
    ) { $0.factor = 1.003 },
    ModelEdit("series 'series C': 500 of 500 points shifted by 0.25 in y", .data) {
      $0.gap = 0..<0
      $0.offset = 0.25
    },
    ModelEdit(
      "series 'series C': 1 of 500 points differ in y, largest |Δy| 0.04999 at x = 3", .data
    ) { $0.spike = 300 },
    ModelEdit("series 'series C': 10 of 500 points are no longer undefined", .data) {
      $0.gap = 0..<0
    },
    ModelEdit("series 'series C': 500 → 499 points", .data) { $0.count = 499 },
    ModelEdit("series 'error' removed (4 points)", .data) { $0.hasSecond = false },
    ModelEdit("legend 'series C' → 'series G'", .text) { $0.label = "series G" },
    ModelEdit("series 'series C': width 1.2 → 1", .style) { $0.width = "1" },
    ModelEdit("y minor ticks removed", .axes) { $0.minor = 0 },
    ModelEdit("y grid removed", .axes) { $0.hasGrid = false },
    ModelEdit("y label 'f(x)' → 'g(x)'", .text) { $0.yLabel = "g(x)" },
    ModelEdit("y scale linear → log", .axes) { $0.scale = "log" },
    ModelEdit("y ticks −1, 1 removed; 0.5 added", .axes) { $0.ticks = [0, 0.5] },
    ModelEdit("title 'Decay' → 'Decoy'", .text) { $0.title = "Decoy" },
    ModelEdit("title 'Decay' moved by 1, 0 pt", .layout) { $0.titleX = 101 },
    ModelEdit("data area 300 × 120 at 40, 10 → 301 × 120 at 40, 10 pt", .layout) {
      $0.box = [40, 10, 301, 120]
    },
  ]
}

@Test(arguments: ModelEdit.all)
func `every change of the model is told in the words of charts`(edit: ModelEdit) throws {
  var from = TinyModel()
  // A shift is told where no value is undefined on either side.
  if edit.testDescription.contains("shifted") { from.gap = 0..<0 }
  var to = from
  edit.apply(&to)
  let result = Comparison.compare(document(from.model()), document(to.model()))
  #expect(result.verdict == .changed)
  #expect(result.level == .model)
  let statements = result.changes.map(\.statement)
  #expect(statements == [edit.testDescription])
  #expect(result.changes.first?.kind == edit.kind)
}

@Test func `values that no chart could show are equal`() throws {
  var to = TinyModel()
  to.factor = 1 + 1e-6
  let result = Comparison.compare(document(TinyModel().model()), document(to.model()))
  #expect(result.changes.isEmpty)
}

@Test func `another unit of an axis, its ticks and its data is one sentence`() {
  var other = TinyModel()
  other.unit = 1.02
  func told() -> [String] {
    Comparison.compare(document(TinyModel().model()), document(other.model())).changes
      .map(\.statement)
  }
  #expect(
    told() == ["everything along x multiplied by 1.02: limits 0..5 → 0..5.1, 2 ticks, 2 series"])
  // What else changed is told beside it.
  other.label = "series G"
  #expect(told().count == 2)
  other.label = "series C"
  other.spike = 77
  #expect(told().count == 2)
}

@Test func `a change in a long series is not lost between stored values`() {
  func model(_ spike: Int?) -> FigureModel {
    var y = (0..<20_000).map { Double($0 % 7) }
    if let spike { y[spike] = 9 }
    let series = FigureModel.Series(
      id: "s", label: "", kind: "line", x: (0..<20_000).map(Double.init), y: y)
    return FigureModel(
      id: "f", panels: [FigureModel.Panel(id: "p", axes: [], series: [series])])
  }
  #expect(model(nil).json.utf8.count < 60_000)
  for spike in [0, 12_345, 19_999] {
    let result = Comparison.compare(document(model(nil)), document(model(spike)))
    #expect(result.verdict == .changed)
    #expect(result.changes.first?.node == "p/s")
  }
}

@Test func `equal models with other pixels are drift, and the renderer is named`() throws {
  var chart = TinyChart()
  chart.lineWidth = 2
  var other = TinyModel()
  other.cairo = "1.18.4"
  let result = Comparison.compare(
    try file(TinyModel().model()), try file(other.model(), chart))
  #expect(result.verdict == .drift)
  #expect(result.level == .model)
  #expect(result.changes.first?.statement.hasSuffix("cairo 1.16.0 → 1.18.4") == true)
  var options = Comparison.Options()
  options.metric = .chart
  let pixels = Comparison.compare(
    try file(TinyModel().model()), try file(other.model(), chart), options: options)
  #expect(pixels.verdict == .changed)
}

@Test func `no other version of a renderer leaves out a curve or paints over the picture`() throws {
  var other = TinyModel()
  other.cairo = "1.18.4"
  let plain = try file(TinyModel().model())
  var bare = TinyChart()
  bare.hasMarker = false
  let text = [(FigureModel.key, other.model().json)]
  let blank = Raster(
    width: TinyChart.width, height: TinyChart.height, filledWith: SIMD4(repeating: 255))
  for drawn in [bare.raster(), blank] {
    let result = Comparison.compare(plain, try PNG.encode(drawn, text: text))
    #expect(result.verdict == .changed)
    #expect(result.level == .model)
    #expect(result.changes.first?.statement.hasPrefix("marks came or went") == true)
  }
}

@Test func `a small ignored rectangle hides no more than itself`() throws {
  var other = TinyModel()
  other.cairo = "1.18.4"
  let plain = try file(TinyModel().model())
  var bare = TinyChart().raster()
  for y in 5..<44 { for x in 14..<110 { bare[x, y] = SIMD4(repeating: 255) } }
  let erased = try PNG.encode(bare, text: [(FigureModel.key, other.model().json)])
  var options = Comparison.Options()
  options.ignoring = [Region(x: 60, y: 20, width: 4, height: 4)]
  let told = Comparison.compare(plain, erased, options: options)
  #expect(told.verdict == .changed)
  #expect(told.changes.first?.statement.hasPrefix("marks came or went") == true)
  options.ignoring = [Region(x: 14, y: 5, width: 96, height: 39)]
  #expect(Comparison.compare(plain, erased, options: options).verdict != .changed)
}

@Test func `a mark taken out of an SVG is seen though its model stayed`() {
  let model = TinyModel().model()
  let whole = document(model, "<path id='a' d='M0 0L9 9'/><path d='M3 0L9 3'/>")
  let result = Comparison.compare(whole, document(model, "<path id='a' d='M0 0L9 9'/>"))
  #expect(result.verdict == .changed)
  #expect(result.level == .structure)
}

@Test func `a PNG and an SVG of one figure are compared by their models`() throws {
  let picture = try file(TinyModel().model())
  #expect(Comparison.compare(picture, document(TinyModel().model())).verdict == .identical)
  var other = TinyModel()
  other.factor = 2
  #expect(Comparison.compare(picture, document(other.model())).verdict == .changed)
}

@Test func `the same curve through other samples is no change, a scaled one is told`() {
  func model(_ count: Int, _ factor: Double) -> FigureModel {
    let x = (0..<count).map { 3 * Double($0) / Double(count - 1) }
    let series = FigureModel.Series(
      id: "s", label: "", kind: "line", x: x, y: x.map { factor * $0 * (3 - $0) })
    return FigureModel(
      id: "f", panels: [FigureModel.Panel(id: "p", axes: [], series: [series])])
  }
  let plain = document(model(400, 1))
  #expect(Comparison.compare(plain, document(model(430, 1))).changes.isEmpty)
  let scaled = Comparison.compare(plain, document(model(430, 1.05)))
  #expect(scaled.changes.map(\.statement) == ["series s: 400 → 430 points, scaled by 1.05 in y"])
}

@Test func `a picture painted over is changed though its model stayed`() throws {
  let model = TinyModel().model()
  let blank = Raster(
    width: TinyChart.width, height: TinyChart.height, filledWith: SIMD4(repeating: 255))
  let result = Comparison.compare(
    try file(model), try PNG.encode(blank, text: [(FigureModel.key, model.json)]))
  #expect(result.verdict == .changed)
  #expect(result.level == .pixels)
  #expect(result.changes.map(\.kind) == [.layout])
  #expect(Policy.standard.outcome(of: result) == .fail)
}

@Test func `another name of a figure is a note`() throws {
  var other = TinyModel().model()
  other.id = "same"
  let result = Comparison.compare(try file(TinyModel().model()), try file(other))
  #expect(result.verdict == .identical)
  #expect(result.notes == ["figure 'decay' is called 'same'"])
}

@Test func `differences are told however small they are`() {
  func model(_ change: Double) -> FigureModel {
    let series = FigureModel.Series(
      id: "s", label: "", kind: "points", x: [0, 1, 2, 3], y: [0, 1e-8 + change, 3e-8, 2e-8])
    return FigureModel(
      id: "f", panels: [FigureModel.Panel(id: "p", axes: [], series: [series])])
  }
  let result = Comparison.compare(document(model(0)), document(model(5e-9)))
  #expect(
    result.changes.map(\.statement) == [
      "series s: 1 of 4 points differ in y, largest |Δy| 5e−9 at x = 1"
    ])
}
