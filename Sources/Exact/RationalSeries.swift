import CFLINT

/// A power series Σ cₖ tᵏ known to `count` terms, with exact rational coefficients.
///
/// Transcendental functions keep rational coefficients only where their value at the constant term
/// is rational; elsewhere they answer nil. Series of different lengths combine to the shorter one.
/// Algorithms: Newton iteration over FLINT's fast products, O(M(n)) to O(M(n) log n).
public struct RationalSeries: Sendable, Equatable {
  /// The terms, as a polynomial of degree below `count`.
  public let polynomial: RationalPolynomial
  /// The number of terms known: coefficients 0 … count − 1.
  public let count: Int

  /// The first `count` terms of a polynomial.
  public init(_ polynomial: RationalPolynomial, count: Int) {
    self.polynomial = polynomial.truncated(to: count)
    self.count = count
  }

  /// The constant `value` known to `count` terms.
  public init(_ value: Rational, count: Int) {
    self.init(RationalPolynomial(value), count: count)
  }

  /// The variable about a centre, c + t, known to `count` terms.
  public static func variable(at center: Rational, count: Int) -> RationalSeries {
    RationalSeries(RationalPolynomial([center, 1]), count: count)
  }

  /// The `count` coefficients, zeros included.
  public var coefficients: [Rational] { (0..<count).map { polynomial[$0] } }

  /// The coefficient of tᵏ.
  public subscript(power: Int) -> Rational { polynomial[power] }

  /// The sum.
  public static func + (f: Self, g: Self) -> Self {
    RationalSeries(f.polynomial + g.polynomial, count: min(f.count, g.count))
  }

  /// The difference.
  public static func - (f: Self, g: Self) -> Self {
    RationalSeries(f.polynomial - g.polynomial, count: min(f.count, g.count))
  }

  /// The product.
  public static func * (f: Self, g: Self) -> Self {
    let count = min(f.count, g.count)
    let product = unsafe RationalPolynomial.combine(f.polynomial, g.polynomial) {
      unsafe fmpq_poly_mullow($0, $1, $2, count)
    }
    return RationalSeries(product, count: count)
  }

  /// The product with a number.
  public static func * (factor: Rational, f: Self) -> Self {
    RationalSeries(factor * f.polynomial, count: f.count)
  }

  /// The negative.
  public static prefix func - (f: Self) -> Self { RationalSeries(-f.polynomial, count: f.count) }

  /// The quotient, or nil when the divisor's constant term is zero.
  public static func / (f: Self, g: Self) -> Self? {
    guard let inverse = g.inverse else { return nil }
    return f * inverse
  }

  /// f(g(t)), or nil when g's constant term is not zero.
  public func composed(with inner: RationalSeries) -> RationalSeries? {
    guard inner[0].isZero else { return nil }
    let count = min(count, inner.count)
    let composition = unsafe RationalPolynomial.combine(polynomial, inner.polynomial) {
      unsafe fmpq_poly_compose_series($0, $1, $2, count)
    }
    return RationalSeries(composition, count: count)
  }

  /// The inverse function's series, or nil unless c₀ = 0 and c₁ ≠ 0.
  public var reverted: RationalSeries? {
    guard self[0].isZero, !self[1].isZero else { return nil }
    return unsafe apply(fmpq_poly_revert_series)
  }

  /// The derivative, one term shorter.
  public var derivative: RationalSeries {
    RationalSeries(polynomial.derivative, count: max(count - 1, 0))
  }

  /// The antiderivative with constant term `constant`, one term longer.
  public func integral(constant: Rational = 0) -> RationalSeries {
    RationalSeries(polynomial.integral + RationalPolynomial(constant), count: count + 1)
  }

  func apply(
    _ operation: (
      UnsafeMutablePointer<fmpq_poly_struct>, UnsafePointer<fmpq_poly_struct>, Int
    ) -> Void
  ) -> RationalSeries {
    guard count > 0 else { return self }
    let result = unsafe polynomial.apply { unsafe operation($0, $1, count) }
    return RationalSeries(result, count: count)
  }
}
