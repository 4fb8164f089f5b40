import CFLINT

extension RationalPolynomial {
  /// The sum.
  public static func + (p: Self, q: Self) -> Self { unsafe combine(p, q, fmpq_poly_add) }

  /// The difference.
  public static func - (p: Self, q: Self) -> Self { unsafe combine(p, q, fmpq_poly_sub) }

  /// The product.
  public static func * (p: Self, q: Self) -> Self { unsafe combine(p, q, fmpq_poly_mul) }

  /// The product with a number.
  public static func * (factor: Rational, p: Self) -> Self {
    unsafe RationalPolynomial { result in
      unsafe p.handle.read { p in
        unsafe factor.handle.read { unsafe fmpq_poly_scalar_mul_fmpq(result, p, $0) }
      }
    }
  }

  /// The quotient by a number.
  ///
  /// - Precondition: `divisor` is not zero.
  public static func / (p: Self, divisor: Rational) -> Self { (Rational.one / divisor) * p }

  /// The negative.
  public static prefix func - (p: Self) -> Self { unsafe p.apply(fmpq_poly_neg) }

  /// Quotient and remainder with `degree(remainder) < degree(divisor)`.
  ///
  /// - Precondition: `divisor` is not zero.
  public func divided(by divisor: Self) -> (quotient: Self, remainder: Self) {
    precondition(!divisor.isZero, "division of a polynomial by zero")
    let quotient = unsafe Self.combine(self, divisor, fmpq_poly_div)
    return (quotient, self - quotient * divisor)
  }

  /// The greatest common divisor, monic.
  public static func greatestCommonDivisor(_ p: Self, _ q: Self) -> Self {
    unsafe combine(p, q, fmpq_poly_gcd)
  }

  /// The power with a non-negative exponent; p⁰ is 1.
  public func power(_ exponent: Int) -> Self {
    precondition(exponent >= 0, "negative power of a polynomial")
    return unsafe apply { unsafe fmpq_poly_pow($0, $1, UInt(exponent)) }
  }

  /// The derivative p′.
  public var derivative: Self { unsafe apply(fmpq_poly_derivative) }

  /// The antiderivative that vanishes at 0.
  public var integral: Self { unsafe apply(fmpq_poly_integral) }

  /// ∫ₐᵇ p dx.
  public func integral(from a: Rational, to b: Rational) -> Rational {
    let primitive = integral
    return primitive(b) - primitive(a)
  }

  /// The polynomial without its terms of power `count` and above.
  public func truncated(to count: Int) -> Self {
    precondition(count >= 0)
    return unsafe apply { unsafe fmpq_poly_set_trunc($0, $1, count) }
  }

  func apply(
    _ operation: (UnsafeMutablePointer<fmpq_poly_struct>, UnsafePointer<fmpq_poly_struct>) -> Void
  ) -> Self {
    unsafe RationalPolynomial { result in unsafe handle.read { unsafe operation(result, $0) } }
  }

  static func combine(
    _ p: Self, _ q: Self,
    _ operation: (
      UnsafeMutablePointer<fmpq_poly_struct>, UnsafePointer<fmpq_poly_struct>,
      UnsafePointer<fmpq_poly_struct>
    ) -> Void
  ) -> Self {
    unsafe RationalPolynomial { result in
      unsafe p.handle.read { p in unsafe q.handle.read { q in unsafe operation(result, p, q) } }
    }
  }
}
