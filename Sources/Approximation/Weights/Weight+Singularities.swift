import RealModule

extension Weight {
  /// The points inside an interval near which the weight is unbounded, ascending.
  ///
  /// There the interval is cut, so that either side is integrated by a substitution of its own.
  func singularities(inside interval: Interval) -> [Double] {
    let near = function.breakpoints(inside: interval).map(abs).filter(\.isFinite).max() ?? 0
    let far = max(64, 2 * near)
    let (lower, upper) = (
      interval.lower.isFinite ? interval.lower : min(-far, interval.upper - far),
      interval.upper.isFinite ? interval.upper : max(far, interval.lower + far)
    )
    guard lower < upper else { return [] }
    return function.unboundedPoints(on: Interval(unchecked: lower, upper))
      .map { x in
        // The expression knows its own kinks to the bit.
        function.breakpoints.first { abs($0 - x) <= 1e-9 * max(abs(x), upper - lower) } ?? x
      }
      .filter { x in
        x - interval.lower > 1e-9 * (upper - lower) && interval.upper - x > 1e-9 * (upper - lower)
      }
  }
}
