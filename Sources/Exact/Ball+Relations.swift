import CFLINT

/// Statements about the enclosed numbers. A true answer is certain; a false one may mean that the
/// balls are too wide to tell.
extension Ball {
  /// Whether every number of this ball is below every number of the other.
  public func isLess(than other: Ball) -> Bool { unsafe test(other, arb_lt) }

  /// Whether every number of this ball is at most every number of the other.
  public func isAtMost(_ other: Ball) -> Bool { unsafe test(other, arb_le) }

  /// Whether the balls have a number in common.
  public func overlaps(_ other: Ball) -> Bool { unsafe test(other, arb_overlaps) }

  /// Whether the other ball lies inside this one.
  public func contains(_ other: Ball) -> Bool { unsafe test(other, arb_contains) }

  /// Whether the number lies inside.
  public func contains(_ value: Rational) -> Bool {
    unsafe handle.read { ball in
      unsafe value.handle.read { unsafe arb_contains_fmpq(ball, $0) != 0 }
    }
  }

  /// Whether the number lies inside.
  public func contains(_ value: Double) -> Bool { contains(Ball(value)) }

  /// Whether zero lies inside.
  public var containsZero: Bool { unsafe handle.read { unsafe arb_contains_zero($0) != 0 } }

  /// Whether all numbers inside are greater than zero.
  public var isPositive: Bool { unsafe handle.read { unsafe arb_is_positive($0) != 0 } }

  /// Whether all numbers inside are less than zero.
  public var isNegative: Bool { unsafe handle.read { unsafe arb_is_negative($0) != 0 } }

  /// Whether all numbers inside are zero or greater.
  public var isNonnegative: Bool { unsafe handle.read { unsafe arb_is_nonnegative($0) != 0 } }

  private func test(
    _ other: Ball, _ relation: (UnsafePointer<arb_struct>, UnsafePointer<arb_struct>) -> Int32
  ) -> Bool {
    unsafe handle.read { a in unsafe other.handle.read { b in unsafe relation(a, b) != 0 } }
  }
}
