import CFLINT

/// A real number enclosed in [midpoint − radius, midpoint + radius], with certainty.
///
/// Every operation of Arb's `arb` returns a ball that contains the true result for all numbers in
/// its operands. `precision` is the number of bits kept for the midpoint; a result takes the larger
/// precision of its operands. Outside a function's domain the result is not finite.
@safe public struct Ball: Sendable {
  let handle: Handle<arb_struct>
  /// Bits of the midpoint that operations on this ball keep.
  public let precision: Int

  /// The precision taken where none is given, in bits (38 decimal digits).
  public static let defaultPrecision = 128

  init(precision: Int, _ fill: (UnsafeMutablePointer<arb_struct>) -> Void) {
    precondition(precision >= 2, "a ball needs at least two bits")
    unsafe handle = Handle(fill)
    self.precision = precision
  }

  /// The smallest ball of the given precision around a rational.
  public init(_ value: Rational, precision: Int = defaultPrecision) {
    unsafe self.init(precision: precision) { result in
      unsafe value.handle.read { unsafe arb_set_fmpq(result, $0, precision) }
    }
  }

  /// The exact integer.
  public init(_ value: Int, precision: Int = defaultPrecision) {
    unsafe self.init(precision: precision) { unsafe arb_set_si($0, value) }
  }

  /// The exact double; infinities and NaN make a ball that is not finite.
  public init(_ value: Double, precision: Int = defaultPrecision) {
    unsafe self.init(precision: precision) { unsafe arb_set_d($0, value) }
  }

  /// A ball around both doubles and all between; its radius is rounded up in the 30th bit.
  ///
  /// - Precondition: `lower` ≤ `upper`.
  public init(from lower: Double, to upper: Double, precision: Int = defaultPrecision) {
    precondition(lower <= upper, "reversed or undefined interval")
    unsafe self.init(precision: precision) { result in
      unsafe scratch(arf_struct.self) { a in
        unsafe scratch(arf_struct.self) { b in
          unsafe arf_set_d(a, lower)
          unsafe arf_set_d(b, upper)
          unsafe arb_set_interval_arf(result, a, b, precision)
        }
      }
    }
  }

  /// The same enclosure, with another precision for what follows.
  public func withPrecision(_ bits: Int) -> Ball {
    unsafe Ball(precision: bits) { result in unsafe handle.read { unsafe arb_set(result, $0) } }
  }

  /// π.
  public static func pi(precision: Int = defaultPrecision) -> Ball {
    unsafe Ball(precision: precision) { unsafe arb_const_pi($0, precision) }
  }

  /// Euler's number e.
  public static func e(precision: Int = defaultPrecision) -> Ball {
    unsafe Ball(precision: precision) { unsafe arb_const_e($0, precision) }
  }

  /// Whether midpoint and radius are finite.
  public var isFinite: Bool { unsafe handle.read { unsafe arb_is_finite($0) != 0 } }

  /// Whether the radius is zero.
  public var isExact: Bool { unsafe handle.read { unsafe arb_is_exact($0) != 0 } }

  /// The double nearest to the midpoint.
  public var doubleValue: Double {
    unsafe handle.read {
      var middle = unsafe $0.pointee.mid
      return unsafe arf_get_d(&middle, ARF_RND_NEAR)
    }
  }

  /// The midpoint, exactly; nil when it is not finite.
  public var midpoint: Rational? {
    guard isFinite else { return nil }
    return unsafe Rational { result in
      unsafe handle.read {
        var middle = unsafe $0.pointee.mid
        unsafe arf_get_fmpq(result, &middle)
      }
    }
  }

  /// The radius, rounded up to a double.
  public var radius: Double {
    unsafe handle.read { value in
      unsafe scratch(arf_struct.self) { radius in
        var size = unsafe value.pointee.rad
        unsafe arf_set_mag(radius, &size)
        return unsafe arf_get_d(radius, ARF_RND_UP)
      }
    }
  }

  /// The ball's lower end, rounded down to a double.
  public var lowerBound: Double {
    unsafe lowerEnd.handle.read {
      var end = unsafe $0.pointee.mid
      return unsafe arf_get_d(&end, ARF_RND_FLOOR)
    }
  }

  /// The ball's upper end, rounded up to a double.
  public var upperBound: Double {
    unsafe upperEnd.handle.read {
      var end = unsafe $0.pointee.mid
      return unsafe arf_get_d(&end, ARF_RND_CEIL)
    }
  }

  /// The lower end, rounded down to the ball's precision, as an exact ball.
  public var lowerEnd: Ball { unsafe end(arb_get_lbound_arf) }

  /// The upper end, rounded up to the ball's precision, as an exact ball.
  public var upperEnd: Ball { unsafe end(arb_get_ubound_arf) }

  private func end(
    _ end: (UnsafeMutablePointer<arf_struct>, UnsafePointer<arb_struct>, Int) -> Void
  ) -> Ball {
    unsafe apply { result, value, precision in
      unsafe scratch(arf_struct.self) { place in
        unsafe end(place, value, precision)
        unsafe arb_set_arf(result, place)
      }
    }
  }

  /// How many leading decimal digits of the midpoint are certain; `Int.max` for an exact ball.
  public var digits: Int {
    guard !isExact else { return .max }
    let bits = unsafe handle.read { unsafe arb_rel_accuracy_bits($0) }
    return max(0, Int(Double(bits) * 0.301029995663981))
  }
}
