import Formula

/// A closed interval of the real line; either end may be infinite.
///
/// A half-open end at infinity is meant where an end is infinite: `0..inf` is `[0, ∞)`.
public struct Interval: Hashable, Sendable {
  /// The left end, possibly `-∞`.
  public let lower: Double
  /// The right end, possibly `∞`.
  public let upper: Double

  /// Creates the interval from `lower` to `upper`.
  ///
  /// - Throws: `IntervalError` for an end that is not a number, and for `lower ≥ upper`.
  public init(_ lower: Double, _ upper: Double) throws(IntervalError) {
    guard !lower.isNaN, !upper.isNaN else { throw .notANumber }
    guard lower != upper else { throw .empty(at: lower) }
    guard lower < upper else { throw .reversed(lower: lower, upper: upper) }
    self.init(unchecked: lower, upper)
  }

  init(unchecked lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The interval `[-1, 1]`.
  public static let canonical = Interval(unchecked: -1, 1)
  /// The half line `[0, ∞)`.
  public static let halfLine = Interval(unchecked: 0, .infinity)
  /// The whole real line.
  public static let line = Interval(unchecked: -.infinity, .infinity)

  /// Which ends are finite.
  public var kind: Kind {
    switch (lower.isFinite, upper.isFinite) {
    case (true, true): .finite
    case (true, false): .boundedBelow
    case (false, true): .boundedAbove
    case (false, false): .infinite
    }
  }

  /// Whether both ends are finite.
  public var isFinite: Bool { kind == .finite }
  /// The length, possibly infinite.
  public var length: Double { upper - lower }
  /// The midpoint of a finite interval, computed without overflow.
  public var midpoint: Double { lower / 2 + upper / 2 }
  /// Whether `x` lies in the closed interval.
  public func contains(_ x: Double) -> Bool { lower <= x && x <= upper }

  /// The shapes an interval can have.
  public enum Kind: String, Hashable, Sendable {
    case finite, boundedBelow, boundedAbove, infinite
  }
}

extension Interval: CustomStringConvertible {
  /// The interval as written on the command line: `-1..1`, `0..inf`.
  public var description: String { "\(shortest(lower))..\(shortest(upper))" }
}

/// Why two numbers do not make an interval.
public enum IntervalError: Error, Hashable, Sendable {
  /// An end is not a number.
  case notANumber
  /// Both ends are the same point.
  case empty(at: Double)
  /// The left end lies to the right of the right end.
  case reversed(lower: Double, upper: Double)
}
