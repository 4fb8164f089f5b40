import Formula

/// Decides where the names of the series stand.
///
/// The automatic rule, first match:
/// 1. a figure whose panels show one series or none in all has no legend: its labels say it;
/// 2. series that several panels have in common stand in one legend under the figure, so that no name
///    is read twice and the panels keep equal sizes; what the panels have beside these is named in
///    them;
/// 3. a panel whose series are all curves that reach its right edge names them there, if no name
///    has to move further than ``DirectLabels/reach`` from the end of its curve;
/// 4. otherwise names stand in a free corner of the panel, and if there is none, in the legend under
///    the figure.
struct LegendPlan {
  /// What happens in each panel; never `.automatic`.
  var panels: [LegendPolicy]
  /// The entries that several panels have.
  let common: Set<Series>

  /// The plan for a figure.
  init(_ figure: Figure, entries: [[LegendEntry]]) {
    let all = LegendEntry.merged(entries)
    let common = Set(
      all.map(\.series).filter { series in
        entries.count { list in list.contains { $0.series == series } } > 1
      })
    // What is approximated belongs to the whole figure, whichever panel draws it.
    // So does `Taylor, n = 3` beside a common `Taylor`.
    let targets = all.map(\.series).filter { series in
      series.role == .target
        || common.contains { other in
          other.role == series.role
            && series.label.plainText.hasPrefix(other.label.plainText + ",")
        }
    }
    self.common = common.isEmpty ? [] : common.union(targets)
    panels = zip(figure.panels, entries).map { panel, list in
      switch panel.legend ?? figure.legend {
      case .automatic:
        if all.count <= 1 || list.isEmpty { return .hidden }
        if list.contains(where: { common.contains($0.series) }) { return .shared }
        if list.count == 1, entries.count > 1 { return .inside }
        return list.allSatisfy { $0.parts.contains(.line) } ? .direct : .inside
      case let policy:
        return list.isEmpty ? .hidden : policy
      }
    }
  }
}
