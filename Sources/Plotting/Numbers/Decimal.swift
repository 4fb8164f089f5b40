/// An exact decimal number: mantissa × 10^exponent.
///
/// Ticks are decimals, not doubles, so that their labels carry no rounding and 0.1 + 0.2 reads 0.3.
struct Decimal: Hashable, Sendable {
  /// The digits, with the sign.
  var mantissa: Int
  /// The power of ten that they count.
  var exponent: Int

  /// The nearest double.
  var value: Double {
    // The literal grammar rounds correctly, which no product of powers does.
    Double("\(mantissa)e\(exponent)") ?? .nan
  }

  /// Whether the number is zero.
  var isZero: Bool { mantissa == 0 }

  /// The same number with as few trailing zeros in the mantissa as it allows.
  var reduced: Decimal {
    guard mantissa != 0 else { return Decimal(mantissa: 0, exponent: 0) }
    var result = self
    while result.mantissa % 10 == 0 {
      result.mantissa /= 10
      result.exponent += 1
    }
    return result
  }

  /// The number divided by 10^`shift`, printed with this many digits behind the point, unsigned.
  ///
  /// - Precondition: no digit is lost.
  func digits(shift: Int, decimals: Int) -> String {
    let power = exponent - shift + decimals
    precondition(mantissa == 0 || power >= 0, "digits would be lost")
    guard mantissa != 0 else { return "0" }
    var text = String(mantissa.magnitude) + String(repeating: "0", count: power)
    guard decimals > 0 else { return text }
    if text.count <= decimals {
      text = String(repeating: "0", count: decimals + 1 - text.count) + text
    }
    text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals))
    return text
  }
}
