public import Formula

/// A computed value that prose, captions and tables can show.
public enum Value: Hashable, Sendable {
  /// A number in double precision.
  case number(Double)
  /// An exact rational as `p/q` or `p`.
  case exact(String)
  /// Words.
  case text(String)
  /// Mathematics.
  case notation(Notation)
  /// Rows of named values, for tables.
  case rows([[String: Value]])
}
