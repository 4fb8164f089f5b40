import Approximation
import Formula

/// The function and the interval that every analysis command starts from.
struct AnalysisInput: Sendable {
  let expression: Expression
  let domain: Interval
  let function: RealFunction

  /// Reads both, reporting all faults together.
  init(_ function: Input, on interval: Input) throws(Failure) {
    var problems = Problems()
    let expression = problems.collect { () throws(Failure) in try function.expression() }
    let domain = problems.collect { () throws(Failure) in try interval.interval() }
    try problems.check()
    guard let expression, let domain else { throw Failure([]) }
    self.expression = expression
    self.domain = domain
    self.function = RealFunction(expression, on: domain)
  }

  /// Refuses infinite intervals, poles and points without a value.
  func requireBounded(_ function: Input, _ interval: Input) throws(Failure) {
    guard domain.isFinite else { throw interval.failure("this needs a finite interval") }
    let points = ChebyshevSeries.points(on: domain, degree: 400)
    for (x, value) in zip(points, self.function.values(at: points)) where !value.isFinite {
      throw function.failure("the function has no finite value at x = \(significant(x, 10))")
    }
  }
}

extension Input {
  /// A comma separated list of whole numbers, each in a range.
  public func integers(in range: ClosedRange<Int>) throws(Failure) -> [Int] {
    var result: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let value = Int(part.filter { $0 != " " }), range.contains(value) else {
        throw failure(
          "'\(part)' is not a whole number from \(range.lowerBound) to \(range.upperBound)",
          hint: "write a list such as 2,4,8")
      }
      result.append(value)
    }
    return result
  }
}
