import CFLINT

extension Ball {
  /// The numbers at most `radius` away from any number of `center`.
  ///
  /// The radius of the result is rounded up in its 30th bit.
  public init(_ center: Ball, within radius: Ball) {
    unsafe self.init(precision: center.precision) { result in
      unsafe center.handle.read { unsafe arb_set(result, $0) }
      unsafe radius.handle.read { unsafe arb_add_error(result, $0) }
    }
  }

  /// The midpoint as an exact ball; not finite where the ball is not.
  public var middle: Ball {
    unsafe apply { result, value, _ in unsafe arb_get_mid_arb(result, value) }
  }

  /// An exact ball of the largest absolute value inside, rounded up.
  public var largestMagnitude: Ball {
    unsafe Ball(precision: precision) { result in
      unsafe handle.read { value in
        unsafe scratch(arf_struct.self) { bound in
          unsafe arb_get_abs_ubound_arf(bound, value, precision)
          unsafe arb_set_arf(result, bound)
        }
      }
    }
  }

  /// An exact ball of the smallest absolute value inside, rounded down.
  public var smallestMagnitude: Ball {
    unsafe Ball(precision: precision) { result in
      unsafe handle.read { value in
        unsafe scratch(arf_struct.self) { bound in
          unsafe arb_get_abs_lbound_arf(bound, value, precision)
          unsafe arb_set_arf(result, bound)
        }
      }
    }
  }

  /// x·2ⁿ, without rounding.
  public func scaled(byPowerOfTwo exponent: Int) -> Ball {
    unsafe apply { result, value, _ in unsafe arb_mul_2exp_si(result, value, exponent) }
  }
}
