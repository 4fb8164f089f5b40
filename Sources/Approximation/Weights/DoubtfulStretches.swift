import Exact
import Formula
import RealModule

/// Where doubles lose digits of a weight, as 1 + tanh(3x) does on the left, though they hold its
/// size.
///
/// Values in doubles are compared with balls at points spread over the interval; a stretch between
/// two of them is doubtful where either is off by more than its argument's rounding explains.
struct DoubtfulStretches: Sendable {
  /// Ascending sample points.
  private let points: [Double]
  /// Whether the stretch that begins at a point, or lies before the first one, is doubtful.
  private let isDoubtful: [Bool]

  /// What rounding may do to a value, in ulps for each unit of its logarithm.
  private static let allowed = 64.0

  init(_ expression: Expression, _ function: RealFunction, on interval: Interval) {
    let shape = WeightShape(weight: Weight(function), interval: interval)
    var points: [Double] = []
    for s in stride(from: -24.0, through: 24, by: 0.375) {
      let x = shape.point(s)
      if x.isFinite, points.last.map({ $0 < x }) ?? true, interval.contains(x) { points.append(x) }
    }
    let bad = points.map { x -> Bool in
      let value = function(x)
      guard value > 1e-280, value < 1e280 else { return false }
      let ball = expression.ball(at: Ball(x, precision: 256))
      guard ball.isFinite else { return false }
      let scale = Self.allowed * .ulpOfOne * max(1, abs(.log(value)))
      return abs(value - ball.doubleValue) > scale * value
    }
    self.points = bad.contains(true) ? points : []
    let beside = zip(bad, bad.dropFirst()).map { $0 || $1 }
    isDoubtful = [bad.first ?? false] + beside + [bad.last ?? false]
  }

  /// Whether a value at a point is to be taken from balls.
  ///
  /// - Complexity: O(log n).
  func contains(_ x: Double) -> Bool {
    guard !points.isEmpty else { return false }
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      if points[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return isDoubtful[low]
  }
}
