import CFLINT

extension Ball {
  /// The sum.
  public static func + (a: Ball, b: Ball) -> Ball { unsafe combine(a, b, arb_add) }

  /// The difference.
  public static func - (a: Ball, b: Ball) -> Ball { unsafe combine(a, b, arb_sub) }

  /// The product.
  public static func * (a: Ball, b: Ball) -> Ball { unsafe combine(a, b, arb_mul) }

  /// The quotient; not finite when the divisor contains zero.
  public static func / (a: Ball, b: Ball) -> Ball { unsafe combine(a, b, arb_div) }

  /// The negative.
  public static prefix func - (a: Ball) -> Ball {
    unsafe a.apply { x, y, _ in unsafe arb_neg(x, y) }
  }

  /// The absolute value.
  public var magnitude: Ball {
    unsafe apply { result, value, _ in
      unsafe arb_abs(result, value)
      if unsafe arb_is_nonnegative(result) == 0 { unsafe arb_nonnegative_part(result, result) }
    }
  }

  /// The power with an integer exponent.
  public func power(_ exponent: Int) -> Ball {
    let size = unsafe apply { unsafe arb_pow_ui($0, $1, exponent.magnitude, $2) }
    return exponent < 0 ? Ball(1, precision: precision) / size : size
  }

  /// The power with a real exponent, for a non-negative base.
  public func power(_ exponent: Ball) -> Ball { unsafe Self.combine(self, exponent, arb_pow) }

  /// The smallest ball around both.
  public func union(_ other: Ball) -> Ball { unsafe Self.combine(self, other, arb_union) }

  /// The smaller of two numbers.
  public static func minimum(_ a: Ball, _ b: Ball) -> Ball { unsafe combine(a, b, arb_min) }

  /// The larger of two numbers.
  public static func maximum(_ a: Ball, _ b: Ball) -> Ball { unsafe combine(a, b, arb_max) }

  func apply(
    _ operation: (UnsafeMutablePointer<arb_struct>, UnsafePointer<arb_struct>, Int) -> Void
  ) -> Ball {
    unsafe Ball(precision: precision) { result in
      unsafe handle.read { unsafe operation(result, $0, precision) }
    }
  }

  static func combine(
    _ a: Ball, _ b: Ball,
    _ operation: (
      UnsafeMutablePointer<arb_struct>, UnsafePointer<arb_struct>, UnsafePointer<arb_struct>, Int
    ) -> Void
  ) -> Ball {
    let precision = max(a.precision, b.precision)
    return unsafe Ball(precision: precision) { result in
      unsafe a.handle.read { a in
        unsafe b.handle.read { b in unsafe operation(result, a, b, precision) }
      }
    }
  }
}
