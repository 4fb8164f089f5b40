public import Formula

extension RealFunction {
  /// The function of an expression, with the breakpoints it shows on `interval` and its parity.
  public init(_ expression: Expression, on interval: Interval) {
    let compiled = expression.compiled
    self.init(
      breakpoints: expression.breakpoints(in: interval.lower...interval.upper),
      parity: expression.parity, block: { compiled.evaluate($0) }, { compiled($0) })
  }
}
