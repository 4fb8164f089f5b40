import Approximation
import Formula
import Plotting
import Specification

/// Turns a study into a figure: which panels, which marks, which words on the axes.
struct FigureBuilder {
  let spec: FigureSpec
  let study: Study
  let source: SourceText
  let palette: SeriesPalette

  init(_ spec: FigureSpec, _ study: Study, in source: SourceText) {
    self.spec = spec
    self.study = study
    self.source = source
    palette = SeriesPalette(study)
  }

  /// The figure with an identity for its parts.
  ///
  /// - Throws: `Failure` for panels that ask for what the study does not have.
  func figure(id: String) throws(Failure) -> Figure {
    var panels: [Panel] = []
    for (index, panel) in spec.panels.enumerated() {
      panels.append(try self.panel(panel, id: "\(panel.kind.rawValue)\(index + 1)"))
    }
    let title = try spec.title.map { text throws(Failure) in try Input(text, in: source).label() }
    let columns = spec.size.columns ?? min(panels.count, 3)
    let width = spec.size.width ?? (columns == 1 ? 89 : columns == 2 ? 140 : 183)
    let height = spec.size.panelHeight ?? 52
    return Figure(
      id: id, title: title, panels: panels,
      size: FigureSize(millimetres: width, panelHeight: height, columns: columns),
      theme: spec.theme == .dark ? .articleDark : .article)
  }

  private func panel(_ panel: PanelSpec, id: String) throws(Failure) -> Panel {
    var result =
      switch panel.kind {
      case .fit: try fitPanel(panel, id)
      case .error: try errorPanel(panel, id)
      case .spectrum: try spectrumPanel(panel, id)
      case .convergence: try convergencePanel(panel, id)
      case .basis: try basisPanel(panel, id)
      case .gram: try gramPanel(panel, id)
      case .layers: try layersPanel(panel, id)
      case .residual: try residualPanel(panel, id)
      case .pieces: try piecesPanel(panel, id)
      case .diagram: try diagramPanel(panel, id)
      case .growth: try growthPanel(panel, id)
      case .phase: try phasePanel(panel, id)
      case .poles: try polesPanel(panel, id)
      case .activation: try activationPanel(panel, id)
      case .energy: try energyPanel(panel, id)
      case .sparsity: try sparsityPanel(panel, id)
      }
    if let text = panel.title { result.title = try Input(text, in: source).label() }
    return result
  }

  /// The approximants a panel shows, with their positions in the study.
  func shown(_ panel: PanelSpec) throws(Failure) -> [(position: Int, approximant: Approximant)] {
    let all = Array(study.approximants.enumerated()).map {
      (position: $0.offset, approximant: $0.element)
    }
    guard !panel.show.isEmpty else { return all }
    let names = all.flatMap { [$0.approximant.name, $0.approximant.shortName] }
    for name in panel.show where !names.contains(name.value) {
      throw Input(name, in: source).failure(
        "no approximant is called '\(name.value)'",
        hint: "there are: \(names.joined(separator: ", "))")
    }
    let wanted = panel.show.map(\.value)
    return all.filter {
      wanted.contains($0.approximant.name) || wanted.contains($0.approximant.shortName)
    }
  }

  func failure(_ panel: PanelSpec, _ message: String, hint: String? = nil) -> Failure {
    Failure(
      message, at: source.location(line: panel.place.line, column: panel.place.column), hint: hint)
  }

  func window(_ panel: PanelSpec) throws(Failure) -> Axis.Limits {
    guard panel.window.count == 2 else { return .automatic }
    let low = try Input(panel.window[0], in: source).finiteConstant().value
    let high = try Input(panel.window[1], in: source).finiteConstant().value
    guard low < high else {
      throw Input(panel.window[0], in: source).failure(
        "the window is empty or reversed", hint: "write the smaller end first")
    }
    return .fixed(low, high)
  }

  /// The horizontal axis of the function's variable, with multiples of π where they fit.
  var abscissa: Axis {
    let ends = [study.view.lower, study.view.upper]
    let usesPi =
      ends.allSatisfy { end in
        let multiple = end / .pi * 2
        return abs(multiple - multiple.rounded()) < 1e-12
      } && ends.contains { abs($0) > 0.1 }
    return Axis(
      .variable("x"), limits: .fixed(ends[0], ends[1]), ticks: usesPi ? .piMultiples : .automatic)
  }
}
