import CFLINT

extension Rational: CustomStringConvertible, LosslessStringConvertible {
  /// The largest decimal exponent that text may ask for: beyond it lie only attacks on memory.
  public static let largestExponent = 100_000

  /// `p/q`, or `p` for an integer.
  public var description: String { isInteger ? numerator : "\(numerator)/\(denominator)" }

  /// Reads `3`, `-1/6`, `0.1` (which is 1/10), `1e-3` or `2.5/1.5`, exactly.
  ///
  /// Nil for anything else, for a zero denominator and for exponents beyond ``largestExponent``.
  public init?(_ description: String) {
    let sides = description.utf8.split(
      separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let numerator = Rational(decimal: sides[0]) else { return nil }
    guard sides.count == 2 else {
      self = numerator
      return
    }
    guard let denominator = Rational(decimal: sides[1]), !denominator.isZero else { return nil }
    self = numerator / denominator
  }

  /// Reads an optional sign, digits with at most one point, and an optional exponent.
  private init?(decimal text: Substring.UTF8View) {
    var rest = text
    let negative = rest.first == UInt8(ascii: "-")
    if negative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = rest.prefix(while: isDigit)
    rest.removeFirst(whole.count)
    var digits = Array(whole)
    var exponent = 0
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      rest.removeFirst(fraction.count + 1)
      digits += fraction
      exponent = -fraction.count
    }
    guard !digits.isEmpty else { return nil }
    if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
      guard let stated = Int(String(Substring(rest.dropFirst()))),
        stated.magnitude <= Self.largestExponent
      else { return nil }
      exponent += stated
      rest = rest.suffix(0)
    }
    guard rest.isEmpty else { return nil }
    let integer = Rational(digits: digits) * Rational(10).power(exponent)
    self = negative ? -integer : integer
  }

  private init(digits: [UInt8]) {
    unsafe self.init { result in
      unsafe (digits.map { CChar($0) } + [0]).withUnsafeBufferPointer {
        _ = unsafe fmpz_set_str(&result.pointee.num, $0.baseAddress, 10)
      }
    }
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
}
