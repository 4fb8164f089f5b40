/// Distances of a layout in points.
enum Spacing {
  /// Between the page's edge and anything drawn.
  static let page = 2.0
  /// Between what belongs to one panel and what belongs to the next.
  static let gutter = 14.0
  /// Between a tick and its number.
  static let tickLabel = 2.0
  /// Between numbers and the axis label below them.
  static let axisLabel = 3.0
  /// Between the top of a panel and the line of letter and labels above it.
  static let head = 5.0
  /// Between a panel letter and what stands beside it.
  static let letter = 5.0
  /// Between the end of a curve and its direct label.
  static let directLabel = 4.0
  /// Between rows of panels, and between panels and a shared legend.
  static let row = 9.0
  /// Least distance between two words anywhere.
  static let leastGap = 2.0
}
