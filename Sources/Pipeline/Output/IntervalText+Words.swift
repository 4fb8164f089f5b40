import Approximation
import Formula

extension IntervalText {
  /// The interval for prose: ends that are no rational numbers as their author wrote them.
  ///
  /// `-pi..pi` says more than `-3.141592653589793..3.141592653589793`.
  func words(_ domain: Interval) -> String {
    func end(_ value: ConstantValue, _ expression: Expression, _ double: Double) -> String {
      if value.exact == nil, double.isFinite { return "\(expression)" }
      let text = "\(double)"
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    return end(lowerValue, lower, domain.lower) + ".." + end(upperValue, upper, domain.upper)
  }
}
