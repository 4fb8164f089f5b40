#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A finite decimal number d₁.d₂d₃… × 10ᵉ.
struct Decimal: Equatable {
  var isNegative: Bool
  /// The digits without leading zeros, at least one.
  var digits: [UInt8]
  /// The power of ten of the first digit.
  var exponent: Int

  /// The finite value to `count` significant digits, correctly rounded from its exact binary value,
  /// ties to even.
  init(_ value: Double, digits count: Int) {
    self.init(reading: Self.printed("%.*e", count - 1, value))
  }

  /// The finite value to `count` places after the point, rounded in the same way.
  init(_ value: Double, places count: Int) {
    self.init(reading: Self.printed("%.*f", count, value))
  }

  /// The shortest decimal that reads back as the same double.
  init(shortest value: Double) {
    self.init(reading: value.description)
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
  }

  var isZero: Bool { digits.allSatisfy { $0 == 0 } }

  /// Digits with a point and no exponent, `places` of them after it.
  func plain(places: Int) -> String {
    var all = digits
    var point = exponent + 1
    if point < 1 {
      all = [UInt8](repeating: 0, count: 1 - point) + all
      point = 1
    }
    while all.count < point + places { all.append(0) }
    let text = all.prefix(point + places).map(String.init)
    let fraction = text[point...].joined()
    return text[..<point].joined() + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// The digits with a point after the first.
  var mantissa: String {
    Decimal(isNegative: false, digits: digits, exponent: 0).plain(places: digits.count - 1)
  }

  private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
  }

  /// Reads what C and Swift print: `-1.25e-05`, `0.001`, `120.0`.
  private init(reading text: String) {
    isNegative = text.utf8.first == UInt8(ascii: "-")
    digits = []
    exponent = -1
    var seenPoint = false
    var rest = text.utf8[...]
    if isNegative { rest.removeFirst() }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "."): seenPoint = true
      case UInt8(ascii: "e"):
        exponent += Int(String(Substring(rest))) ?? 0
        rest = rest.suffix(0)
      default:
        let digit = byte - UInt8(ascii: "0")
        let isLeadingZero = digit == 0 && digits.isEmpty
        if !isLeadingZero { digits.append(digit) }
        if !seenPoint && !isLeadingZero { exponent += 1 }
        if seenPoint && isLeadingZero { exponent -= 1 }
      }
    }
    if digits.isEmpty {
      digits = [0]
      exponent = 0
    }
  }

  /// C's printf rounds the exact binary value to nearest even.
  private static func printed(_ format: String, _ precision: Int, _ value: Double) -> String {
    let precision = Int32(clamping: precision)
    var buffer = [CChar](repeating: 0, count: 400 + Int(precision))
    let length = unsafe withVaList([precision, value]) { arguments in
      unsafe vsnprintf(&buffer, buffer.count, format, arguments)
    }
    return String(decoding: buffer.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
