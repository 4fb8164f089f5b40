public import Formula

/// One method or quantity, with the name and look it keeps in every panel and figure.
///
/// Marks of equal series share one entry of the legend and one colour, dash and marker.
public struct Series: Hashable, Sendable {
  /// Which of the theme's looks a series has.
  public enum Role: Hashable, Sendable {
    /// The function that is approximated: near-black, calm, never dashed.
    case target
    /// The approximant with this index, from 0: colour, dash and marker of that place in the
    /// palette. The same method keeps its index over an article.
    case approximant(Int)
    /// Secondary: bounds, fitted slopes, reference curves; grey and thin.
    case auxiliary
  }

  /// A name for identities in the scene: `taylor-10`.
  public var id: String
  /// What legends and direct labels say.
  public var label: Notation
  /// The look.
  public var role: Role

  /// Makes a series.
  public init(id: String, label: Notation, role: Role) {
    self.id = id
    self.label = label
    self.role = role
  }
}

/// A pair of data values; not finite where there is nothing to draw.
public struct Sample: Hashable, Sendable {
  /// Value on the horizontal axis.
  public var x: Double
  /// Value on the vertical axis.
  public var y: Double

  /// Makes a sample.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
