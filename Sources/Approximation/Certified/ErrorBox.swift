import Exact

/// f − p on a part of a panel, expanded about its middle: what branch and bound looks at.
///
/// Expanded there, |c₀| + Σ |cₖ| is hardly more than the largest value, however much the terms about
/// the middle of the whole panel cancel.
struct ErrorBox {
  /// The middle of the box and half its length, in the variable of the panel.
  let center: Double
  let half: Double
  /// The polynomial in t ∈ [−1, 1] across the box.
  let coefficients: [Ball]
  /// Bounds of the rest and of its first two derivatives with respect to t.
  let rests: [Ball]
  private let precision: Int

  /// A whole panel.
  init(_ model: TaylorModel) {
    let slope = model.derivative
    self.init(0, 1, model.coefficients, [model.rest, slope.rest, slope.derivative.rest])
  }

  private init(_ center: Double, _ half: Double, _ coefficients: [Ball], _ rests: [Ball]) {
    self.center = center
    self.half = half
    self.coefficients = coefficients
    self.rests = rests
    precision = rests[0].precision
  }

  /// The two halves.
  ///
  /// - Complexity: O(degree²).
  var halves: [ErrorBox] {
    let finer = coefficients.enumerated().map { $1.scaled(byPowerOfTwo: -$0) }
    let rests = rests.enumerated().map { $1.scaled(byPowerOfTwo: -$0) }
    let series = BallSeries(finer, count: finer.count, precision: precision)
    return [-1, 1].map { side in
      ErrorBox(
        center + Double(side) * half / 2, half / 2,
        series.shifted(by: Ball(side, precision: precision)).coefficients, rests)
    }
  }

  /// The values of the derivative of an order 0, 1 or 2 with respect to t, over a ball of t.
  func derivative(_ order: Int, over t: Ball) -> Ball {
    var sum = Ball(0, precision: precision)
    for k in stride(from: coefficients.count - 1, through: order, by: -1) {
      sum = sum * t + factor(k, order) * coefficients[k]
    }
    return Ball(sum, within: rests[order])
  }

  /// The values of a derivative over the whole box: c ± Σ |further terms|.
  func range(_ order: Int) -> Ball {
    guard coefficients.count > order else {
      return Ball(Ball(0, precision: precision), within: rests[order])
    }
    var reach = rests[order]
    for k in stride(from: order + 1, to: coefficients.count, by: 1) {
      reach = reach + factor(k, order) * coefficients[k].largestMagnitude
    }
    return Ball(factor(order, order) * coefficients[order], within: reach)
  }

  /// How wide enclosures of a derivative are at least.
  func uncertainty(_ order: Int) -> Double {
    var sum = rests[order].upperBound
    for k in stride(from: order, to: coefficients.count, by: 1) {
      sum += factor(k, order).doubleValue * coefficients[k].radius
    }
    return sum
  }

  private func factor(_ k: Int, _ order: Int) -> Ball {
    Ball(order == 0 ? 1 : order == 1 ? k : k * (k - 1), precision: precision)
  }
}
