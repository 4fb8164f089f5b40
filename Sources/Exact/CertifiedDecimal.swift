/// A ball as decimals of which every digit is right.
///
/// The midpoint is the true number rounded to ``digits`` significant digits, whichever number of
/// the ball the true one is; the radius covers the ball around the printed midpoint.
public struct CertifiedDecimal: Hashable, Sendable {
  /// The rounded number; `0` where not even the first digit is certain.
  public let midpoint: String
  /// An upper bound of |true number − midpoint|, with three digits; `0` for exact decimals.
  public let radius: String
  /// The significant digits of ``midpoint``.
  ///
  /// 0 where the ball leaves the first digit open, and for the exact zero.
  public let digits: Int

  /// Rounds a ball to at most `limit` digits.
  ///
  /// - Returns: nil where the ball is not finite.
  /// - Complexity: O(limit) decimal digits in exact arithmetic, tried down from the certain ones.
  public init?(_ ball: Ball, limit: Int) {
    precondition(limit >= 1)
    // Exact arithmetic on numbers of a million digits and more takes for ever; their size suffices.
    if ball.isFinite, !ball.isExact || !ball.containsZero,
      ball.largestMagnitude.isAtMost(Ball(1).scaled(byPowerOfTwo: -Self.smallestBits))
    {
      (midpoint, radius, digits) = ("0", "1e-\(Self.smallestExponent)", 0)
      return
    }
    guard ball.isFinite, let lower = ball.lowerEnd.midpoint, let upper = ball.upperEnd.midpoint
    else { return nil }
    guard lower.sign * upper.sign > 0 else {
      // Nothing is known of the digits; the radius alone tells how small the number is.
      let reach = max(lower.magnitude, upper.magnitude)
      (midpoint, radius, digits) = ("0", Self.roundedUp(reach), 0)
      return
    }
    // Each end is rounded to digits of its own: just below a power of ten they are finer.
    let exponents = [lower, upper].map { $0.magnitude.decimalExponent }
    let exponent = exponents[lower.sign > 0 ? 1 : 0]
    for count in stride(from: min(limit, ball.digits.advancedSafely), through: 1, by: -1) {
      let unit = Rational(10).power(exponent - count + 1)
      let ends = zip([lower, upper], exponents).map { end, exponent in
        let unit = Rational(10).power(exponent - count + 1)
        return (end / unit).nearest * unit
      }
      guard ends[0] == ends[1] else { continue }
      let value = ends[0]
      let rounded = value / unit
      let gap = max((upper - value).magnitude, (value - lower).magnitude)
      midpoint = Self.text(rounded, unit: exponent - count + 1, isExact: gap.isZero)
      radius = Self.roundedUp(gap)
      digits = count
      return
    }
    let reach = max(lower.magnitude, upper.magnitude)
    (midpoint, radius, digits) = ("0", Self.roundedUp(reach), 0)
  }

  /// Numbers below 10^−this, or this power of two, are told by that bound alone.
  private static let (smallestExponent, smallestBits) = (100_000, 332_200)

  /// A non-negative number rounded up to three digits.
  private static func roundedUp(_ value: Rational) -> String {
    guard value.sign > 0 else { return "0" }
    let unit = value.decimalExponent - 2
    let scaled = -(-value / Rational(10).power(unit)).floor
    return text(scaled, unit: unit)
  }

  /// The integer times 10^unit, with a point where that is short and an exponent elsewhere.
  ///
  /// Zeros behind the point say that they are certain; an exact number needs none.
  private static func text(_ integer: Rational, unit: Int, isExact: Bool = false) -> String {
    var unit = unit
    let sign = integer.sign < 0 ? "-" : ""
    var digits = Substring(integer.magnitude.numerator)
    while isExact, digits.count > 1, digits.last == "0" {
      digits.removeLast()
      unit += 1
    }
    let exponent = digits.utf8.count - 1 + unit
    if isExact, unit > 0, exponent < 21 {
      return sign + digits + String(repeating: "0", count: unit)
    }
    func tail(_ text: some StringProtocol) -> String { text.isEmpty ? "" : "." + text }
    if (0..<max(21, digits.utf8.count + 1)).contains(exponent), unit <= 0 {
      return sign + digits.prefix(exponent + 1) + tail(digits.dropFirst(exponent + 1))
    }
    if (-5..<0).contains(exponent) {
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
    }
    return sign + digits.prefix(1) + tail(digits.dropFirst()) + "e\(exponent)"
  }
}

extension Int {
  /// One more, at most `Int.max`: the digits a ball has may be one more than its bits promise.
  fileprivate var advancedSafely: Int { self == .max ? .max : self + 1 }
}

extension Rational {
  /// The largest e with 10ᵉ ≤ the number, for positive numbers.
  fileprivate var decimalExponent: Int {
    var exponent = numerator.utf8.count - denominator.utf8.count
    if self < Rational(10).power(exponent) { exponent -= 1 }
    return exponent
  }

  /// The integer nearest to the number, halves upwards.
  fileprivate var nearest: Rational { (self + Rational(1, 2)).floor }
}
