import Exact

extension Rational {
  /// The number somebody who wrote a family's parameter meant by its double.
  ///
  /// A decimal of up to twelve digits is that decimal; otherwise a fraction with a denominator up to
  /// a million whose nearest double it is, such as 1/3; otherwise the double itself. nil for
  /// doubles that are not finite.
  init?(parameter value: Double) {
    guard let exact = Rational(exactly: value) else { return nil }
    if let decimal = Rational(shortDecimal: value) {
      self = decimal
    } else {
      self = Rational(nearestFraction: value, below: 1_000_000) ?? exact
    }
  }

  private init?(shortDecimal value: Double) {
    let text = "\(value)"
    guard text.filter(\.isNumber).drop(while: { $0 == "0" }).count <= 12 else { return nil }
    let parts = text.split(separator: "e")
    let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = Int(digits.joined()), parts.count <= 2 else { return nil }
    let places = digits.count > 1 ? digits[1].count : 0
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    guard abs(exponent) < 300 else { return nil }
    let scale = Rational(10).power(abs(exponent - places))
    self = exponent < places ? Rational(whole) / scale : Rational(whole) * scale
  }

  /// The first convergent of the continued fraction that rounds to the double.
  private init?(nearestFraction value: Double, below limit: Int) {
    guard abs(value) < 1e9 else { return nil }
    var (p0, q0, p1, q1) = (0, 1, 1, 0)
    var rest = abs(value)
    for _ in 0..<24 {
      let whole = Int(rest)
      (p0, p1) = (p1, whole * p1 + p0)
      (q0, q1) = (q1, whole * q1 + q0)
      guard q1 < limit, p1 < 1 << 50 else { return nil }
      if Double(p1) / Double(q1) == abs(value) {
        self = value < 0 ? -Rational(p1, q1) : Rational(p1, q1)
        return
      }
      let fraction = rest - Double(whole)
      guard fraction > 1e-12 else { return nil }
      rest = 1 / fraction
    }
    return nil
  }
}
