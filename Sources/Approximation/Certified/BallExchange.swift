import Exact
import Formula

/// Remez's second algorithm with many bits, for best errors far below 1e-16.
///
/// The points of the reference are exact dyadic numbers and the values on it balls, of which the
/// middles go on; nothing is proved here. What comes out is a polynomial whose error is then enclosed.
/// An even or odd function is solved in y = u², where its reference does not degenerate.
/// Source: Pachón and Trefethen, *Barycentric–Remez algorithms for best polynomial approximation in
/// the chebfun system*, BIT 49 (2009).
struct BallExchange {
  private let target: ExchangeTarget
  /// The degree in the variable of the exchange.
  private let reducedDegree: Int

  private(set) var reference: [Ball] = []
  private(set) var level: Ball
  private(set) var largest: Ball
  private(set) var rounds = 0
  private var weights: [Ball] = []
  private var values: [Ball] = []
  /// The largest |f| on a reference.
  private var size: Ball

  /// Points looked at between two neighbours of the reference.
  private static let samples = 8
  private static let roundLimit = 40

  /// Levels the error.
  ///
  /// - Parameters:
  ///   - target: f and the weight of its error.
  ///   - degree: the degree in u.
  ///   - start: points u that are near the reference; others than `degree` + 2 are replaced by the
  ///     extrema of a Chebyshev polynomial.
  /// - Returns: nil where values cannot be had or the error does not alternate.
  /// - Complexity: O(rounds · degree · (degree + size)) operations on balls.
  init?(of target: ExchangeTarget, degree: Int, start: [Double]) {
    self.target = target
    reducedDegree = target.reduced(degree)
    let precision = target.precision
    let zero = Ball(0, precision: precision)
    (level, largest, size) = (zero, zero, zero)
    reference = target.firstReference(count: reducedDegree + 2, near: start)
    let bits = min(precision / 4, 128)
    let goal = Ball(1, precision: precision).scaled(byPowerOfTwo: -bits)
    var (step, isNear, lastGap) = (8, false, ball(1))
    for round in 1...Self.roundLimit {
      rounds = round
      guard settle() else { return nil }
      // A polynomial, to all bits there are.
      if level.magnitude.isAtMost(size.scaled(byPowerOfTwo: 48 - precision)) { return }
      guard var points = exchange(step: step, onGrid: !isNear) else { return nil }
      var gap = ((largest - level.magnitude) / largest).middle
      if isNear, gap.isAtMost(goal) || gap.doubleValue > 1e-2 {
        // Near the end only tops are followed; whether no other has grown is seen on a grid.
        guard let all = exchange(step: step, onGrid: true) else { return nil }
        (points, gap) = (all, ((largest - level.magnitude) / largest).middle)
      }
      // Parabolas through points 2^−step apart find tops to 2^(−4·step) of their height: with coarse
      // ones a good start looks like the end.
      if gap.isAtMost(goal), 4 * step >= bits { return }
      // Beside a kink a top is found to the width of the finest step and no better.
      if isNear, step == precision / 6, lastGap.isAtMost(gap + gap) { return }
      lastGap = gap
      isNear = gap.doubleValue < 1e-3
      if isNear { step = min(2 * step, precision / 6) }
      reference = points
    }
    guard settle() else { return nil }
  }

  /// The symmetry that halves the problem.
  var parity: Parity? { target.parity }

  private var precision: Int { target.precision }
  private var lower: Ball { target.lower }

  private func ball(_ value: Int) -> Ball { Ball(value, precision: precision) }

  /// Levels the error on the reference.
  private mutating func settle() -> Bool {
    weights = reference.indices.map { i in
      var product = ball(1)
      for j in reference.indices where j != i { product = product * (reference[i] - reference[j]) }
      return (ball(1) / product).middle
    }
    let targets = reference.map { target($0) }
    guard targets.allSatisfy({ $0.weight.isFinite && !$0.weight.containsZero }) else {
      return false
    }
    var (above, below) = (ball(0), ball(0))
    for (i, (value, weight)) in targets.enumerated() {
      size = .maximum(size, value.magnitude.middle)
      above = above + weights[i] * value / weight
      let term = weights[i] / weight
      below = i.isMultiple(of: 2) ? below + term : below - term
    }
    level = (above / below).middle
    values = targets.enumerated().map { i, target in
      let error = i.isMultiple(of: 2) ? level : -level
      return ((target.value - error) / target.weight).middle
    }
    return level.isFinite && size.isFinite && values.allSatisfy(\.isFinite)
  }

