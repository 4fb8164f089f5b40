/// A truncated Laurent series Σ cₖ tᵏ + O(t^order) about a centre.
///
/// `coefficients[0]` belongs to t^valuation and is not zero; `order` is nil when nothing was cut
/// off. Dividing loses terms when the divisor vanishes at the centre: the order says how many are
/// left, and the caller starts again with more.
struct PowerSeries<S: SeriesScalar>: Sendable {
  private(set) var valuation: Int
  private(set) var coefficients: [S]
  private(set) var order: Int?

  init(_ coefficients: [S], valuation: Int = 0, order: Int?) {
    let kept = order.map { max(0, $0 - valuation) } ?? coefficients.count
    var rest = coefficients.prefix(kept)
    while rest.last?.isZero == true { rest.removeLast() }
    let leading = rest.prefix { $0.isZero }.count
    self.coefficients = Array(rest.dropFirst(leading))
    self.valuation = self.coefficients.isEmpty ? (order ?? 0) : valuation + leading
    self.order = order
  }

  /// Nothing but zeros, and nothing cut off.
  var isExactZero: Bool { coefficients.isEmpty && order == nil }

  /// A constant, and nothing cut off.
  var exactConstant: S? {
    if isExactZero { return S(0) }
    return order == nil && valuation == 0 && coefficients.count == 1 ? coefficients[0] : nil
  }

  /// The coefficient of tᵏ among the known ones.
  subscript(power: Int) -> S {
    let place = power - valuation
    return coefficients.indices.contains(place) ? coefficients[place] : S(0)
  }

  /// The coefficients of t⁰ … as long as they are not zero for ever; at most `count`.
  func dense(_ count: Int) -> [S] {
    guard !coefficients.isEmpty else { return [] }
    let last = min(count, valuation + coefficients.count)
    return last > 0 ? (0..<last).map { self[$0] } : []
  }

  /// Cut to O(t^limit) if it reaches that far.
  func truncated(_ limit: Int) -> Self {
    let end = valuation + coefficients.count
    if let order, order <= limit { return self }
    return order == nil && end <= limit
      ? self : Self(coefficients, valuation: valuation, order: limit)
  }

  private static func smaller(_ a: Int?, _ b: Int?) -> Int? {
    guard let a, let b else { return a ?? b }
    return min(a, b)
  }

  static prefix func - (a: Self) -> Self {
    Self(a.coefficients.map { -$0 }, valuation: a.valuation, order: a.order)
  }

  static func + (a: Self, b: Self) -> Self {
    if a.isExactZero { return b }
    if b.isExactZero { return a }
    let start = min(a.valuation, b.valuation)
    let end = max(a.valuation + a.coefficients.count, b.valuation + b.coefficients.count)
    let sums = (start..<max(start, end)).map { S.cancelling(a[$0], b[$0]) }
    return Self(sums, valuation: start, order: smaller(a.order, b.order))
  }

  static func - (a: Self, b: Self) -> Self { a + -b }

  /// The product, cut to O(t^limit).
  func multiplied(by other: Self, limit: Int) -> Self {
    if isExactZero || other.isExactZero { return Self([], order: nil) }
    let start = valuation + other.valuation
    let known = Self.smaller(
      order.map { $0 + other.valuation }, other.order.map { $0 + valuation })
    let full = coefficients.count + other.coefficients.count - 1
    let cut = full > limit - start
    let order = cut ? min(known ?? limit, limit) : known
    let count = max(0, min(full, (order ?? (start + full)) - start))
    let products = Dense.multiply(coefficients, other.coefficients, count)
    return Self(products, valuation: start, order: order)
  }

  /// The quotient, cut to O(t^limit); the divisor's first coefficient is not zero.
  func divided(by other: Self, limit: Int) -> Self {
    let start = valuation - other.valuation
    if isExactZero { return self }
    if other.coefficients.count == 1, other.order == nil {
      let quotients = coefficients.map { $0 / other.coefficients[0] }
      return Self(quotients, valuation: start, order: order.map { $0 - other.valuation })
        .truncated(limit)
    }
    let known = Self.smaller(
      order.map { $0 - other.valuation }, other.order.map { $0 - other.valuation + start })
    let end = min(known ?? limit, limit)
    let quotients = Dense.divide(coefficients, other.coefficients, max(0, end - start))
    return Self(quotients, valuation: start, order: end)
  }

  /// Without the terms t⁰ … t^(count − 1), divided by t^count; for series without negative powers.
  func withoutFirst(_ count: Int) -> Self {
    let kept = dense(valuation + coefficients.count).dropFirst(count)
    return Self(Array(kept), order: order.map { max(0, $0 - count) })
  }

  /// Multiplied by t^shift.
  func shifted(_ shift: Int) -> Self {
    Self(coefficients, valuation: valuation + shift, order: order.map { $0 + shift })
  }
}
