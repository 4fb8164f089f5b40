import CKernels
public import Exact

/// A parameter of a family as it was written: `-0.99`, `1/3` or `pi/4`, not only the double beside it.
///
/// Rounding −0.99 to a double moves the first Gauss–Jacobi node and its weight by several ulps, since
/// they depend on a + 1. Recurrences, masses and Gauss rules are computed from the pair
/// ``value`` + rest; certified results from ``exact``.
public struct FamilyParameter: Hashable, Sendable {
  /// The nearest double.
  public let value: Double
  /// The parameter less its nearest double, rounded.
  let rest: Double
  /// The parameter as a fraction; nil where it is known as a number of about 32 digits only.
  public let exact: Rational?

  /// A fraction, exactly.
  public init(_ exact: Rational) {
    value = exact.doubleValue
    rest = Rational(exactly: value).map { (exact - $0).doubleValue } ?? 0
    self.exact = exact
  }

  /// The number somebody who wrote this double meant: a decimal of up to twelve digits, a fraction
  /// with a denominator up to a million such as 1/3, otherwise the double itself.
  public init(_ value: Double) {
    let meant = Rational(parameter: value)
    self.value = value
    let own = Rational(exactly: value)
    rest = meant.flatMap { meant in own.map { (meant - $0).doubleValue } } ?? 0
    exact = meant
  }

  /// Reads `0.5`, `-3`, `1e-2` or `p/q`, exactly; nil for anything else.
  public init?(fraction text: Substring) {
    guard let exact = Rational(String(text)) else { return nil }
    self.init(exact)
  }

  /// The middle of a narrow ball.
  public init(_ ball: Ball) {
    let pair = DoubleDouble(ball)
    (value, rest, exact) = (pair.high, pair.low, nil)
  }

  /// Both parts.
  var pair: DoubleDouble { DoubleDouble(high: value, low: rest) }

  /// The fraction, or where none is known that of the double.
  var rational: Rational? { exact ?? Rational(exactly: value) }
}

extension FamilyParameter: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// A decimal as it was written.
  public init(floatLiteral value: Double) { self.init(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self.init(Rational(value)) }
}
