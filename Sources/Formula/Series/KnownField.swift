import Exact

/// A real number of which it is known, where possible, what it is exactly: a fraction of polynomials
/// in π.
///
/// π is transcendental, so such a number is zero only if the numerator is.
struct KnownNumber: SeriesScalar {
  /// The number exactly; nil where it is not known.
  let exact: Fraction?
  let ball: Ball

  /// p(π)/q(π) in lowest terms, q monic.
  struct Fraction: Sendable {
    let top: RationalPolynomial
    let bottom: RationalPolynomial

    /// Polynomials in π of a higher degree are not followed.
    private static let degreeLimit = 24

    init?(_ top: RationalPolynomial, _ bottom: RationalPolynomial = RationalPolynomial(1)) {
      guard !bottom.isZero else { return nil }
      var (top, bottom) = (top, bottom)
      if bottom.degree > 0 {
        let shared = RationalPolynomial.greatestCommonDivisor(top, bottom)
        (top, bottom) = (top.divided(by: shared).quotient, bottom.divided(by: shared).quotient)
      }
      guard max(top.degree, bottom.degree) <= Self.degreeLimit else { return nil }
      let leading = bottom[bottom.degree]
      (self.top, self.bottom) = (top / leading, bottom / leading)
    }

    static func + (a: Self, b: Self) -> Self? {
      a.bottom == b.bottom
        ? Self(a.top + b.top, a.bottom)
        : Self(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
    }
    static func * (a: Self, b: Self) -> Self? { Self(a.top * b.top, a.bottom * b.bottom) }
    static func / (a: Self, b: Self) -> Self? { Self(a.top * b.bottom, a.bottom * b.top) }
    static prefix func - (a: Self) -> Self? { Self(-a.top, a.bottom) }
  }

  init(_ exact: Fraction?, _ ball: Ball) {
    self.exact = exact
    self.ball = ball
  }

  init(_ value: Int) {
    self.init(
      Fraction(RationalPolynomial(Rational(value))), Ball(value, precision: KnownField.precision))
  }

  /// The number if it is rational.
  var rational: Rational? {
    exact.flatMap { $0.bottom.degree == 0 && $0.top.degree <= 0 ? $0.top[0] : nil }
  }

  /// q where the number is q·π.
  var multipleOfPi: Rational? {
    guard let exact, exact.bottom.degree == 0 else { return nil }
    let top = exact.top
    return top.isZero || top.degree == 1 && top[0].isZero ? top[1] : nil
  }

  /// The number with more bits.
  func enclosed(precision: Int) -> Ball {
    guard let exact else { return ball }
    let pi = Ball.pi(precision: precision)
    func value(_ p: RationalPolynomial) -> Ball {
      p.coefficients.reversed().reduce(Ball(0, precision: precision)) {
        $0 * pi + Ball($1, precision: precision)
      }
    }
    return value(exact.top) / value(exact.bottom)
  }

  static func + (a: Self, b: Self) -> Self { Self(join(a, b, +), a.ball + b.ball) }
  static func - (a: Self, b: Self) -> Self { a + -b }

  static func * (a: Self, b: Self) -> Self {
    if a.isZero || b.isZero { return Self(0) }
    return Self(join(a, b, *), a.ball * b.ball)
  }

  static func / (a: Self, b: Self) -> Self {
    let ball = a.ball / b.ball
    if a.isZero, ball.isFinite { return Self(0) }
    return Self(join(a, b, /), ball)
  }

  static prefix func - (a: Self) -> Self { Self(a.exact.flatMap { -$0 }, -a.ball) }

  private static func join(
    _ a: Self, _ b: Self, _ operation: (Fraction, Fraction) -> Fraction?
  ) -> Fraction? {
    guard let p = a.exact, let q = b.exact else { return nil }
    return operation(p, q)
  }

  var isZero: Bool { exact?.top.isZero ?? ball.isZero }
  var definiteSign: Int? { isZero ? 0 : ball.isPositive ? 1 : ball.isNegative ? -1 : nil }
  var isDefined: Bool { ball.isFinite }
  var approximation: Double { ball.doubleValue }
}

/// Numbers that are known exactly where their form tells it, and enclosed elsewhere.
///
/// At a point such as 0, 1/3 or π/2 it proves that a function vanishes there.
struct KnownField: SeriesField {
  /// Bits of the enclosures, which only have to tell numbers from zero.
  static let precision = 192
  private var balls: BallField { BallField(precision: Self.precision) }
  private let rationals = RationalField()

  func number(_ value: Rational) -> KnownNumber {
    KnownNumber(KnownNumber.Fraction(RationalPolynomial(value)), balls.number(value))
  }

  /// q·π.
  func multipleOfPi(_ q: Rational) -> KnownNumber {
    KnownNumber(
      KnownNumber.Fraction(RationalPolynomial([0, q])),
      balls.number(q) * Ball.pi(precision: Self.precision))
  }

  func constant(_ constant: SeriesConstant) -> KnownNumber? {
    if case .pi = constant { return multipleOfPi(1) }
    return balls.constant(constant).map { KnownNumber(nil, $0) }
  }

  func value(_ function: Function, _ x: KnownNumber) -> KnownNumber? {
    if let exact = exactValue(function, x) { return number(exact) }
    return balls.value(function, x.ball).map { KnownNumber(nil, $0) }
  }

  private func exactValue(_ function: Function, _ x: KnownNumber) -> Rational? {
    if let q = x.multipleOfPi, let n = (2 * q).integer {
      // Multiples of a right angle.
      let cosine = [1, 0, -1, 0][n & 3]
      switch function {
      case .sin: return Rational([0, 1, 0, -1][n & 3])
      case .cos: return Rational(cosine)
      case .tan where cosine != 0: return 0
      default: break
      }
    }
    return x.rational.flatMap { rationals.value(function, $0) }
  }

  func besselJ(_ order: Int, _ x: KnownNumber) -> KnownNumber? {
    if x.isZero { return number(order == 0 ? 1 : 0) }
    return balls.besselJ(order, x.ball).map { KnownNumber(nil, $0) }
  }

  func gamma(about x: KnownNumber, count: Int) -> [KnownNumber]? {
    balls.gamma(about: x.ball, count: count)?.map { KnownNumber(nil, $0) }
  }

  func power(_ a: KnownNumber, _ b: KnownNumber) -> KnownNumber? {
    if let p = a.rational, let q = b.rational, let exact = rationals.power(p, q) {
      return number(exact)
    }
    return balls.power(a.ball, b.ball).map { KnownNumber(nil, $0) }
  }

  func vanishes(_ value: KnownNumber, slope: KnownNumber) -> Bool { value.isZero }
  func agree(_ a: KnownNumber, _ b: KnownNumber, scale: Double) -> Bool {
    a.ball.overlaps(b.ball)
  }
}
