/// What a layout did to the data: nothing is cut, closed or left out without being counted here.
///
/// Captions, the figure's description and the exit report are made from it.
public struct FigureFacts: Hashable, Sendable {
  /// One entry a panel, in reading order.
  public var panels: [PanelFacts]

  /// Makes the facts of a figure.
  public init(panels: [PanelFacts]) {
    self.panels = panels
  }
}

/// What one panel shows.
public struct PanelFacts: Hashable, Sendable {
  /// The panel's name.
  public var id: String
  /// Its letter, such as `a`; nil when panels aren't lettered.
  public var letter: String?
  /// Left and right end of the window.
  public var x: ClosedRange<Double>
  /// Lower and upper end of the window.
  public var y: ClosedRange<Double>
  /// On a logarithmic axis the value below which nothing is resolved.
  public var floor: Double?
  /// One entry a mark with data, in painting order.
  public var series: [SeriesFacts]

  /// Makes the facts of a panel.
  public init(
    id: String, letter: String?, x: ClosedRange<Double>, y: ClosedRange<Double>, floor: Double?,
    series: [SeriesFacts]
  ) {
    self.id = id
    self.letter = letter
    self.x = x
    self.y = y
    self.floor = floor
    self.series = series
  }
}

/// What became of the samples of one mark.
public struct SeriesFacts: Hashable, Sendable {
  /// The series' name.
  public var id: String
  /// Number of samples given.
  public var count: Int
  /// Samples that aren't finite: the curve is broken there.
  public var nonfinite: Int
  /// Samples outside the window: the curve is cut there.
  public var clipped: Int
  /// Samples at or below the floor of a logarithmic axis (zeros included): shown on the floor.
  public var belowFloor: Int
  /// The smallest and largest finite value, nil without one.
  public var range: ClosedRange<Double>?
  /// The sample with the largest |y|, nil without a finite one.
  public var largest: Sample?

  /// Makes the facts of a series.
  public init(
    id: String, count: Int, nonfinite: Int, clipped: Int, belowFloor: Int,
    range: ClosedRange<Double>?, largest: Sample?
  ) {
    self.id = id
    self.count = count
    self.nonfinite = nonfinite
    self.clipped = clipped
    self.belowFloor = belowFloor
    self.range = range
    self.largest = largest
  }
}
