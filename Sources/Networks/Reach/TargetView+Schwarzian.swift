import Approximation
import Exact
import Formula

extension TargetView {
  /// The barrier of chains of width one whose layers have Schwarzian S ≤ 0.
  ///
  /// S(f∘g) = (Sf∘g)g′² + Sg (Singer 1978) gives SF ≤ 0 wherever F′ ≠ 0, for every depth; squaring
  /// with a skip is squaring without one, up to affine maps. SF ≤ 0 means that |F′|^(−1/2) is convex.
  /// Where f is strictly monotone on an interval around the point, a chain close to f has no fold
  /// well inside it, since a fold repeats values on both its sides, and convexity passes to limits.
  func schwarzian(_ family: ChainFamily, _ traits: ActivationTraits) -> [Obstruction] {
    let applies =
      family.activation == .square || (!family.isResidual && traits.hasNonpositiveSchwarzian)
    guard applies, let witness = positiveSchwarzian() else { return [] }
    let piece = monotonePiece(around: witness.point)
    var found = [
      Obstruction(
        .schwarzian,
        "Every chain of this form has Schwarzian derivative F‴/F′ − (3/2)(F″/F′)² ≤ 0 wherever "
          + "F′ ≠ 0, at every depth; where f is strictly monotone and its Schwarzian positive, no "
          + "depth comes arbitrarily close. (A computed finding with a proof sketch.)",
        "the Schwarzian of f at \(shortText(witness.point)) is \(shortText(witness.value))"
          + (witness.isCertified ? ", certified positive" : "")
          + "; f is strictly monotone from \(shortText(piece.lowerBound)) to "
          + shortText(piece.upperBound),
        at: witness.point)
    ]
    let error = moebiusError()
    if error.isFinite {
      found.append(
        Obstruction(
          .moebius,
          "Infinitely many small layers follow a Riccati flow: their limits are the Möbius maps, "
            + "whose Schwarzian is 0, the border of what can be reached.",
          "the best Möbius map or line on the interval has a root mean square error of "
            + shortText(error), forbids: .equality))
    }
    return found
  }

  /// A point where the Schwarzian is largest in relation to the interval, if positive.
  private func positiveSchwarzian() -> (point: Double, value: Double, isCertified: Bool)? {
    let candidates = points(255).compactMap { x -> (point: Double, value: Double)? in
      guard let value = schwarzian(at: x), value.isFinite else { return nil }
      return (x, value)
    }
    // Rounding noise of a Möbius map stays far below one over the squared length.
    let least = 1e-7 / (interval.length * interval.length)
    let positive = candidates.filter { $0.value > least }
    guard !positive.isEmpty else { return nil }
    // The middle of the positive stretch speaks for it better than an end next to a pole.
    let best = positive[positive.count / 2]
    return (best.point, best.value, isCertified(at: best.point))
  }

  private func schwarzian(at x: Double) -> Double? {
    guard let c = try? target.series(at: x, order: 3).coefficients, c.count == 4, c[1] != 0
    else { return nil }
    let bend = c[2] / c[1]
    let value = 6 * (c[3] / c[1] - bend * bend)
    // Near a critical point the two terms are large and cancel.
    return abs(value) > 1e-9 * (abs(c[3] / c[1]) + bend * bend) ? value : 0
  }

  private func isCertified(at x: Double) -> Bool {
    guard let c = try? target.ballSeries(at: Ball(x), order: 3), c.count == 4 else { return false }
    return (c[3] * c[1] - c[2] * c[2]).isPositive && !c[1].containsZero
  }

  private func monotonePiece(around x: Double) -> ClosedRange<Double> {
    let slope = target.derivative
    let direction = slope?(x) ?? 0
    let same = { (y: Double) in (slope?(y) ?? 0) * direction > 0 }
    let grid = points(400)
    let left = grid.last { $0 < x && !same($0) } ?? interval.lower
    let right = grid.first { $0 > x && !same($0) } ?? interval.upper
    return left...right
  }

  /// The root mean square error of the best map t ↦ a·t/(1 − θt) + c, |θ| < 1, t the interval's
  /// coordinate from −1 to 1.
  private func moebiusError() -> Double {
    let target = self.target
    let breaks = target.breakpoints(in: interval.lower...interval.upper)
    let grid = FitGrid(RealFunction(breakpoints: breaks) { target($0) }, on: interval, perPanel: 96)
    let descent = LevenbergMarquardt(model: MoebiusModel(interval: interval), grid: grid)
    let errors = [0.01, -2, 2].map { descent.descend(from: [$0]).rms }
    return errors.min() ?? .infinity
  }
}

/// Möbius maps without a pole on the interval, with θ = p/√(1 + p²).
private struct MoebiusModel: FitModel {
  let interval: Interval
  var hasHead: Bool { true }

  func features(_ parameters: [Double], at points: [Double]) -> Features<[Double]> {
    let theta = parameters[0] / (1 + parameters[0] * parameters[0]).squareRoot()
    let values = points.map { coordinate($0) / (1 - theta * coordinate($0)) }
    return Features(
      values: [values], noise: [values.map { 4 * .ulpOfOne * abs($0) }], trace: values)
  }

  func gradients(
    _ parameters: [Double], head: [Double], scales: [Double], at points: [Double],
    _ trace: [Double]
  ) -> [[Double]] {
    let root = (1 + parameters[0] * parameters[0]).squareRoot()
    return [
      zip(scales, trace).map { scale, value in
        scale * head[0] * value * value / (root * root * root)
      }
    ]
  }

  func start(_ index: Int, reach: Double, _ source: inout SplitMix) -> [Double] { [0.01] }

  private func coordinate(_ x: Double) -> Double { (x - interval.midpoint) / (interval.length / 2) }
}
