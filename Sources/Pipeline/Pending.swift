import Formula

extension Expression {
  func remainderBound(at: Double, degree: Int, on: ClosedRange<Double>) -> Double? { nil }
}
