import Exact
import RealModule

/// The last rounds of an exchange in balls, for an error that doubles know to few digits only.
///
/// The reference of doubles is kept as such; the values on it, the levelled error and the extrema
/// are taken with more bits. Every round moves the points to the tops of parabolas, which squares
/// their distance from the extrema.
struct PreciseExchange {
  private(set) var reference: [Double]
  /// The levelled error h and the values of the polynomial on the reference.
  private(set) var level: Ball
  /// The largest error on the reference and about it, and where.
  private(set) var largest: Ball
  private(set) var place: Double
  private let problem: ExchangeProblem
  private let target: @Sendable (Ball) -> Ball
  private let weight: @Sendable (Ball) -> Ball
  private var values: [Ball] = []
  private var weights: [Ball] = []
  private let precision: Int

  /// Refines the solution of a problem.
  ///
  /// - Returns: nil where the functions have no balls, or none narrow enough.
  /// - Complexity: O(n²) operations on balls and O(n) evaluations for each of a few rounds.
  init?(_ problem: ExchangeProblem, _ solution: ExchangeSolution, precision: Int) {
    guard let target = problem.ballTarget, let weight = problem.ballWeight else { return nil }
    self.problem = problem
    self.target = target
    self.weight = weight
    self.precision = precision
    reference = solution.reference
    level = Ball(0, precision: precision)
    largest = level
    place = reference[0]
    for _ in 0..<8 {
      guard settle(), let tops = tops() else { return nil }
      if tops.isLevel { return }
      reference = tops.points
    }
    guard settle(), tops() != nil else { return nil }
  }

  /// |h| as a double.
  var levelled: Double { abs(level.doubleValue) }

  /// Whether the largest error and the levelled one agree to this share.
  func isLevel(to tolerance: Double) -> Bool {
    let gap = (largest - level.magnitude).doubleValue
    return gap <= tolerance * largest.doubleValue
  }

  /// Levels the error on the reference.
  private mutating func settle() -> Bool {
    let x = reference.map { Ball($0, precision: precision) }
    let one = Ball(1, precision: precision)
    weights = x.indices.map { i in
      var product = one
      for j in x.indices where j != i { product = product * (x[i] - x[j]) }
      return one / product
    }
    let g = x.map(target)
    let u = x.map(weight)
    var above = Ball(0, precision: precision)
    var below = above
    for i in x.indices {
      above = above + weights[i] * g[i]
      let term = weights[i] / u[i]
      below = i % 2 == 0 ? below + term : below - term
    }
    level = (above / below).middle
    values = x.indices.map { i in
      let step = level / u[i]
      return (i % 2 == 0 ? g[i] - step : g[i] + step).middle
    }
    return level.isFinite && values.allSatisfy(\.isFinite)
  }

  /// The polynomial of the reduced problem.
  func polynomial(_ x: Ball) -> Ball {
    // A ball about a node would divide by 0; the form itself is stable close to nodes.
    let x = x.middle
    var above = Ball(0, precision: precision)
    var below = above
    for (i, node) in reference.enumerated() {
      let gap = x - Ball(node, precision: precision)
      if gap.isExact, gap.doubleValue == 0 { return values[i] }
      let term = weights[i] / gap
      above = above + term * values[i]
      below = below + term
    }
    return above / below
  }

  private func error(_ x: Double) -> Ball {
    let x = Ball(x, precision: precision)
    return ((target(x) - polynomial(x)) * weight(x)).middle
  }

  /// The tops of parabolas through the error about each point of the reference.
  private mutating func tops() -> (points: [Double], isLevel: Bool)? {
    var points = reference
    var most = level.magnitude
    var at = reference[0]
    let (low, high) = (problem.interval.lower, problem.interval.upper)
    for (i, x) in reference.enumerated() {
      let left = x - (i > 0 ? reference[i - 1] : low)
      let right = (i + 1 < reference.count ? reference[i + 1] : high) - x
      let gap = min(left > 0 ? left : right, right > 0 ? right : left)
      // Alternating signs: heights are measured along the sign of this point.
      let sign = Ball(
        (level.isNegative) == (i % 2 == 0) ? -1 : 1, precision: precision)
      let middle = level.magnitude
      let h = gap * 0x1p-10
      let (a, b) = (max(low, x - h), min(high, x + h))
      let (down, up) = (a < x ? sign * error(a) : nil, b > x ? sign * error(b) : nil)
      guard down?.isFinite != false, up?.isFinite != false else { return nil }
      func isHigher(_ value: Ball?) -> Bool { value.map { ($0 - middle).isPositive } ?? false }
      // At an end, or on a kink, the point may be the top itself.
      var candidates = [(a, down), (b, up)].filter { isHigher($0.1) }
      if let down, let up, a == x - h, b == x + h {
        let bend = (up + down - middle - middle).doubleValue
        if bend < 0 {
          let shift = -h / 2 * ((up - down).doubleValue / bend)
          let top = min(high, max(low, x + max(-0.4 * left, min(0.4 * right, shift))))
          if top != x { candidates.append((top, sign * error(top))) }
        }
      }
      for (point, value) in candidates {
        guard let value, (value - most).isPositive || (value - middle).isPositive else { continue }
        if (value - most).isPositive { (most, at) = (value, point) }
      }
      let best = candidates.filter { isHigher($0.1) }.max { first, second in
        ((second.1 ?? middle) - (first.1 ?? middle)).isPositive
      }
      points[i] = best?.0 ?? x
    }
    for (x, y) in zip(points, points.dropFirst()) where y <= x { return nil }
    largest = most
    place = at
    let gap = (most - level.magnitude).doubleValue
    return (points, gap <= 1e-14 * most.doubleValue)
  }
}
