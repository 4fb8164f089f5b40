/// The area between two curves over the same places.
public struct Band: Hashable, Sendable {
  /// One upright section of a band.
  public struct Section: Hashable, Sendable {
    /// Place on the horizontal axis.
    public var x: Double
    /// Lower end.
    public var low: Double
    /// Upper end.
    public var high: Double

    /// Makes a section.
    public init(_ x: Double, from low: Double, to high: Double) {
      self.x = x
      self.low = low
      self.high = high
    }
  }

  /// Whose band it is.
  public var series: Series
  /// The sections in ascending x.
  public var sections: [Section]

  /// Makes a band.
  public init(_ series: Series, sections: [Section]) {
    self.series = series
    self.sections = sections
  }
}

/// Upright bars from zero, or from the floor of a logarithmic axis.
public struct Bars: Hashable, Sendable {
  /// Whose bars they are.
  public var series: Series
  /// Place and height of each.
  public var samples: [Sample]
  /// Width of the place that all series' bars share, in units of x.
  public var width: Double

  /// Makes bars.
  public init(_ series: Series, samples: [Sample], width: Double = 0.8) {
    self.series = series
    self.samples = samples
    self.width = width
  }
}
