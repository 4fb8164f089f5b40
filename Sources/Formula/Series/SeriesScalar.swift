import Exact

/// A coefficient of a power series: a double, a rational number or a ball.
protocol SeriesScalar: Sendable {
  init(_ value: Int)
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self
  /// The sum, zero where nothing but rounding errors are left of it.
  static func cancelling(_ a: Self, _ b: Self) -> Self
  /// Whether the value is zero for certain.
  var isZero: Bool { get }
  /// −1, 0 or 1; nil when the value is not known well enough.
  var definiteSign: Int? { get }
  /// Whether the value is a finite number.
  var isDefined: Bool { get }
  var approximation: Double { get }
}

extension SeriesScalar {
  static func cancelling(_ a: Self, _ b: Self) -> Self { a + b }
}

extension Double: SeriesScalar {
  static func cancelling(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    return sum.magnitude <= 4 * Swift.max(a.magnitude, b.magnitude).ulp ? 0 : sum
  }

  var definiteSign: Int? { self > 0 ? 1 : self < 0 ? -1 : isNaN ? nil : 0 }
  var isDefined: Bool { isFinite }
  var approximation: Double { self }
}

extension Rational: SeriesScalar {
  var definiteSign: Int? { sign }
  var isDefined: Bool { true }
  var approximation: Double { doubleValue }
}

extension Ball: SeriesScalar {
  init(_ value: Int) { self.init(value, precision: Ball.defaultPrecision) }
  var isZero: Bool { isExact && containsZero }
  var definiteSign: Int? { isPositive ? 1 : isNegative ? -1 : isZero ? 0 : nil }
  var isDefined: Bool { isFinite }
  var approximation: Double { doubleValue }
}

/// Numbers that series of activations need.
enum SeriesConstant {
  case pi, e, log2, log10
  /// 2/√π
  case errorSlope
  /// 1/√(2π)
  case normalDensity
  case seluScale, seluAlpha
}

/// Where coefficients live, and which values are representable there.
protocol SeriesField: Sendable {
  associatedtype Scalar: SeriesScalar
  func number(_ value: Rational) -> Scalar
  /// A constant; nil where it is not representable.
  func constant(_ constant: SeriesConstant) -> Scalar?
  /// f(x); nil where it is not representable or not defined.
  func value(_ function: Function, _ x: Scalar) -> Scalar?
  /// J_order(x).
  func besselJ(_ order: Int, _ x: Scalar) -> Scalar?
  /// Coefficients of Γ about x; nil where there are none.
  func gamma(about x: Scalar, count: Int) -> [Scalar]?
  /// aᵇ for a > 0 or an integer b.
  func power(_ a: Scalar, _ b: Scalar) -> Scalar?
  /// Whether a root of the series lies within rounding errors of the centre.
  func vanishes(_ value: Scalar, slope: Scalar) -> Bool
  /// Whether two coefficients are the same number as far as this field can tell.
  func agree(_ a: Scalar, _ b: Scalar, scale: Double) -> Bool
}
