import Exact
public import Formula

extension RealFunction {
  /// The function of an expression, with the breakpoints it shows on `interval` and its parity.
  public init(_ expression: Expression, on interval: Interval) {
    let compiled = expression.compiled
    self.init(
      breakpoints: expression.breakpoints(in: interval.lower...interval.upper),
      parity: expression.parity, block: { compiled.evaluate($0) }, { compiled($0) })
    ball = { expression.ball(at: $0) }
  }

  /// 1/|f|, the weight of relative errors.
  public var reciprocalSize: RealFunction {
    var result = RealFunction(breakpoints: breakpoints) { 1 / abs(self($0)) }
    if let ball { result.ball = { Ball(1, precision: $0.precision) / ball($0).magnitude } }
    return result
  }
}
