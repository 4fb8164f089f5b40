import CFLINT

/// A polynomial in one variable with rational coefficients of any size.
///
/// Arithmetic is FLINT's `fmpq_poly` (one common denominator, subquadratic products): always exact.
/// Values are immutable and cheap to copy.
@safe public struct RationalPolynomial: Sendable {
  let handle: Handle<fmpq_poly_struct>

  init(_ fill: (UnsafeMutablePointer<fmpq_poly_struct>) -> Void) {
    unsafe handle = Handle(fill)
  }

  /// The polynomial with these coefficients, from degree 0 upwards; trailing zeros vanish.
  public init(_ coefficients: [Rational]) {
    unsafe self.init { result in
      unsafe fmpq_poly_fit_length(result, coefficients.count)
      for (power, coefficient) in coefficients.enumerated().reversed() {
        unsafe coefficient.handle.read { unsafe fmpq_poly_set_coeff_fmpq(result, power, $0) }
      }
    }
  }

  /// The constant polynomial.
  public init(_ constant: Rational) {
    unsafe self.init { result in
      unsafe constant.handle.read { unsafe fmpq_poly_set_fmpq(result, $0) }
    }
  }

  /// The variable x.
  public static let x = RationalPolynomial([0, 1])

  /// The zero polynomial.
  public static let zero = RationalPolynomial([])

  /// The degree; −1 for the zero polynomial.
  public var degree: Int { unsafe handle.read { unsafe fmpq_poly_degree($0) } }

  /// Whether all coefficients are zero.
  public var isZero: Bool { degree < 0 }

  /// The coefficient of xᵏ, zero beyond the degree.
  ///
  /// - Precondition: `power` is not negative.
  public subscript(power: Int) -> Rational {
    precondition(power >= 0, "negative power of a polynomial")
    return unsafe Rational { result in
      unsafe handle.read { unsafe fmpq_poly_get_coeff_fmpq(result, $0, power) }
    }
  }

  /// The coefficients from degree 0 to the degree; empty for zero.
  public var coefficients: [Rational] { (0..<(degree + 1)).map { self[$0] } }

  /// The coefficients as nearest doubles, ±infinity beyond the double range.
  ///
  /// Read off the common denominator: no fraction is reduced.
  public var doubles: [Double] {
    unsafe handle.read { value in
      (0..<(degree + 1)).map {
        unsafe nearestDouble(value.pointee.coeffs[$0], value.pointee.den)
      }
    }
  }

  /// The signs of the coefficients, −1, 0 or 1, from degree 0 to the degree.
  ///
  /// Read off the common denominator: no fraction is reduced.
  public var signs: [Int] {
    unsafe handle.read { value in
      (0..<(degree + 1)).map { Int(unsafe fmpz_sgn(value.pointee.coeffs + $0)) }
    }
  }

  /// The value at `point`.
  public func callAsFunction(_ point: Rational) -> Rational {
    unsafe Rational { result in
      unsafe handle.read { p in
        unsafe point.handle.read { unsafe fmpq_poly_evaluate_fmpq(result, p, $0) }
      }
    }
  }

  /// The polynomial p(q(x)).
  public func callAsFunction(_ inner: RationalPolynomial) -> RationalPolynomial {
    unsafe Self.combine(self, inner, fmpq_poly_compose)
  }
}

extension RationalPolynomial: Equatable, CustomStringConvertible {
  /// Whether all coefficients agree.
  public static func == (p: Self, q: Self) -> Bool {
    unsafe p.handle.read { p in unsafe q.handle.read { q in unsafe fmpq_poly_equal(p, q) != 0 } }
  }

  /// Terms from the highest power down, such as `1/144*x^4 + 1/18*x^3 + 13/36*x^2 + x`.
  public var description: String {
    sumText(coefficients.enumerated().reversed().map { ($1, powerText("x", $0)) })
  }
}
