import Approximation
import Exact
import Formula

/// Points, weights and target values in ball arithmetic; the weights sum to one.
struct PreciseGrid: Sendable {
  let points: [Ball]
  let weights: [Ball]
  let target: [Ball]

  /// Gauss–Legendre panels between the ends and breakpoints of an interval, ascending.
  ///
  /// Nil where the function cannot be enclosed at some node.
  init?(_ expression: Expression, ends: [Ball], perPanel: Int, precision: Int) {
    let rule = Self.rule(perPanel, precision)
    let length = ends[ends.count - 1] - ends[0]
    let half = Ball(Rational(1, 2), precision: precision)
    var (points, weights, target) = ([Ball](), [Ball](), [Ball]())
    for (start, end) in zip(ends, ends.dropFirst()) {
      let (middle, radius) = ((start + end) * half, (end - start) * half)
      for (node, weight) in rule {
        let point = (middle + radius * node).lowerEnd
        guard let value = try? expression.ballSeries(at: point, order: 0).first, value.isFinite
        else { return nil }
        points.append(point)
        weights.append(weight * radius / length)
        target.append(value)
      }
    }
    (self.points, self.weights, self.target) = (points, weights, target)
  }

  /// Measured values, taken exactly.
  init(_ samples: [FitTarget.Sample], precision: Int) {
    let used = samples.filter { $0.weight > 0 }
    let ball = { (value: Double) in Ball(value, precision: precision) }
    let mass = used.reduce(ball(0)) { $0 + ball($1.weight) }
    points = used.map { ball($0.x) }
    weights = used.map { ball($0.weight) / mass }
    target = used.map { ball($0.y) }
  }

  /// The root of Σ w r².
  func rms(_ residual: [Ball]) -> Ball {
    zip(weights, residual).reduce(Ball(0, precision: points[0].precision)) {
      $0 + $1.0 * $1.1 * $1.1
    }.squareRoot
  }

  /// The root mean square of target − best polynomial of a degree on these points, by orthogonal
  /// polynomials of the points' own inner product.
  func bestPolynomial(degree: Int) -> Ball {
    let precision = points[0].precision
    let zero = Ball(0, precision: precision)
    func product(_ a: [Ball], _ b: [Ball]) -> Ball {
      points.indices.reduce(zero) { $0 + weights[$1] * a[$1] * b[$1] }
    }
    var residual = target
    var before = points.map { _ in zero }
    var column = points.map { _ in Ball(1, precision: precision) }
    for power in 0...max(degree, 0) {
      let size = product(column, column)
      guard size.isPositive else { break }
      let norm = size.squareRoot
      column = column.map { ($0 / norm).lowerEnd }
      let share = product(column, residual)
      for row in residual.indices { residual[row] = (residual[row] - share * column[row]).lowerEnd }
      guard power < min(degree, points.count - 1) else { break }
      var next = points.indices.map { points[$0] * column[$0] }
      for direction in [column, before] {
        let share = product(direction, next)
        for row in next.indices { next[row] = (next[row] - share * direction[row]).lowerEnd }
      }
      (before, column) = (column, next)
    }
    return rms(residual)
  }

  /// Nodes and weights on [−1, 1], from doubles by Newton's iteration on Legendre's recurrence.
  private static func rule(_ count: Int, _ precision: Int) -> [(node: Ball, weight: Ball)] {
    let one = Ball(1, precision: precision)
    return OrthogonalFamily.legendre.gaussRule(count: count).nodes.map { start in
      var node = Ball(start, precision: precision)
      var slope = one
      var bits = 40
      while true {
        let (value, derivative) = legendre(count, node)
        slope = derivative
        // One more step at the end, for the slope at the final node.
        if bits > 2 * precision { break }
        node = (node - value / derivative).lowerEnd
        bits *= 2
      }
      let two = Ball(2, precision: precision)
      return (node, two / ((one - node * node) * slope * slope))
    }
  }

  /// P_n and P_n′.
  private static func legendre(_ n: Int, _ x: Ball) -> (Ball, Ball) {
    let precision = x.precision
    var (before, value) = (Ball(1, precision: precision), x)
    for k in 1..<n {
      let next =
        (Ball(2 * k + 1, precision: precision) * x * value - Ball(k, precision: precision) * before)
        / Ball(k + 1, precision: precision)
      // Enclosures of a recurrence grow far faster than its rounding errors.
      (before, value) = (value, next.lowerEnd)
    }
    let one = Ball(1, precision: precision)
    let slope = Ball(n, precision: precision) * (x * value - before) / (x * x - one)
    return (value, slope)
  }
}
