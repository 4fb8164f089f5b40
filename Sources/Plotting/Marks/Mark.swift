/// Something drawn in a panel.
public enum Mark: Hashable, Sendable {
  /// A curve or polygon.
  case line(Line)
  /// Thin vertical stems with heads: a coefficient spectrum.
  case stems(Stems)
  /// Single points, as nodes, extrema and singular places.
  case points(Points)
  /// A reference line across the panel.
  case rule(Rule)
  /// A straight fitted trend with its rate written on it.
  case trend(Trend)
  /// The area between two curves.
  case band(Band)
  /// Bars from the lower end of the panel or from zero.
  case bars(Bars)
  /// A matrix in colours.
  case heatmap(Heatmap)
  /// A graph of nodes and edges.
  case diagram(Diagram)
  /// Words at a place.
  case note(Note)
}
