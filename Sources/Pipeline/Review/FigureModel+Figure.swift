import Encoding
import Foundation
import Formula
import Imaging
import Plotting
import Rendering
import Scene

extension FigureModel {
  /// What a figure says: its data from the figure, limits and looks from its layout.
  ///
  /// - Parameter isDrawing: whether the file shows its shapes by itself, as SVG does; others get
  ///   checksums of them.
  init(_ figure: Figure, _ layout: FigureLayout, isDrawing: Bool) {
    let survey = SceneSurvey(layout.scene)
    let panels = zip(figure.panels, layout.facts.panels).map { panel, facts in
      Panel(panel, facts, survey, id: "\(figure.id)-\(panel.id)")
    }
    let title = figure.title.map { [Label(role: "title", text: $0.plainText)] } ?? []
    self.init(
      id: figure.id, size: [layout.scene.size.width, layout.scene.size.height], panels: panels,
      texts: title, versions: [("cairo", CairoLibrary.version)],
      parts: isDrawing ? [] : FigureModel.Part.all(of: layout.scene, survey.groups))
  }
}

/// The groups of a scene by id, and what is needed of them.
private struct SceneSurvey {
  private(set) var groups: [(id: String, group: Group)] = []

  init(_ scene: Scene) { for element in scene.elements { visit(element) } }

  private mutating func visit(_ element: Element) {
    guard case .group(let group) = element else { return }
    groups.append((group.id, group))
    for member in group.elements { visit(member) }
  }

  subscript(id: String) -> Group? { groups.first { $0.id == id }?.group }

  /// The clip of the first group of a panel that has one: its data area.
  func area(of panel: String) -> Rectangle? {
    groups.first { $0.id.hasPrefix(panel) && $0.group.clip != nil }?.group.clip
  }

  /// The words of a group, run by run.
  static func runs(_ elements: [Element]) -> [GlyphRun] {
    elements.flatMap { element -> [GlyphRun] in
      switch element {
      case .glyphs(let run): [run]
      case .group(let group): runs(group.elements)
      default: []
      }
    }
  }

  /// Where the strokes of a group begin.
  static func starts(_ elements: [Element]) -> [Point] {
    elements.flatMap { element -> [Point] in
      guard case .stroke(let path, _) = element else { return [] }
      return path.steps.compactMap { if case .move(let point) = $0 { point } else { nil } }
    }
  }

  /// The looks of a group: the first stroke, fill and marker in it.
  static func looks(_ elements: [Element]) -> [(name: String, value: String)] {
    var looks: [(name: String, value: String)] = []
    func add(_ name: String, _ value: String) {
      if !looks.contains(where: { $0.name == name }) { looks.append((name: name, value: value)) }
    }
    func visit(_ element: Element) {
      switch element {
      case .stroke(_, let stroke):
        add("stroke", stroke.ink.color.code)
        add("width", "\(stroke.width)")
        if !stroke.dash.isEmpty { add("dash", stroke.dash.map { "\($0)" }.joined(separator: " ")) }
      case .fill(_, let ink): add("fill", ink.color.code)
      case .markers(let marker, let points):
        add("markers", "\(points.count)")
        add("marker", Fingerprint(of: "\(marker.shape)").hex)
        if let ink = marker.fill { add("marker fill", ink.color.code) }
        if let stroke = marker.stroke { add("marker stroke", stroke.ink.color.code) }
      case .glyphs: break
      case .group(let group): for member in group.elements { visit(member) }
      }
    }
    for element in elements { visit(element) }
    return looks
  }
}

