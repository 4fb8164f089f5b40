import Glibc

/// A number as it is printed.
enum NumberText: Hashable, Sendable {
  /// Digits with a decimal point; the minus is U+2212.
  case plain(String)
  /// A mantissa times a power of ten.
  case scientific(mantissa: String, exponent: Int)

  /// More digits than a double holds.
  static let mostDigits = 17

  /// `n` significant digits times a power of ten.
  static func scientific(_ value: Double, digits: Int) -> NumberText {
    guard value.isFinite, value != 0 else { return special(value) }
    let (mantissa, exponent) = decimal(value, digits: digits)
    return exponent == 0
      ? .plain(minus(mantissa)) : .scientific(mantissa: minus(mantissa), exponent: exponent)
  }

  /// `n` digits after the point.
  static func fixed(_ value: Double, digits: Int) -> NumberText {
    guard value.isFinite else { return special(value) }
    let text = printed(value, "%.\(digits)f")
    // What rounds to zero has no sign.
    let isZero = !text.utf8.contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
    return .plain(isZero && text.hasPrefix("-") ? String(text.dropFirst()) : minus(text))
  }

  /// `n` significant digits; very large and very small numbers times a power of ten.
  static func significant(_ value: Double, digits: Int) -> NumberText {
    guard value.isFinite, value != 0 else { return special(value) }
    let (_, exponent) = decimal(value, digits: digits)
    guard exponent >= -4, exponent < max(digits, 6) else {
      return scientific(value, digits: digits)
    }
    return fixed(value, digits: max(digits - 1 - exponent, 0))
  }

  /// The shortest of at most six significant digits.
  static func short(_ value: Double) -> NumberText {
    switch significant(value, digits: 6) {
    case .plain(let text): .plain(withoutZeros(text))
    case .scientific(let mantissa, let exponent):
      .scientific(mantissa: withoutZeros(mantissa), exponent: exponent)
    }
  }

  private static func special(_ value: Double) -> NumberText {
    .plain(value == 0 ? "0" : value < 0 ? "\u{2212}∞" : "∞")
  }

  private static func withoutZeros(_ text: String) -> String {
    guard text.contains(".") else { return text }
    let kept = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(kept.reversed())
  }

  private static func minus(_ text: String) -> String {
    text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  }

  private static func decimal(_ value: Double, digits: Int) -> (mantissa: String, exponent: Int) {
    let parts = printed(value, "%.\(digits - 1)e").split(separator: "e")
    return (String(parts[0]), Int(parts[1]) ?? 0)
  }

  /// Correctly rounded decimals, which the standard library prints only in shortest form.
  private static func printed(_ value: Double, _ format: String) -> String {
    unsafe withVaList([value]) { list in
      // 309 digits before the point, 17 after it.
      var buffer = [CChar](repeating: 0, count: 400)
      let count = Int(unsafe vsnprintf(&buffer, buffer.count, format, list))
      return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}

extension NumberText {
  /// In plain text: `1.23 × 10^−5`.
  var text: String {
    switch self {
    case .plain(let text): text
    case .scientific(let mantissa, let exponent):
      "\(mantissa)\u{202F}×\u{202F}10^\(Self.signed(exponent))"
    }
  }

  /// In TeX: `1.23 \times 10^{-5}`.
  var tex: String {
    func plain(_ text: String) -> String {
      text.replacing("\u{2212}", with: "-").replacing("∞", with: "\\infty ")
        .replacing("%", with: "\\%")
    }
    return switch self {
    case .plain(let text): plain(text)
    case .scientific(let mantissa, let exponent):
      "\(plain(mantissa)) \\times 10^{\(exponent)}"
    }
  }

  static func signed(_ exponent: Int) -> String {
    exponent < 0 ? "\u{2212}\(-exponent)" : "\(exponent)"
  }
}
