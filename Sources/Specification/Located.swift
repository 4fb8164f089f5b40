/// A line and a column in a text, both counted from 1.
public struct Place: Hashable, Sendable {
  /// Line, from 1.
  public var line: Int
  /// Column in characters, from 1.
  public var column: Int

  /// Makes a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The place `count` columns to the right.
  public func advanced(by count: Int) -> Place {
    Place(line: line, column: column + count)
  }
}

/// A value together with the place where the author wrote it.
public struct Located<Value: Sendable>: Sendable {
  /// What was written.
  public var value: Value
  /// Where it was written.
  public var place: Place

  /// Makes a located value.
  public init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }

  /// The transformed value at the same place.
  public func map<Other: Sendable>(_ transform: (Value) -> Other) -> Located<Other> {
    Located<Other>(transform(value), at: place)
  }
}

extension Located: Equatable where Value: Equatable {}
