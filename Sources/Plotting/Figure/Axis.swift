public import Formula

/// One axis: its label, its scale, what it shows and where it is ticked.
public struct Axis: Hashable, Sendable {
  /// How data turn into lengths.
  public enum Scale: String, Hashable, Sendable {
    /// Proportional.
    case linear
    /// By decimal logarithm; values ≤ 0 lie below every axis.
    case logarithmic
  }

  /// What the axis shows.
  public enum Limits: Hashable, Sendable {
    /// Chosen from the marks; see `Window`.
    case automatic
    /// From the first value at the left or bottom to the second; reversed when the first is larger.
    case fixed(Double, Double)
  }

  /// Where ticks stand.
  public enum Ticks: Hashable, Sendable {
    /// Round numbers; decades on a logarithmic axis.
    case automatic
    /// Whole numbers only, as for degrees and depths.
    case integers
    /// Multiples and simple fractions of π.
    case piMultiples
    /// These values, labelled by these notations.
    case named([NamedTick])
  }

  /// A tick with a label of its own.
  public struct NamedTick: Hashable, Sendable {
    /// Where it stands.
    public var value: Double
    /// What is written beside it; nil for a tick without a label.
    public var label: Notation?

    /// Makes a tick.
    public init(_ value: Double, label: Notation?) {
      self.value = value
      self.label = label
    }
  }

  /// What the axis measures.
  public var label: Notation?
  /// How data turn into lengths.
  public var scale: Scale
  /// What the axis shows.
  public var limits: Limits
  /// Where ticks stand.
  public var ticks: Ticks
  /// On a logarithmic axis the value below which nothing is resolved; nil takes the window's end.
  ///
  /// Dips are closed and zeros stand there.
  public var floor: Double?
  /// On an automatic logarithmic axis the value above which curves are cut, such as ten times the
  /// largest value of the target in a panel of errors; nil for none.
  public var ceiling: Double?
  /// Whether line, ticks and labels are drawn; diagrams and matrices hide what says nothing.
  public var isShown: Bool

  /// Makes an axis.
  public init(
    _ label: Notation? = nil, scale: Scale = .linear, limits: Limits = .automatic,
    ticks: Ticks = .automatic, floor: Double? = nil, ceiling: Double? = nil,
    isShown: Bool = true
  ) {
    self.label = label
    self.scale = scale
    self.limits = limits
    self.ticks = ticks
    self.floor = floor
    self.ceiling = ceiling
    self.isShown = isShown
  }

  /// An axis that takes part in the layout but isn't drawn.
  public static let hidden = Axis(isShown: false)
}
