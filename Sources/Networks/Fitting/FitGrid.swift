import Approximation

/// The points and weights on which a network is fitted: √w-scaled Gauss–Legendre panels, split
/// where the target has kinks.
struct FitGrid: Sendable {
  let points: [Double]
  /// √(weight/length), so that sums of squares are mean squares.
  let scales: [Double]
  /// Target values, scaled.
  let target: [Double]
  /// The root mean square of the target.
  let size: Double

  /// - Parameter weight: what the squares are multiplied by; smooth between the breakpoints of
  ///   both functions.
  /// - Precondition: a finite interval.
  init(
    _ function: RealFunction, weight: RealFunction? = nil, on interval: Interval, perPanel: Int
  ) {
    precondition(interval.isFinite, "fits need a finite interval")
    let rule = OrthogonalFamily.legendre.gaussRule(count: perPanel)
    let split = RealFunction(
      breakpoints: function.breakpoints + (weight?.breakpoints ?? []),
      features: function.features + (weight?.features ?? []), function.evaluate)
    let ends = [interval.lower] + split.divisions(inside: interval) + [interval.upper]
    var (points, masses) = ([Double](), [Double]())
    for (start, end) in zip(ends, ends.dropFirst()) where start < end {
      let half = (end - start) / 2
      for (node, mass) in zip(rule.nodes, rule.weights) {
        let point = start + half * (node + 1)
        points.append(point)
        masses.append(mass * half * (weight.map { $0(point) } ?? 1))
      }
    }
    let mass = weight == nil ? interval.length : masses.reduce(0, +)
    self.points = points
    scales = masses.map { ($0 / mass).squareRoot() }
    target = zip(scales, points).map { $0 * function($1) }
    size = dot(target, target).squareRoot()
  }

  /// Given points with their values and weights.
  init(points: [Double], values: [Double], weights: [Double]) {
    let mass = weights.reduce(0, +)
    self.points = points
    scales = weights.map { ($0 / mass).squareRoot() }
    target = zip(scales, values).map { $0 * $1 }
    size = dot(target, target).squareRoot()
  }

  /// The root mean square error of a network on these points, and its largest error.
  func error(
    of network: some FittedFunction
  ) -> (rms: Double, sup: Extremum) {
    var (sum, sup) = (0.0, Extremum(x: points.first ?? 0, value: 0))
    for index in points.indices where scales[index] > 0 {
      let difference = target[index] - scales[index] * network(points[index])
      sum += difference * difference
      let value = difference / scales[index]
      if !(value.magnitude <= sup.size) { sup = Extremum(x: points[index], value: value) }
    }
    return (sum.squareRoot(), sup)
  }

  /// The root mean square of target − best polynomial of the given degree, on these points.
  ///
  /// Legendre polynomials are carried as columns and orthogonalised by their own recurrence; on the
  /// points themselves no polynomial of this degree is closer.
  func bestPolynomial(degree: Int, on interval: Interval) -> Double {
    var residual = target
    let middle = interval.midpoint
    let half = interval.length / 2
    var before = scales.map { _ in 0.0 }
    var column = scales
    for power in 0...max(degree, 0) {
      let size = dot(column, column).squareRoot()
      guard size > 0 else { break }
      for row in column.indices { column[row] /= size }
      // Twice, because the residual may be smaller than the rounding of the first pass.
      for _ in 0..<2 {
        let share = dot(column, residual)
        add(-share, column, to: &residual)
      }
      guard power < degree else { break }
      var next = column.indices.map { column[$0] * (points[$0] - middle) / half }
      for direction in [column, before] {
        let share = dot(direction, next)
        add(-share, direction, to: &next)
      }
      (before, column) = (column, next)
    }
    return dot(residual, residual).squareRoot()
  }
}
