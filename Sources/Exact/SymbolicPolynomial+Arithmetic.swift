import CFLINT

extension SymbolicPolynomial {
  /// The sum.
  ///
  /// - Precondition: both belong to one ring; likewise for the operations below.
  public static func + (p: Self, q: Self) -> Self { unsafe combine(p, q, fmpq_mpoly_add) }

  /// The difference.
  public static func - (p: Self, q: Self) -> Self { unsafe combine(p, q, fmpq_mpoly_sub) }

  /// The product.
  public static func * (p: Self, q: Self) -> Self { unsafe combine(p, q, fmpq_mpoly_mul) }

  /// The product with a number.
  public static func * (factor: Rational, p: Self) -> Self {
    unsafe factor.handle.read { factor in
      unsafe p.apply { unsafe fmpq_mpoly_scalar_mul_fmpq($0, $1, factor, $2) }
    }
  }

  /// The negative.
  public static prefix func - (p: Self) -> Self { unsafe p.apply(fmpq_mpoly_neg) }

  /// The power with a non-negative exponent; p⁰ is 1.
  public func power(_ exponent: Int) -> Self {
    precondition(exponent >= 0, "negative power of a polynomial")
    return unsafe apply { result, p, context in
      let done = unsafe fmpq_mpoly_pow_ui(result, p, UInt(exponent), context)
      precondition(done != 0, "power too large for memory")
    }
  }

  func apply(
    _ operation: (
      UnsafeMutablePointer<fmpq_mpoly_struct>, UnsafePointer<fmpq_mpoly_struct>,
      UnsafePointer<fmpq_mpoly_ctx_struct>
    ) -> Void
  ) -> Self {
    unsafe SymbolicPolynomial(storage.ring) { result in
      unsafe storage.read { unsafe operation(result, $0, $1) }
    }
  }

  private static func combine(
    _ p: Self, _ q: Self,
    _ operation: (
      UnsafeMutablePointer<fmpq_mpoly_struct>, UnsafePointer<fmpq_mpoly_struct>,
      UnsafePointer<fmpq_mpoly_struct>, UnsafePointer<fmpq_mpoly_ctx_struct>
    ) -> Void
  ) -> Self {
    precondition(p.storage.ring.names == q.storage.ring.names, "polynomials of different rings")
    return unsafe p.apply { result, p, context in
      unsafe q.storage.read { q, _ in unsafe operation(result, p, q, context) }
    }
  }
}
