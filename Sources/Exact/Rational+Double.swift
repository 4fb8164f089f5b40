import CFLINT

extension Rational {
  /// The nearest double, ties to even; ±infinity beyond the double range.
  ///
  /// The quotient is cut after 70 bits and marked when something was cut (rounding to odd), so that
  /// the second rounding to 53 bits or fewer is the only one that counts.
  public var doubleValue: Double {
    unsafe handle.read { unsafe nearestDouble($0.pointee.num, $0.pointee.den) }
  }

  /// The exact value of a finite double, or nil for infinities and NaN.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    unsafe self.init { result in
      unsafe scratch(arf_struct.self) { binary in
        unsafe arf_set_d(binary, value)
        unsafe arf_get_fmpq(result, binary)
      }
    }
  }
}

/// The double nearest to a quotient, which need not be reduced.
func nearestDouble(_ numerator: fmpz, _ denominator: fmpz) -> Double {
  var (numerator, denominator) = (numerator, denominator)
  return unsafe scratch(arf_struct.self) { quotient in
    let cut = unsafe arf_fmpz_div_fmpz(quotient, &numerator, &denominator, 70, ARF_RND_DOWN)
    if cut != 0 { unsafe markInexact(quotient) }
    return unsafe arf_get_d(quotient, ARF_RND_NEAR)
  }
}

/// Moves a number cut after 70 bits away from zero by 2⁻¹⁰ of its last place.
private func markInexact(_ value: UnsafeMutablePointer<arf_struct>) {
  unsafe scratch(arf_struct.self) { mark in
    unsafe scratch(fmpz.self) { exponent in
      unsafe fmpz_sub_ui(exponent, &value.pointee.exp, 80)
      unsafe arf_set_si(mark, Int(arf_sgn(value)))
      unsafe arf_mul_2exp_fmpz(mark, mark, exponent)
    }
    _ = unsafe arf_add(value, value, mark, 200, ARF_RND_DOWN)
  }
}
