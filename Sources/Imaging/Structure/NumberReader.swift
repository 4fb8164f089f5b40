import Glibc

/// Reads the number lists of SVG attributes: separators are optional where a sign or a second
/// point begins a new number.
struct NumberReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  private mutating func skipSeparators() {
    while at < bytes.count, bytes[at] <= 32 || bytes[at] == UInt8(ascii: ",") { at += 1 }
  }

  /// The next number, nil where none stands.
  mutating func number() -> Double? {
    skipSeparators()
    let start = at
    var index = at
    if index < bytes.count, bytes[index] == 43 || bytes[index] == 45 { index += 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    var seen = false
    while index < bytes.count, isDigit(index) {
      seen = true
      if digits < 18 {
        mantissa = mantissa * 10 + UInt64(bytes[index] - 48)
        if mantissa > 0 { digits += 1 }
      } else {
        exponent += 1
      }
      index += 1
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      while index < bytes.count, isDigit(index) {
        seen = true
        if digits < 18 {
          mantissa = mantissa * 10 + UInt64(bytes[index] - 48)
          if mantissa > 0 { digits += 1 }
          exponent -= 1
        }
        index += 1
      }
    }
    guard seen else { return nil }
    if index + 1 < bytes.count, bytes[index] | 32 == UInt8(ascii: "e") {
      var next = index + 1
      var isNegative = false
      if bytes[next] == 43 || bytes[next] == 45 {
        isNegative = bytes[next] == 45
        next += 1
      }
      if next < bytes.count, isDigit(next) {
        var power = 0
        while next < bytes.count, isDigit(next) {
          power = min(9999, power * 10 + Int(bytes[next] - 48))
          next += 1
        }
        exponent += isNegative ? -power : power
        index = next
      }
    }
    at = index
    let value = exponent == 0 ? Double(mantissa) : Double(mantissa) * pow(10, Double(exponent))
    return bytes[start] == 45 ? -value : value
  }

  /// A flag of an arc, one digit that needs no separator.
  mutating func flag() -> Bool? {
    skipSeparators()
    guard at < bytes.count, bytes[at] == 48 || bytes[at] == 49 else { return nil }
    at += 1
    return bytes[at - 1] == 49
  }

  private func isDigit(_ index: Int) -> Bool { bytes[index] >= 48 && bytes[index] <= 57 }

  /// A command letter of path data.
  mutating func letter() -> UInt8? {
    skipSeparators()
    guard at < bytes.count, bytes[at] | 32 >= 97, bytes[at] | 32 <= 122 else { return nil }
    at += 1
    return bytes[at - 1]
  }

  /// A name before a parenthesis.
  mutating func word() -> String? {
    skipSeparators()
    let start = at
    while at < bytes.count, bytes[at] | 32 >= 97, bytes[at] | 32 <= 122 { at += 1 }
    return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
  }

  /// The numbers inside parentheses.
  mutating func arguments() -> [Double] {
    skipSeparators()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "(") else { return [] }
    at += 1
    let values = all()
    skipSeparators()
    if at < bytes.count, bytes[at] == UInt8(ascii: ")") { at += 1 }
    return values
  }

  /// All numbers up to something else.
  mutating func all() -> [Double] {
    var values: [Double] = []
    while let value = number() { values.append(value) }
    return values
  }

  /// Letters right after the last number: its unit.
  mutating func unit() -> String {
    let start = at
    while at < bytes.count, bytes[at] > 32 { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }
}

/// A length in CSS pixels; nil for percentages and what is no length.
func cssLength(_ text: String?) -> Double? {
  guard let text else { return nil }
  var reader = NumberReader(text)
  guard let value = reader.number() else { return nil }
  switch reader.unit() {
  case "", "px": return value
  case "pt": return value * 4 / 3
  case "pc": return value * 16
  case "mm": return value * 96 / 25.4
  case "cm": return value * 96 / 2.54
  case "in": return value * 96
  case "em", "rem": return value * 16
  default: return nil
  }
}
