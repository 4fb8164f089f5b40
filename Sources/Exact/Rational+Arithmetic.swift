import CFLINT

extension Rational {
  /// The sum.
  public static func + (a: Rational, b: Rational) -> Rational { unsafe combine(a, b, fmpq_add) }

  /// The difference.
  public static func - (a: Rational, b: Rational) -> Rational { unsafe combine(a, b, fmpq_sub) }

  /// The product.
  public static func * (a: Rational, b: Rational) -> Rational { unsafe combine(a, b, fmpq_mul) }

  /// The quotient.
  ///
  /// - Precondition: `b` is not zero.
  public static func / (a: Rational, b: Rational) -> Rational {
    precondition(!b.isZero, "division of a rational by zero")
    return unsafe combine(a, b, fmpq_div)
  }

  /// The negative.
  public static prefix func - (a: Rational) -> Rational {
    unsafe Rational { result in unsafe a.handle.read { unsafe fmpq_neg(result, $0) } }
  }

  /// Adds in place.
  public static func += (a: inout Rational, b: Rational) { a = a + b }

  /// Subtracts in place.
  public static func -= (a: inout Rational, b: Rational) { a = a - b }

  /// Multiplies in place.
  public static func *= (a: inout Rational, b: Rational) { a = a * b }

  /// Divides in place.
  public static func /= (a: inout Rational, b: Rational) { a = a / b }

  /// The power with an integer exponent; 0⁰ is 1.
  ///
  /// - Precondition: the exponent is not negative when the base is zero.
  public func power(_ exponent: Int) -> Rational {
    precondition(exponent >= 0 || !isZero, "negative power of zero")
    return unsafe Rational { result in
      unsafe handle.read { unsafe fmpq_pow_si(result, $0, exponent) }
    }
  }

  /// The largest integer that is at most the number.
  public var floor: Rational {
    unsafe Rational { result in
      unsafe handle.read { value in
        var parts = unsafe value.pointee
        unsafe fmpz_fdiv_q(&result.pointee.num, &parts.num, &parts.den)
      }
    }
  }

  /// The square root, when it is rational.
  public var squareRoot: Rational? {
    guard sign >= 0 else { return nil }
    var exact = true
    let root = unsafe Rational { result in
      unsafe handle.read { value in
        var parts = unsafe value.pointee
        exact = unsafe fmpz_is_square(&parts.num) != 0 && fmpz_is_square(&parts.den) != 0
        unsafe fmpz_sqrt(&result.pointee.num, &parts.num)
        unsafe fmpz_sqrt(&result.pointee.den, &parts.den)
        unsafe fmpq_canonicalise(result)
      }
    }
    return exact ? root : nil
  }

  private static func combine(
    _ a: Rational, _ b: Rational,
    _ operation: (UnsafeMutablePointer<fmpq>?, UnsafePointer<fmpq>?, UnsafePointer<fmpq>?) -> Void
  ) -> Rational {
    unsafe Rational { result in
      unsafe a.handle.read { a in unsafe b.handle.read { b in unsafe operation(result, a, b) } }
    }
  }
}

extension Rational {
  /// The residue of p/q modulo a prime, or nil when the prime divides q.
  public func residue(modulo prime: UInt) -> UInt? {
    unsafe handle.read {
      var (numerator, denominator) = unsafe ($0.pointee.num, $0.pointee.den)
      let (p, q) = unsafe (fmpz_fdiv_ui(&numerator, prime), fmpz_fdiv_ui(&denominator, prime))
      guard q != 0 else { return nil }
      return n_mulmod2(p, n_invmod(q, prime), prime)
    }
  }
}
