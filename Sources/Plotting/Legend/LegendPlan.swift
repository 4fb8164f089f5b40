/// Decides where the names of the series stand.
///
/// The automatic rule, first match:
/// 1. a figure whose panels show one series or none in all has no legend: its labels say it;
/// 2. panels that have series in common share one legend under the figure, so that no name is read
///    twice and the panels keep equal sizes;
/// 3. a panel whose series are all curves that reach its right edge names them there, if no name
///    has to move further than ``DirectLabels/reach`` from the end of its curve;
/// 4. otherwise names stand in a free corner of the panel, and if there is none, in the legend under
///    the figure.
struct LegendPlan {
  /// What happens in each panel; never `.automatic`.
  var panels: [LegendPolicy]

  /// The plan for a figure.
  init(_ figure: Figure, entries: [[LegendEntry]]) {
    let all = LegendEntry.merged(entries)
    let sharing = all.contains { entry in
      entries.count { list in list.contains { $0.series == entry.series } } > 1
    }
    panels = zip(figure.panels, entries).map { panel, list in
      switch panel.legend ?? figure.legend {
      case .automatic:
        if all.count <= 1 || list.isEmpty { return .hidden }
        if sharing { return .shared }
        if list.count == 1, entries.count > 1 { return .inside }
        return list.allSatisfy { $0.parts.contains(.line) } ? .direct : .inside
      case let policy:
        return list.isEmpty ? .hidden : policy
      }
    }
  }
}
