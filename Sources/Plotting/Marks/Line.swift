/// A curve or polygon through samples.
public struct Line: Hashable, Sendable {
  /// How a curve bears on an automatic window.
  public enum Framing: String, Hashable, Sendable {
    /// By role: a target frames, an approximant may widen the frame by a little and is cut there.
    case byRole
    /// The window contains it.
    case frames
    /// The window ignores it.
    case follows
  }

  /// Whose curve it is.
  public var series: Series
  /// The connected parts, each in drawing order.
  ///
  /// A value that isn't finite breaks a part in two and is counted.
  public var pieces: [[Sample]]
  /// Whether the samples are the data (a convergence plot) and each gets a marker, instead of a
  /// few markers along a curve that only tell it from others.
  public var marksEverySample: Bool
  /// How it bears on an automatic window.
  public var framing: Framing

  /// Makes a line from connected parts.
  public init(
    _ series: Series, pieces: [[Sample]], marksEverySample: Bool = false,
    framing: Framing = .byRole
  ) {
    self.series = series
    self.pieces = pieces
    self.marksEverySample = marksEverySample
    self.framing = framing
  }

  /// Makes a line from one sequence of samples.
  public init(
    _ series: Series, samples: [Sample], marksEverySample: Bool = false,
    framing: Framing = .byRole
  ) {
    self.init(
      series, pieces: [samples], marksEverySample: marksEverySample, framing: framing)
  }
}
