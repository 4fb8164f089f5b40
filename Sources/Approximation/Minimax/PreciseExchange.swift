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
  let precision: Int

  /// Refines a reference of a problem.
  ///
  /// - Returns: nil where the functions have no balls, or none narrow enough.
  /// - Complexity: O(n²) operations on balls and O(n) evaluations for each of a few rounds.
  init?(_ problem: ExchangeProblem, from start: [Double], precision: Int) {
    guard let target = problem.ballTarget, let weight = problem.ballWeight else { return nil }
    self.problem = problem
    self.target = target
    self.weight = weight
    self.precision = precision
    reference = start
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

  /// The tops of the error about each point of the reference.
  private mutating func tops() -> (points: [Double], isLevel: Bool)? {
    var points = reference
    let floor = level.magnitude
    var most = floor
    var at = reference[0]
    for i in reference.indices {
      // Alternating signs: heights are measured along the sign of this point.
      let sign = Ball(level.isNegative == (i % 2 == 0) ? -1 : 1, precision: precision)
      guard let top = top(about: i, sign) else { return nil }
      if (top.height - floor).isPositive { points[i] = top.x }
      if (top.height - most).isPositive { (most, at) = (top.height, top.x) }
    }
    for (x, y) in zip(points, points.dropFirst()) where y <= x { return nil }
    largest = most
    place = at
    let gap = (most - floor).doubleValue
    return (points, gap <= 1e-14 * most.doubleValue)
  }

  /// The highest of a point of the reference, points beside it, breaks between them, and the top of
  /// the parabola through three of them.
  ///
  /// At an end of the interval all three lie on its one side, so that a top close to the end is
  /// found as well as one at it.
  private func top(about i: Int, _ sign: Ball) -> (x: Double, height: Ball)? {
    let x = reference[i]
    let (low, high) = (problem.interval.lower, problem.interval.upper)
    let left = x - (i > 0 ? reference[i - 1] : low)
    let right = (i + 1 < reference.count ? reference[i + 1] : high) - x
    let gap = min(left > 0 ? left : right, right > 0 ? right : left)
    let h = gap * 0x1p-10
    let first = x - h < low ? low : x + h > high ? high - 2 * h : x - h
    var trio = [first, x, x + h > high ? high : x + h]
    if first == x { trio = [x, x + h, x + 2 * h] }
    if trio[2] == x { trio = [x - 2 * h, x - h, x] }
    guard trio[0] < trio[1], trio[1] < trio[2] else { return (x, level.magnitude) }
    let breaks = problem.breaks.filter { trio[0] <= $0 && $0 <= trio[2] }
    var heights: [Ball] = []
    for point in trio { heights.append(point == x ? level.magnitude : sign * error(point)) }
    var best = (x: x, height: level.magnitude)
    func consider(_ point: Double, _ height: Ball) {
      if height.isFinite, (height - best.height).isPositive { best = (point, height) }
    }
    guard heights.allSatisfy(\.isFinite) else { return nil }
    for (point, height) in zip(trio, heights) { consider(point, height) }
    for point in breaks where point >= low && point <= high {
      consider(point, sign * error(point))
    }
    guard breaks.isEmpty else { return best }
    let (a, b) = (trio[1] - trio[0], trio[2] - trio[1])
    let rise = (
      (heights[1] - heights[0]).doubleValue / a, (heights[2] - heights[1]).doubleValue / b
    )
    let bend = (rise.1 - rise.0) / (a + b)
    if bend < 0 {
      let slope = rise.0 + bend * a
      let shift = max(-0.4 * left, min(0.4 * right, trio[1] - slope / (2 * bend) - x))
      let point = min(high, max(low, x + shift))
      if point != x { consider(point, sign * error(point)) }
    }
    return best
  }
}
