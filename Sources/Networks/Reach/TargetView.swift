import Approximation
import Exact
import Formula

/// A target as the tests for obstructions see it.
struct TargetView {
  let target: Expression
  let interval: Interval
  /// Taylor coefficients at 0 where 0 lies inside and the target is analytic there; exact or
  /// rounded.
  let series: [Double]
  let exact: [Rational]?

  init(_ target: Expression, _ interval: Interval) {
    self.target = target
    self.interval = interval
    let inside = interval.lower < 0 && 0 < interval.upper
    series = inside ? (try? target.series(at: 0, order: 12).coefficients) ?? [] : []
    let rationals = inside ? (try? target.exactSeries(at: 0, order: 12)) ?? nil : nil
    exact = rationals.map { list in list + Array(repeating: 0, count: max(0, 13 - list.count)) }
  }

  /// The coefficient of xᵏ as text: exact where known.
  func coefficient(_ power: Int) -> String {
    exact?[power].description ?? shortText(series[power])
  }

  /// Whether the coefficient of xᵏ differs from a value beyond rounding.
  func differs(_ power: Int, from value: Double) -> Bool {
    if let exact, let value = Rational(exactly: value) { return exact[power] != value }
    return abs(series[power] - value) > 1e-12 * max(1, abs(value))
  }

  /// Points spread evenly over the interval, ends left out.
  func points(_ count: Int) -> [Double] {
    (1...count).map { interval.lower + interval.length * Double($0) / Double(count + 1) }
  }

  /// Points spread evenly, the ends and both sides of every break, ascending, where f is finite.
  func samples(_ count: Int) -> [(x: Double, y: Double)] {
    let (lower, upper) = (interval.lower, interval.upper)
    let breaks = target.breakpoints(in: lower...upper).flatMap { [$0.nextDown, $0, $0.nextUp] }
    let all = points(count) + [lower, upper] + breaks.filter { lower < $0 && $0 < upper }
    return all.sorted().map { (x: $0, y: target($0)) }.filter { $0.y.isFinite }
  }

  /// The largest |f| at sampled points: what "equal" is measured by.
  var size: Double { points(101).map { abs(target($0)) }.filter(\.isFinite).max() ?? 1 }
}

/// A number to six digits, without trailing zeros.
func shortText(_ value: Double) -> String {
  guard value.isFinite else { return value.description }
  guard value != 0 else { return "0" }
  let text = Ball(value).midpointString(digits: 6)
  guard text.contains("."), !text.contains("e") else { return text }
  let trimmed = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
  return String(trimmed.reversed())
}
