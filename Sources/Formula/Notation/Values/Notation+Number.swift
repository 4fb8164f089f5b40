public import Exact

extension Notation {
  /// How many digits of a number are printed, and in which form.
  public enum NumberStyle: Hashable, Sendable {
    /// The fewest digits that read back as the same double.
    case shortest
    /// At most this many significant digits: without trailing zeros when the number has fewer.
    ///
    /// Plain between 10⁻⁴ and 10⁶ as far as no digit is invented, otherwise with a power of ten.
    case significant(Int)
    /// This many digits after the point.
    case fixed(Int)
    /// This many significant digits before a power of ten, trailing zeros kept.
    case scientific(Int)
  }

  /// A number as printed: `−0.25`, `1.23 × 10⁻⁵`, `∞`.
  ///
  /// Digits are correctly rounded from the exact binary value, ties to even; a value that rounds to
  /// zero has no sign.
  /// - Precondition: 1…1000 significant digits, 0…1000 places.
  public init(number value: Double, style: NumberStyle = .shortest) {
    if value.isNaN {
      self = .name("NaN")
      return
    }
    guard value.isFinite else {
      self = Self.signed(.symbol("∞", .ordinary), isNegative: value < 0)
      return
    }
    let body: Notation
    let decimal: Decimal
    switch style {
    case .shortest:
      decimal = Decimal(shortest: value)
      body = Self.digits(decimal, plainBelow: 16)
    case .significant(let count):
      precondition((1...1000).contains(count), "significant digits outside 1…1000")
      let shortest = Decimal(shortest: value)
      decimal = shortest.digits.count <= count ? shortest : Decimal(value, digits: count)
      body = Self.digits(decimal, plainBelow: shortest.digits.count <= count ? 6 : count)
    case .fixed(let places):
      precondition((0...1000).contains(places), "places outside 0…1000")
      decimal = Decimal(value, places: places)
      body = .number(decimal.plain(places: places))
    case .scientific(let count):
      precondition((1...1000).contains(count), "significant digits outside 1…1000")
      decimal = Decimal(value, digits: count)
      body = decimal.isZero ? .number("0") : Self.scientific(decimal)
    }
    self = Self.signed(body, isNegative: decimal.isNegative && !decimal.isZero)
  }

  /// At most `digits` significant digits of a number.
  public init(number value: Double, digits: Int) {
    self.init(number: value, style: .significant(digits))
  }

  /// An integer or a fraction with a bar, its sign in front.
  public init(rational value: Rational) {
    let size = value.magnitude
    let body: Notation =
      size.isInteger
      ? .number(size.numerator)
      : .fraction(.number(size.numerator), .number(size.denominator))
    self = Self.signed(body, isNegative: value.sign < 0)
  }

  /// An exact value in text, `"-1/6"` or `"42"`; nil for anything else.
  public init?(exact text: String) {
    guard let value = Rational(text) else { return nil }
    self.init(rational: value)
  }

  /// A part with a minus sign in front of it where the value is negative.
  static func signed(_ part: Notation, isNegative: Bool) -> Notation {
    isNegative ? .row([.symbol("−", .prefix)] + part.parts) : part
  }

  private static func digits(_ decimal: Decimal, plainBelow limit: Int) -> Notation {
    if decimal.isZero { return .number("0") }
    guard decimal.exponent >= -4, decimal.exponent < limit else { return scientific(decimal) }
    return .number(decimal.plain(places: max(0, decimal.digits.count - 1 - decimal.exponent)))
  }

  /// 1.5 × 10⁻⁵, or a bare power of ten.
  private static func scientific(_ decimal: Decimal) -> Notation {
    let exponent = Notation.signed(
      .number("\(decimal.exponent.magnitude)"), isNegative: decimal.exponent < 0)
    let power = Notation.scripts(.number("10"), sub: nil, sup: exponent)
    if decimal.digits == [1] { return power }
    return .row([.number(decimal.mantissa), .symbol("×", .binary), power])
  }
}
