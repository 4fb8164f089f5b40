/// A line and a column in an article, both counted from 1.
public struct Place: Hashable, Comparable, Sendable {
  /// Line, from 1.
  public var line: Int
  /// Column in Unicode scalars, from 1.
  public var column: Int

  /// Makes a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Where a text starts.
  public static let start = Place(line: 1, column: 1)

  /// Whether a place comes before another in reading order.
  public static func < (left: Place, right: Place) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
