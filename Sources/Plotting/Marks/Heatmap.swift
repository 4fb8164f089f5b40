public import Formula

/// A matrix in colours: row 0 at the top, one unit of x and y a cell, whole numbers at its centre.
public struct Heatmap: Hashable, Sendable {
  /// How values turn into colours.
  public enum Shading: Hashable, Sendable {
    /// From blank at 0 to dark at the largest value.
    case magnitude
    /// Decimal logarithm of |v|, blank at this floor and below.
    case decades(floor: Double)
    /// Two hues around 0.
    case signed
  }

  /// The entries, row by row; all rows equally long.
  public var rows: [[Double]]
  /// How values turn into colours.
  public var shading: Shading
  /// Whether entries are written into their cells where they fit.
  public var showsValues: Bool
  /// What the colours measure, written beside their scale.
  public var label: Notation?

  /// Makes a heat map.
  public init(
    rows: [[Double]], shading: Shading = .signed, showsValues: Bool = true,
    label: Notation? = nil
  ) {
    precondition(Set(rows.map(\.count)).count <= 1, "rows of unequal length")
    self.rows = rows
    self.shading = shading
    self.showsValues = showsValues
    self.label = label
  }
}
