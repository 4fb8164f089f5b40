import CFLINT

/// A power series Σ cₖ tᵏ known to `count` terms, with certified real coefficients.
///
/// Each coefficient is a ball that contains the true one (Arb's `arb_poly`). Series of different
/// lengths combine to the shorter one; outside a function's domain coefficients are not finite.
@safe public struct BallSeries: Sendable {
  let handle: Handle<arb_poly_struct>
  /// The number of terms known: coefficients 0 … count − 1.
  public let count: Int
  /// Bits that operations on this series keep.
  public let precision: Int

  init(count: Int, precision: Int, _ fill: (UnsafeMutablePointer<arb_poly_struct>) -> Void) {
    precondition(count >= 0 && precision >= 2)
    unsafe handle = Handle(fill)
    self.count = count
    self.precision = precision
  }

  /// The series with these first coefficients and zeros up to `count` terms.
  public init(_ coefficients: [Ball], count: Int, precision: Int = Ball.defaultPrecision) {
    unsafe self.init(count: count, precision: precision) { result in
      for (power, coefficient) in coefficients.prefix(count).enumerated() {
        unsafe coefficient.handle.read { unsafe arb_poly_set_coeff_arb(result, power, $0) }
      }
    }
  }

  /// The variable about a centre, c + t, known to `count` terms.
  public static func variable(at center: Ball, count: Int) -> BallSeries {
    BallSeries(
      [center, Ball(1, precision: center.precision)], count: count, precision: center.precision)
  }

  /// A constant known to `count` terms.
  public static func constant(_ value: Ball, count: Int) -> BallSeries {
    BallSeries([value], count: count, precision: value.precision)
  }

  /// The coefficient of tᵏ.
  ///
  /// - Precondition: `power` is below `count`.
  public subscript(power: Int) -> Ball {
    precondition(0..<count ~= power, "coefficient beyond the known terms")
    return unsafe Ball(precision: precision) { result in
      unsafe handle.read { unsafe arb_poly_get_coeff_arb(result, $0, power) }
    }
  }

  /// The `count` coefficients.
  public var coefficients: [Ball] { (0..<count).map { self[$0] } }

  /// The sum.
  public static func + (f: Self, g: Self) -> Self { unsafe combine(f, g, arb_poly_add_series) }

  /// The difference.
  public static func - (f: Self, g: Self) -> Self { unsafe combine(f, g, arb_poly_sub_series) }

  /// The product.
  public static func * (f: Self, g: Self) -> Self { unsafe combine(f, g, arb_poly_mullow) }

  /// The quotient.
  public static func / (f: Self, g: Self) -> Self { unsafe combine(f, g, arb_poly_div_series) }

  /// The negative.
  public static prefix func - (f: Self) -> Self {
    unsafe f.apply { result, f, _, _ in unsafe arb_poly_neg(result, f) }
  }

  /// f(g(t)).
  ///
  /// - Precondition: g was made without a constant term.
  public func composed(with inner: BallSeries) -> BallSeries {
    let exactZero = inner.count == 0 || (inner[0].isExact && inner[0].containsZero)
    precondition(exactZero, "the inner series must start at power 1")
    return unsafe Self.combine(self, inner, arb_poly_compose_series)
  }

  /// The polynomial f(t + shift) of the known terms.
  public func shifted(by shift: Ball) -> BallSeries {
    unsafe shift.handle.read { shift in
      unsafe apply { result, f, _, precision in
        unsafe arb_poly_taylor_shift(result, f, shift, precision)
      }
    }
  }

  /// The derivative, one term shorter.
  public var derivative: BallSeries {
    unsafe apply(count: max(count - 1, 0)) { result, f, _, precision in
      unsafe arb_poly_derivative(result, f, precision)
    }
  }

  /// The antiderivative with constant term `constant`, one term longer.
  public func integral(constant: Ball) -> BallSeries {
    unsafe apply(count: count + 1) { result, f, _, precision in
      unsafe arb_poly_integral(result, f, precision)
      unsafe constant.handle.read { unsafe arb_poly_set_coeff_arb(result, 0, $0) }
    }
  }

  func apply(
    count: Int? = nil,
    _ operation: (
      UnsafeMutablePointer<arb_poly_struct>, UnsafePointer<arb_poly_struct>, Int, Int
    ) -> Void
  ) -> BallSeries {
    let count = count ?? self.count
    return unsafe BallSeries(count: count, precision: precision) { result in
      unsafe handle.read { unsafe operation(result, $0, count, precision) }
    }
  }

  static func combine(
    _ f: Self, _ g: Self,
    _ operation: (
      UnsafeMutablePointer<arb_poly_struct>, UnsafePointer<arb_poly_struct>,
      UnsafePointer<arb_poly_struct>, Int, Int
    ) -> Void
  ) -> Self {
    let (count, precision) = (min(f.count, g.count), max(f.precision, g.precision))
    return unsafe BallSeries(count: count, precision: precision) { result in
      unsafe f.handle.read { f in
        unsafe g.handle.read { g in unsafe operation(result, f, g, count, precision) }
      }
    }
  }
}
