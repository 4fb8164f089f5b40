import Approximation
import Formula

extension IntervalText {
  /// The interval for prose: ends that are no rational numbers as their author wrote them.
  ///
  /// `-pi..pi` says more than `-3.141592653589793..3.141592653589793`.
  func words(_ domain: Interval) -> String {
    func end(_ value: ConstantValue, _ expression: Expression, _ double: Double) -> String {
      value.exact == nil && double.isFinite ? "\(expression)" : shortest(double)
    }
    return end(lowerValue, lower, domain.lower) + ".." + end(upperValue, upper, domain.upper)
  }
}
