/// The map from data values to lengths along one axis.
struct AxisMap: Hashable, Sendable {
  /// Proportional or by decimal logarithm.
  var scale: Axis.Scale
  /// The value at `start`.
  var from: Double
  /// The value at `end`; smaller than `from` on a reversed axis.
  var to: Double
  /// Where `from` stands, in points.
  var start: Double
  /// Where `to` stands, in points.
  var end: Double

  /// The window in ascending order.
  var window: ClosedRange<Double> { min(from, to)...max(from, to) }
  /// Length of the axis in points.
  var length: Double { (end - start).magnitude }

  /// How far along the axis a value is: 0 at `from`, 1 at `to`; ∓∞ for values ≤ 0 on a logarithmic
  /// axis.
  func fraction(of value: Double) -> Double {
    switch scale {
    case .linear:
      let span = to - from
      // Halving keeps windows wider than the largest double finite.
      return span.isFinite
        ? (value - from) / span
        : (value / 2 - from / 2) / (to / 2 - from / 2)
    case .logarithmic:
      let low = Decade.logarithm(from)
      return (Decade.logarithm(value) - low) / (Decade.logarithm(to) - low)
    }
  }

  /// Where a value stands in points, kept within a range that later arithmetic survives.
  func position(of value: Double) -> Double {
    let limit = 1e6
    return start + min(max(fraction(of: value), -limit), limit) * (end - start)
  }

  /// The value that stands at a place.
  func value(at position: Double) -> Double {
    let t = (position - start) / (end - start)
    switch scale {
    case .linear:
      return from * (1 - t) + to * t
    case .logarithmic:
      let low = Decade.logarithm(from)
      return Decade.power(low + t * (Decade.logarithm(to) - low))
    }
  }
}
