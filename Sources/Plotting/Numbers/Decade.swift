#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Powers of ten.
enum Decade {
  /// log₁₀ x, −∞ for x ≤ 0.
  static func logarithm(_ x: Double) -> Double {
    x > 0 ? log10(x) : -.infinity
  }

  /// 10ᵏ for a real k.
  static func power(_ k: Double) -> Double {
    pow(10, k)
  }

  /// The largest k with 10ᵏ ≤ |x|, exact also beside a power of ten; nil for 0 and for values that
  /// aren't finite.
  static func exponent(of x: Double) -> Int? {
    guard x.isFinite, x != 0 else { return nil }
    var k = Int(log10(x.magnitude).rounded(.down))
    if Decimal(mantissa: 1, exponent: k).value > x.magnitude { k -= 1 }
    if Decimal(mantissa: 1, exponent: k + 1).value <= x.magnitude { k += 1 }
    return k
  }
}
