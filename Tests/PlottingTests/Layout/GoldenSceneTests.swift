import Formula
import Scene
import Testing

@testable import Plotting

@Test func `a small figure is laid out as approved`() throws {
  let series = Plotting.Series(id: "c", label: .variable("c"), role: .approximant(0))
  let figure = Figure(
    id: "small",
    panels: [
      Panel(
        id: "spectrum", x: Axis(.variable("k"), ticks: .integers),
        y: Axis(.variable("c"), scale: .logarithmic, floor: 1e-6),
        marks: [.stems(Stems(series, coefficients: [1, 0, 1e-3]))])
    ], size: FigureSize(millimetres: 40, panelHeight: 30))
  let scene = try figure.laidOut(measuring: FixedMetrics()).scene
  #expect(
    outline(scene.elements) == [
      "panel small-spectrum: c",
      "  axis small-spectrum-axis-x: k",
      "    ticks small-spectrum-axis-x-ticks",
      "    tick-labels small-spectrum-axis-x-tick-labels 0 1 2",
      "    axis-label small-spectrum-axis-x-axis-label k",
      "  axis small-spectrum-axis-y: c",
      "    ticks small-spectrum-axis-y-ticks",
      "    tick-labels small-spectrum-axis-y-tick-labels 10⁻⁴ 10⁻² 10⁰",
      "    axis-label small-spectrum-axis-y-axis-label c",
      "  stems small-spectrum-stems-c: c 1 open 2 filled",
    ])
  #expect(
    scene.summary
      == "c over k from −0.2 to 2.2: c from 0 to 1, largest at 0, 1 at or below the floor.")
}

/// The groups of a scene with their words and markers.
private func outline(_ elements: [Element], indent: String = "") -> [String] {
  elements.flatMap { element -> [String] in
    guard case .group(let group) = element else { return [] }
    let label = group.label.map { ": \($0)" } ?? ""
    let content = group.elements.compactMap { member -> String? in
      switch member {
      case .glyphs(let run): run.text
      case .markers(let marker, let places):
        "\(places.count) \(marker.fill?.role == "background" ? "open" : "filled")"
      case .fill, .stroke, .group: nil
      }
    }.joined(separator: " ")
    let line = "\(indent)\(group.role) \(group.id)\(label)" + (content.isEmpty ? "" : " \(content)")
    return [line] + outline(group.elements, indent: indent + "  ")
  }
}
