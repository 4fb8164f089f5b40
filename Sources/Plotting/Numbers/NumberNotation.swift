import Formula

/// Numbers as they stand in figures.
enum NumberNotation {
  /// A number with a proper minus sign (U+2212).
  static func signed(_ digits: String, isNegative: Bool) -> Notation {
    isNegative
      ? .row([.symbol("\u{2212}", .prefix), .number(digits)])
      : .number(digits)
  }

  /// A whole number.
  static func integer(_ value: Int) -> Notation {
    signed(String(value.magnitude), isNegative: value < 0)
  }

  /// 10ᵏ.
  static func powerOfTen(_ exponent: Int) -> Notation {
    .scripts(.number("10"), sub: nil, sup: integer(exponent))
  }

  /// p π / q in lowest terms, on one line.
  static func multipleOfPi(_ numerator: Int, over denominator: Int) -> Notation {
    guard numerator != 0 else { return .number("0") }
    var parts: [Notation] = []
    if numerator < 0 { parts.append(.symbol("\u{2212}", .prefix)) }
    if numerator.magnitude != 1 { parts.append(.number(String(numerator.magnitude))) }
    parts.append(.name("π"))
    if denominator != 1 {
      parts += [.symbol("/", .ordinary), .number(String(denominator))]
    }
    return .row(parts)
  }

  /// A label followed by the factor that was taken out of the tick labels.
  static func label(_ label: Notation?, factor: Int?) -> Notation? {
    guard let factor else { return label }
    let times: Notation = .row([.symbol("\u{00D7}", .ordinary), powerOfTen(factor)])
    guard let label else { return times }
    return .row([label, .space(0.35), .symbol("(", .ordinary), times, .symbol(")", .ordinary)])
  }

  /// A double with a few significant digits, as cells of a matrix need it.
  static func short(_ value: Double, digits: Int = 2) -> Notation {
    guard value.isFinite else {
      return value.isNaN ? .text("–") : signed("∞", isNegative: value < 0)
    }
    guard let exponent = Decade.exponent(of: value) else { return .number("0") }
    // One rounding at the last digit shown; carrying over a decade is handled by reading it back.
    let shift = exponent - digits + 1
    // 10^shift of the smallest doubles would be 0.
    let lift = exponent < -250 ? 100 : 0
    let scaled = (value * Decade.power(Double(lift)) / Decade.power(Double(shift + lift)))
      .rounded()
    let decimal = Decimal(mantissa: Int(scaled), exponent: exponent - digits + 1).reduced
    let isNegative = value < 0
    guard (-3...3).contains(exponent) else {
      let lead = Decimal(mantissa: decimal.mantissa, exponent: 0)
      let length = String(lead.mantissa.magnitude).count
      let power = decimal.exponent + length - 1
      let head = Decimal(mantissa: decimal.mantissa, exponent: 1 - length)
      let mantissa = signed(
        head.digits(shift: 0, decimals: length - 1), isNegative: isNegative)
      return .row([mantissa, .symbol("\u{00D7}", .ordinary), powerOfTen(power)])
    }
    return signed(
      decimal.digits(shift: 0, decimals: max(0, -decimal.exponent)), isNegative: isNegative)
  }
}
