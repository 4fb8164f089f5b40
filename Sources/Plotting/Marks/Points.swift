/// Single points, as nodes, extrema and singular places.
public struct Points: Hashable, Sendable {
  /// How a point looks.
  public enum Shape: String, Hashable, Sendable {
    /// The marker of the series.
    case marker
    /// The marker of the series, hollow.
    case open
    /// An upright cross, as poles are drawn.
    case cross
  }

  /// Whose points they are.
  public var series: Series
  /// Where they are.
  public var samples: [Sample]
  /// How they look.
  public var shape: Shape

  /// Makes points.
  public init(_ series: Series, samples: [Sample], shape: Shape = .marker) {
    self.series = series
    self.samples = samples
    self.shape = shape
  }
}