  /// The polynomial in the variable of the exchange.
  private func reduced(_ y: Ball) -> Ball {
    var (above, below) = (ball(0), ball(0))
    for (i, node) in reference.enumerated() {
      let gap = y - node
      if gap.isExactZero { return values[i] }
      let term = weights[i] / gap
      above = above + term * values[i]
      below = below + term
    }
    return (above / below).middle
  }

  /// The polynomial at an exact point u.
  func polynomial(_ u: Ball) -> Ball {
    switch parity {
    case nil: reduced(u)
    case .even: reduced((u * u).middle)
    case .odd: reducedDegree < 0 ? ball(0) : u * reduced((u * u).middle)
    }
  }

  private func error(_ y: Ball) -> Ball {
    let (value, weight) = target(y)
    return (value - reduced(y) * weight).middle
  }

  /// The reference as points u, both signs.
  var points: [Ball] {
    guard parity != nil else { return reference }
    let right = reference.map { $0.squareRoot.middle }
    return right.filter { !$0.containsZero }.map { -$0 }.reversed() + right
  }

  /// Extrema of alternating sign, and the largest error met.
  private mutating func exchange(step: Int, onGrid: Bool) -> [Ball]? {
    var runs: [(point: Ball, value: Ball)] = []
    if onGrid {
      let grid = grid
      let errors = grid.map { error($0) }
      guard errors.allSatisfy(\.isFinite) else { return nil }
      for (point, value) in zip(grid, errors) {
        guard let last = runs.last, last.value.isNegative == value.isNegative else {
          runs.append((point, value))
          continue
        }
        if last.value.magnitude.isLess(than: value.magnitude) {
          runs[runs.count - 1] = (point, value)
        }
      }
    } else {
      runs = reference.enumerated().map { ($1, $0.isMultiple(of: 2) ? level : -level) }
    }
    let spacing = zip(runs, runs.dropFirst()).map { $1.point - $0.point }
    for i in runs.indices {
      let near = [i > 0 ? spacing[i - 1] : nil, i < spacing.count ? spacing[i] : nil].compactMap {
        $0
      }
      guard let gap = near.min(by: { $0.isLess(than: $1) }) else { continue }
      runs[i] = top(runs[i], (gap.scaled(byPowerOfTwo: -3)).middle, step)
    }
    largest = runs.reduce(ball(0)) { .maximum($0, $1.value.magnitude) }
    while runs.count > reference.count {
      let (first, last) = (runs[0].value.magnitude, runs[runs.count - 1].value.magnitude)
      if first.isLess(than: last) { runs.removeFirst() } else { runs.removeLast() }
    }
    return runs.count == reference.count ? runs.map(\.point) : nil
  }

  /// The reference and points between, over all of the interval.
  private var grid: [Ball] {
    var ends = reference
    if lower.isLess(than: reference[0]) { ends.insert(lower, at: 0) }
    if reference[reference.count - 1].isLess(than: ball(1)) { ends.append(ball(1)) }
    var grid: [Ball] = []
    for (a, b) in zip(ends, ends.dropFirst()) {
      for k in 0..<Self.samples {
        grid.append((a + (b - a) * ball(k) / ball(Self.samples)).middle)
      }
    }
    grid.append(ends[ends.count - 1])
    // At y = 0 an odd function has no error, and no sign.
    if parity == .odd, grid[0].containsZero { grid.removeFirst() }
    return grid
  }

  /// A local maximum by parabolas, first through points far apart and then by ever closer ones.
  private func top(
    _ start: (point: Ball, value: Ball), _ width: Ball, _ step: Int
  ) -> (point: Ball, value: Ball) {
    var best = start
    for bits in [0, min(6, step), step] {
      let h = width.scaled(byPowerOfTwo: -bits)
      let (a, b) = ((best.point - h).middle, (best.point + h).middle)
      guard lower.isAtMost(a), b.isAtMost(ball(1)), parity != .odd || a.isPositive else { continue }
      let sign = ball(best.value.isNegative ? -1 : 1)
      let (down, up) = (sign * error(a), sign * error(b))
      let middle = sign * best.value
      let bend = up + down - middle - middle
      guard down.isFinite, up.isFinite, bend.isNegative else {
        // The larger neighbour, where there is no top between.
        let other = down.isLess(than: up) ? (b, up) : (a, down)
        if middle.isLess(than: other.1) { best = (other.0, sign * other.1) }
        continue
      }
      let shift = (h / ball(-2) * ((up - down) / bend)).middle
      guard shift.magnitude.isAtMost(width + width) else { continue }
      let point = (best.point + shift).middle
      guard lower.isAtMost(point), point.isAtMost(ball(1)), parity != .odd || point.isPositive
      else { continue }
      let value = error(point)
      if middle.isLess(than: sign * value) { best = (point, value) }
    }
    return best
  }
}
