import Exact
public import Formula

extension RealFunction {
  /// The function of an expression, with its parity and the breakpoints and narrow features it
  /// shows on `interval`.
  ///
  /// Removable 0/0 takes its limit, and its series about it where quotients lose digits.
  public init(_ expression: Expression, on interval: Interval) {
    let compiled = expression.compiled
    let range = interval.lower...interval.upper
    let breakpoints = expression.breakpoints(in: range)
    let features = expression.narrowFeatures(in: range)
    guard expression.hasQuotients else {
      self.init(
        breakpoints: breakpoints, features: features, parity: expression.parity,
        block: { compiled.evaluate($0) },
        { compiled($0) })
      ball = { expression.ball(at: $0) }
      return
    }
    let places = expression.removablePlaces(in: range)
    @Sendable func value(_ x: Double, _ plain: Double) -> Double {
      if let place = places.first(where: { $0.contains(x) }) { return place(x) }
      guard plain.isNaN, x.isFinite else { return plain }
      let limit = expression.ball(at: Ball(x))
      return limit.isFinite ? limit.doubleValue : plain
    }
    self.init(
      breakpoints: breakpoints, features: features, parity: expression.parity,
      block: { points in
        let values = compiled.evaluate(points)
        guard !places.isEmpty || values.contains(where: \.isNaN) else { return values }
        return zip(points, values).map { value($0, $1) }
      }, { value($0, compiled($0)) })
    ball = { expression.ball(at: $0) }
  }

  /// 1/|f|, the weight of relative errors.
  public var reciprocalSize: RealFunction {
    var result = RealFunction(breakpoints: breakpoints, features: features) {
      1 / abs(self($0))
    }
    if let ball { result.ball = { Ball(1, precision: $0.precision) / ball($0).magnitude } }
    return result
  }
}
