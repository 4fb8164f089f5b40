public import Formula

/// A reference line across the whole panel.
public struct Rule: Hashable, Sendable {
  /// The value that the line holds.
  public enum Position: Hashable, Sendable {
    /// A horizontal line at this y.
    case horizontal(Double)
    /// A vertical line at this x.
    case vertical(Double)
  }

  /// How the line is broken.
  public enum Pattern: String, Hashable, Sendable { case solid, dashed, dotted }

  /// Where it is.
  public var position: Position
  /// What is written on it: "rounding level".
  public var label: Notation?
  /// How it is broken.
  public var pattern: Pattern

  /// Makes a reference line.
  public init(_ position: Position, label: Notation? = nil, pattern: Pattern = .dotted) {
    self.position = position
    self.label = label
    self.pattern = pattern
  }
}

/// A straight trend between two samples, straight on the panel's scales, with its rate written on
/// it.
public struct Trend: Hashable, Sendable {
  /// The series whose trend it is.
  public var series: Series
  /// Where it begins.
  public var start: Sample
  /// Where it ends.
  public var end: Sample
  /// What is written on it, such as `O(ρ⁻ᵏ), ρ = 1.22`.
  public var label: Notation?

  /// Makes a trend.
  public init(_ series: Series, from start: Sample, to end: Sample, label: Notation? = nil) {
    self.series = series
    self.start = start
    self.end = end
    self.label = label
  }
}

/// Words at a place.
public struct Note: Hashable, Sendable {
  /// The place.
  public var position: Sample
  /// The words.
  public var text: Notation
  /// Whether a small ring marks the place.
  public var isMarked: Bool

  /// Makes a note.
  public init(_ text: Notation, at position: Sample, isMarked: Bool = false) {
    self.text = text
    self.position = position
    self.isMarked = isMarked
  }
}
