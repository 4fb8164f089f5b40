import CKernels
public import Exact
public import Formula

/// A parameter of a family as it was written: `-0.99`, `1/3` or `pi/4`, not only the double beside it.
///
/// Rounding −0.99 to a double moves the first Gauss–Jacobi node and its weight by several ulps, since
/// they depend on a + 1. Recurrences, masses and Gauss rules are computed from the pair
/// ``value`` + rest; certified results from ``ball(precision:)``.
public struct FamilyParameter: Hashable, Sendable {
  /// The nearest double.
  public let value: Double
  /// The parameter less its nearest double, rounded.
  let rest: Double
  /// The parameter as a fraction; nil for irrational ones such as π/4.
  public let exact: Rational?
  /// An irrational parameter as it was written; nil for fractions.
  private let formula: Expression?

  /// A fraction, exactly.
  public init(_ exact: Rational) {
    value = exact.doubleValue
    rest = Rational(exactly: value).map { (exact - $0).doubleValue } ?? 0
    self.exact = exact
    formula = nil
  }

  /// The number somebody who wrote this double meant: a decimal of up to twelve digits, a fraction
  /// with a denominator up to a million such as 1/3, otherwise the double itself.
  public init(_ value: Double) {
    let meant = Rational(parameter: value)
    self.value = value
    let own = Rational(exactly: value)
    rest = meant.flatMap { meant in own.map { (meant - $0).doubleValue } } ?? 0
    exact = meant
    formula = nil
  }

  /// Reads `0.5`, `-3`, `1e-2` or `p/q`, exactly; nil for anything else.
  public init?(fraction text: Substring) {
    guard let exact = Rational(String(text)) else { return nil }
    self.init(exact)
  }

  /// A constant such as `sqrt(2)` or `pi/4`, as it stands; nil where x occurs or it is not finite.
  public init?(_ constant: Expression) {
    guard let known = constant.constantValue else { return nil }
    if let exact = known.exact {
      self.init(exact)
      return
    }
    let ball = constant.constantBall(precision: 256)
    guard ball.isFinite else { return nil }
    let pair = DoubleDouble(ball)
    self.init(pair, formula: constant)
  }

  private init(_ pair: DoubleDouble, formula: Expression) {
    (value, rest, exact) = (pair.high, pair.low, nil)
    self.formula = formula
  }

  /// An enclosure of the parameter as it was written; not finite for doubles that are not.
  public func ball(precision: Int) -> Ball {
    if let exact { return Ball(exact, precision: precision) }
    return formula?.constantBall(precision: precision) ?? Ball(value, precision: precision)
  }

  /// The parameter as an expression without x.
  var expression: Expression {
    if let formula { return formula }
    guard let number = exact ?? Rational(exactly: value) else {
      preconditionFailure("families have finite parameters")
    }
    return Expression(number)
  }

  /// Both parts.
  var pair: DoubleDouble { DoubleDouble(high: value, low: rest) }

  /// An irrational parameter in the input language.
  var formulaText: String? { formula?.description }

  /// Whether the parameter is 0, 1, 2 ….
  var isWhole: Bool { exact.map { $0.isInteger && $0.sign >= 0 } ?? false }

  /// Whether the parameter is zero for certain.
  var isZero: Bool { exact?.isZero ?? false }
}

extension FamilyParameter: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// A decimal as it was written.
  public init(floatLiteral value: Double) { self.init(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self.init(Rational(value)) }
}
