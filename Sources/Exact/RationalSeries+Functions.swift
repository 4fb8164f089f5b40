import CFLINT

extension RationalSeries {
  /// 1/f, or nil when f's constant term is zero.
  public var inverse: RationalSeries? {
    self[0].isZero ? nil : unsafe apply(fmpq_poly_inv_series)
  }

  /// The integer power; nil for a negative power of a series without constant term.
  public func power(_ exponent: Int) -> RationalSeries? {
    guard exponent < 0 else {
      return unsafe apply { unsafe fmpq_poly_pow_trunc($0, $1, UInt(exponent), $2) }
    }
    guard exponent > Int.min else { return nil }
    return inverse?.power(-exponent)
  }

  /// √f, or nil unless the constant term is the square of a positive rational.
  public var squareRoot: RationalSeries? {
    guard let root = self[0].squareRoot, !root.isZero else { return nil }
    let unit = (1 / self[0]) * self
    return root * (unsafe unit.apply(fmpq_poly_sqrt_series))
  }

  /// eᶠ, or nil unless the constant term is 0.
  public var exp: RationalSeries? { unsafe at(0, fmpq_poly_exp_series) }

  /// log f, or nil unless the constant term is 1.
  public var log: RationalSeries? { unsafe at(1, fmpq_poly_log_series) }

  /// sin f, or nil unless the constant term is 0.
  public var sin: RationalSeries? { unsafe at(0, fmpq_poly_sin_series) }

  /// cos f, or nil unless the constant term is 0.
  public var cos: RationalSeries? { unsafe at(0, fmpq_poly_cos_series) }

  /// tan f, or nil unless the constant term is 0.
  public var tan: RationalSeries? { unsafe at(0, fmpq_poly_tan_series) }

  /// arcsin f, or nil unless the constant term is 0.
  public var asin: RationalSeries? { unsafe at(0, fmpq_poly_asin_series) }

  /// arctan f, or nil unless the constant term is 0.
  public var atan: RationalSeries? { unsafe at(0, fmpq_poly_atan_series) }

  /// sinh f, or nil unless the constant term is 0.
  public var sinh: RationalSeries? { unsafe at(0, fmpq_poly_sinh_series) }

  /// cosh f, or nil unless the constant term is 0.
  public var cosh: RationalSeries? { unsafe at(0, fmpq_poly_cosh_series) }

  /// tanh f, or nil unless the constant term is 0.
  public var tanh: RationalSeries? { unsafe at(0, fmpq_poly_tanh_series) }

  /// arsinh f, or nil unless the constant term is 0.
  public var asinh: RationalSeries? { unsafe at(0, fmpq_poly_asinh_series) }

  /// artanh f, or nil unless the constant term is 0.
  public var atanh: RationalSeries? { unsafe at(0, fmpq_poly_atanh_series) }

  private func at(
    _ constant: Rational,
    _ operation: (
      UnsafeMutablePointer<fmpq_poly_struct>, UnsafePointer<fmpq_poly_struct>, Int
    ) -> Void
  ) -> RationalSeries? {
    guard count > 0 else { return self }
    return self[0] == constant ? unsafe apply(operation) : nil
  }
}
