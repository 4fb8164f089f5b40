import Formula

/// One tick of an axis.
struct Tick: Hashable, Sendable {
  /// How important a tick is: its length says it.
  enum Rank: String, Hashable, Sendable {
    /// Carries a label.
    case labelled
    /// A decade whose label was left out.
    case decade
    /// Between decades or between labels.
    case minor
  }

  /// Where it stands.
  var value: Double
  /// What is written beside it.
  var label: Notation?
  /// How important it is.
  var rank: Rank

  /// A tick with a label.
  init(_ value: Double, label: Notation) {
    self.value = value
    self.label = label
    rank = .labelled
  }

  /// A tick without a label.
  init(_ value: Double, rank: Rank) {
    self.value = value
    self.rank = rank
  }
}

/// All ticks of an axis, ascending, and the power of ten that was taken out of their labels.
struct TickSet: Hashable, Sendable {
  /// The ticks.
  var ticks: [Tick]
  /// Labels times 10 to this power are the values.
  var factor: Int?
  /// Digits behind the point in the labels.
  var decimals = 0

  /// Ticks without a factor.
  init(_ ticks: [Tick], factor: Int? = nil) {
    self.ticks = ticks.sorted { $0.value < $1.value }
    self.factor = factor
  }
}
