import Exact
import Formula

extension Expression {
  var notation: Notation { .variable(description) }
  func remainderBound(at: Double, degree: Int, on: ClosedRange<Double>) -> Double? { nil }
}
extension Notation {
  init(polynomial: RationalPolynomial) { self = .text(polynomial.description) }
  init(number: Double, digits: Int) { self = .number(significant(number, digits)) }
}
