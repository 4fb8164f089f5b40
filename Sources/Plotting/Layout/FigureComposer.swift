import Formula
import Scene

/// Puts a figure together: title, panels, legends.
struct FigureComposer {
  let figure: Figure
  let lettering: Lettering
  let grid: FigureGrid
  private let entries: [[LegendEntry]]
  private let plan: LegendPlan
  private let frames: [PanelFrame]
  /// What the layout did to the data.
  let facts: FigureFacts

  init(_ figure: Figure, lettering: Lettering) {
    self.figure = figure
    self.lettering = lettering
    grid = FigureGrid(figure.size, count: figure.panels.count, lettering: lettering)
    entries = figure.panels.map(LegendEntry.entries)
    plan = LegendPlan(figure, entries: entries)
    let isLettered = figure.isLettered ?? (figure.panels.count > 1)
    frames = figure.panels.enumerated().map { index, panel in
      PanelFrame(
        panel: panel, id: "\(figure.id)-\(panel.id)",
        letter: isLettered ? Self.letter(index) : nil, window: Window(of: panel),
        area: Rectangle(x: 0, y: 0, width: 100, height: 100))
    }
    facts = FigureFacts(
      panels: frames.map { PanelFacts($0.panel, letter: $0.letter, window: $0.window) })
  }

  /// The letter of a panel: a, b, …, z, aa, ab and so on.
  static func letter(_ index: Int) -> String {
    let last = String(UnicodeScalar(UInt8(97 + index % 26)))
    return index < 26 ? last : letter(index / 26 - 1) + last
  }

  /// The picture.
  func scene() -> Scene {
    var elements: [Element] = []
    var top = Spacing.page
    if let title = title(top: top) {
      elements.append(title.element)
      top += title.height + Spacing.row
    }
    var homeless: [[LegendEntry]] = []
    let panels = placedPanels(top: top)
    for (index, panel) in panels.enumerated() {
      elements.append(paint(panel, index, homeless: &homeless))
    }
    var bottom = top + grid.height
    let left = panels.first?.frame.area.x ?? Spacing.page
    if let legend = sharedLegend(homeless, left: left, top: bottom + Spacing.row) {
      elements.append(legend.element)
      bottom += Spacing.row + legend.height
    }
    var identities = UniqueIdentities()
    return Scene(
      size: Size(width: grid.width, height: bottom + Spacing.page),
      background: lettering.theme.pageInk, title: figure.title?.plainText ?? figure.id,
      summary: FigureSummary(figure, facts).text, elements: identities.applied(to: elements))
  }

  private func title(top: Double) -> (element: Element, height: Double)? {
    guard let title = figure.title else { return nil }
    let lines = Paragraph(title, width: grid.width - 2 * Spacing.page) { lettering.title($0) }.lines
    guard let ascent = lines.first?.ascent, let descent = lines.last?.descent else { return nil }
    let leading = 1.3 * lettering.theme.type.title
    let elements = lines.enumerated().flatMap { index, line in
      PlacedText(
        box: line, origin: Point(x: Spacing.page, y: top + ascent + Double(index) * leading)
      ).elements
    }
    return (
      .group(Group(role: "title", id: "\(figure.id)-title", elements: elements)),
      ascent + Double(lines.count - 1) * leading + descent
    )
  }

  /// A panel at its place, with direct labels where they fit.
  private struct PlacedPanel {
    var frame: PanelFrame
    var direct: DirectLabels?
  }

  /// Places the panels; once more when direct labels turn out to fit and need room.
  private func placedPanels(top: Double) -> [PlacedPanel] {
    let none = Array(repeating: 0.0, count: frames.count)
    let first = grid.placed(frames, top: top, reserved: none)
    let direct = directLabels(in: first)
    guard direct.contains(where: { $0 != nil }) else {
      return first.map { PlacedPanel(frame: $0) }
    }
    let final = grid.placed(frames, top: top, reserved: direct.map { $0?.width ?? 0 })
    return zip(final, directLabels(in: final)).map { PlacedPanel(frame: $0, direct: $1) }
  }

  private func directLabels(in frames: [PanelFrame]) -> [DirectLabels?] {
    frames.indices.map { index in
      guard plan.panels[index] == .direct else { return nil }
      let painter = PanelPainter(frames[index], lettering: lettering)
      return DirectLabels(
        entries[index], traces: painter.tracesBySeries, in: frames[index], lettering: lettering,
        isForced: (figure.panels[index].legend ?? figure.legend) == .direct)
    }
  }

  private func paint(
    _ placed: PlacedPanel, _ index: Int, homeless: inout [[LegendEntry]]
  ) -> Element {
    let panel = figure.panels[index]
    var painter = PanelPainter(placed.frame, lettering: lettering)
    var elements = painter.paint()
    var inside: [LegendEntry] = []
    switch plan.panels[index] {
    case .automatic, .hidden: break
    case .shared:
      let isAsked = (panel.legend ?? figure.legend) == .shared
      homeless.append(entries[index].filter { isAsked || plan.common.contains($0.series) })
      if !isAsked { inside = entries[index].filter { !plan.common.contains($0.series) } }
    case .direct:
      if let direct = placed.direct {
        elements.append(painter.paint(direct))
      } else {
        inside = entries[index]
      }
    case .inside: inside = entries[index]
    }
    inside += LegendEntry.keys(of: panel)
    if !inside.isEmpty {
      if let legend = painter.insideLegend(inside) {
        elements.append(legend)
      } else {
        // Under the figure what one panel alone has is marked with its letter.
        homeless.append(inside.map { $0.marked(placed.frame.letter, unless: plan.common) })
      }
    }
    let letter = placed.frame.letter.map { "(\($0)) " } ?? ""
    return .group(
      Group(
        role: "panel", id: placed.frame.id,
        label: letter + (panel.title?.plainText ?? panel.y.label?.plainText ?? panel.id),
        elements: elements))
  }

  private func sharedLegend(
    _ lists: [[LegendEntry]], left: Double, top: Double
  ) -> (element: Element, height: Double)? {
    let merged = LegendEntry.merged(lists)
    // `Taylor` in the look of `Taylor, n = 3` is read from it.
    let entries = merged.filter { entry in
      !merged.contains { other in
        other.series.role == entry.series.role
          && other.series.label.plainText.hasPrefix(entry.series.label.plainText + ",")
      }
    }
    guard !entries.isEmpty else { return nil }
    let id = "\(figure.id)-legend"
    let block = LegendBlock.fitting(
      entries, width: grid.width - left - Spacing.page, lettering: lettering)
    let members = block.elements(at: Point(x: left, y: top), id: id)
    return (.group(Group(role: "legend", id: id, elements: members)), block.size.height)
  }
}
