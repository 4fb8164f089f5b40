import Exact
public import Formula
import RealModule

/// A real function of one variable with what is known about its smoothness.
///
/// Integration and error curves split the interval at `breakpoints`, so that kinks and jumps cost
/// no accuracy; points where the function is analytic may be listed without harm. Around `features`
/// they grade their panels, so that peaks and steps of any width are seen.
public struct RealFunction: Sendable {
  /// The value at a point.
  public let evaluate: @Sendable (Double) -> Double
  /// Points, ascending, where the function may fail to be smooth.
  public let breakpoints: [Double]
  /// Peaks and steep steps, ascending, that a grid could miss.
  public let features: [NarrowFeature]
  /// The symmetry about 0, where known.
  public let parity: Parity?
  let block: (@Sendable ([Double]) -> [Double])?
  /// The values in balls, where known, for digits beyond those of doubles.
  var ball: (@Sendable (Ball) -> Ball)?
  /// The values closer to an end than doubles are, for functions made of others.
  var deep: (@Sendable (EndPoint) -> Double)?
  /// What rounding does to values on an interval, where evaluation costs more than an ulp of them.
  var rounding: (@Sendable (Interval) -> Double)?

  /// Creates a function.
  ///
  /// - Parameters:
  ///   - breakpoints: points of reduced smoothness, in any order.
  ///   - features: peaks and steep steps, in any order.
  ///   - parity: the symmetry about 0, where known.
  ///   - block: evaluates many points at once; must agree with `evaluate`.
  ///   - evaluate: the value at a point.
  public init(
    breakpoints: [Double] = [], features: [NarrowFeature] = [], parity: Parity? = nil,
    block: (@Sendable ([Double]) -> [Double])? = nil,
    _ evaluate: @escaping @Sendable (Double) -> Double
  ) {
    self.evaluate = evaluate
    self.breakpoints = breakpoints.filter(\.isFinite).sorted()
    self.features = features.sorted { $0.place < $1.place }
    self.parity = parity
    self.block = block
  }

  /// The value at `x`.
  public func callAsFunction(_ x: Double) -> Double { evaluate(x) }

  /// log |f(x)|, −∞ at zeros; nil where only doubles are known and do not hold the value.
  func logSize(at x: Double) -> Double? {
    if let ball {
      // Exponents of balls have no limit.
      let value = ball(Ball(x, precision: 192))
      guard value.isFinite else { return nil }
      let size = value.largestMagnitude
      return size.isPositive ? size.log.doubleValue : -.infinity
    }
    let value = evaluate(x)
    return value.isFinite ? .log(abs(value)) : nil
  }

  /// The values at many points.
  public func values(at points: [Double]) -> [Double] {
    if let block { return block(points) }
    return points.map(evaluate)
  }

  /// The breakpoints strictly inside `interval`, ascending and distinct.
  public func breakpoints(inside interval: Interval) -> [Double] {
    var result: [Double] = []
    for x in breakpoints where x > interval.lower && x < interval.upper {
      if result.last != x { result.append(x) }
    }
    return result
  }
}