extension Color {
  /// The channels in hexadecimal, alpha only where it says something.
  fileprivate var code: String {
    let channels = alpha == 255 ? [red, green, blue] : [red, green, blue, alpha]
    return "#" + channels.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension FigureModel.Panel {
  fileprivate init(
    _ panel: Panel, _ facts: PanelFacts, _ survey: SceneSurvey, id: String
  ) {
    let area = survey.area(of: id)
    let axes =
      panel.x.isShown
      ? [
        FigureModel.Axis("x", panel.x, facts.x, survey, id, area),
        FigureModel.Axis("y", panel.y, facts.y, survey, id, area),
      ] : []
    var texts = panel.title.map { [FigureModel.Label(role: "title", text: $0.plainText)] } ?? []
    let spoken = ["tick-labels", "axis-label", "legend-entry", "panel-title", "panel-letter"]
    for (name, group) in survey.groups where name.hasPrefix(id) && !spoken.contains(group.role) {
      for case .glyphs(let run) in group.elements {
        texts.append(
          FigureModel.Label(
            role: group.role, text: run.text,
            place: run.glyphs.first.map { [$0.origin.x, $0.origin.y] } ?? []))
      }
    }
    var series: [FigureModel.Series] = []
    for mark in panel.marks {
      guard let item = FigureModel.Series(mark, panel, survey, id, taken: series.map(\.id)) else {
        continue
      }
      series.append(item)
    }
    self.init(
      id: panel.id, box: area.map { [$0.x, $0.y, $0.width, $0.height] } ?? [], axes: axes,
      series: series, texts: texts)
  }
}

extension FigureModel.Axis {
  fileprivate init(
    _ name: String, _ axis: Axis, _ window: ClosedRange<Double>, _ survey: SceneSurvey,
    _ panel: String, _ area: Rectangle?
  ) {
    let id = "\(panel)-axis-\(name)"
    let isLogarithmic = axis.scale == .logarithmic
    // Ticks are found where they were drawn, and told as values.
    let ticks = SceneSurvey.starts(survey["\(id)-ticks"]?.elements ?? []).compactMap {
      point -> Double? in
      guard let area else { return nil }
      let share =
        name == "x" ? (point.x - area.x) / area.width : 1 - (point.y - area.y) / area.height
      return Self.value(share, window, isLogarithmic)
    }
    let labels = SceneSurvey.runs(survey["\(id)-tick-labels"]?.elements ?? []).map(\.text)
    self.init(
      id: name, scale: isLogarithmic ? "log" : "linear",
      limits: [window.lowerBound, window.upperBound], ticks: ticks.sorted(), tickLabels: labels,
      label: axis.label?.plainText ?? "")
  }

  /// The value at a share of the axis, to what the scene's grid of 1/256 pt lets one tell: a
  /// thousandth of the window's decade, or two digits on a logarithmic axis.
  private static func value(
    _ share: Double, _ window: ClosedRange<Double>, _ isLogarithmic: Bool
  ) -> Double? {
    let (low, high) = (window.lowerBound, window.upperBound)
    guard isLogarithmic else {
      guard high > low else { return nil }
      let fine = pow(10, 3 - log10(high - low).rounded(.down))
      return ((low + share * (high - low)) * fine).rounded() / fine
    }
    guard low > 0 else { return nil }
    return Double(significant(low * pow(high / low, share), 2))
  }
}

extension FigureModel.Series {
  /// A name that is not taken yet.
  private static func unique(_ name: String, _ kind: String, _ taken: [String]) -> String {
    if !taken.contains(name) { return name }
    let names =
      ["\(name)-\(kind)"] + (2...).lazy.prefix(taken.count + 1).map { "\(name)-\(kind)\($0)" }
    return names.first { !taken.contains($0) } ?? name
  }

  fileprivate init?(
    _ mark: Mark, _ panel: Panel, _ survey: SceneSurvey, _ frame: String, taken: [String]
  ) {
    let kind: String
    let series: Series?
    let samples: [Sample]
    switch mark {
    case .line(let line):
      let gap = [Sample(.nan, .nan)]
      (kind, series, samples) = ("line", line.series, Array(line.pieces.joined(separator: gap)))
    case .stems(let stems): (kind, series, samples) = ("stems", stems.series, stems.samples)
    case .points(let points): (kind, series, samples) = ("points", points.series, points.samples)
    case .trend(let trend):
      (kind, series, samples) = ("trend", trend.series, [trend.start, trend.end])
    case .band(let band):
      let ends = band.sections.flatMap { [Sample($0.x, $0.low), Sample($0.x, $0.high)] }
      (kind, series, samples) = ("band", band.series, ends)
    case .bars(let bars): (kind, series, samples) = ("bars", bars.series, bars.samples)
    case .heatmap(let map):
      let cells = map.rows.flatMap(\.self).enumerated().map { Sample(Double($0), $1) }
      (kind, series, samples) = ("heatmap", nil, cells)
    case .diagram(let diagram):
      (kind, series, samples) = ("diagram", nil, diagram.nodes.map(\.position))
    case .rule(let rule):
      let end: Sample =
        switch rule.position {
        case .horizontal(let y): Sample(.nan, y)
        case .vertical(let x): Sample(x, .nan)
        }
      (kind, series, samples) = ("rule", nil, [end])
    case .note: return nil
    }
    let name = series?.id ?? kind
    let looks = survey.groups.filter { id, group in
      id.hasPrefix(frame) && group.role != "legend-entry" && group.role != "label"
        && (id.hasSuffix("-\(name)") || id.hasSuffix("-\(name)-markers"))
    }
    self.init(
      id: Self.unique(name, kind, taken),
      label: series?.label.plainText ?? "", kind: kind,
      style: SceneSurvey.looks(looks.flatMap(\.group.elements)), x: samples.map(\.x),
      y: samples.map(\.y),
      logarithmic: (panel.x.scale == .logarithmic, panel.y.scale == .logarithmic))
  }
}
