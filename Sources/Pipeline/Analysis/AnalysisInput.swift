import Approximation
import Formula

/// The function and the interval that every analysis command starts from.
struct AnalysisInput: Sendable {
  let expression: Expression
  /// The interval between the doubles next to its ends.
  let domain: Interval
  /// The interval as written.
  let range: String
  /// The variable in which everything is computed: x itself, or u = x − origin far from 0.
  let frame: LocalFrame
  /// The function of that variable.
  let function: RealFunction

  /// The interval of the variable in which everything is computed.
  var local: Interval { frame.interval }
  /// The expression in that variable.
  var localExpression: Expression { frame.local(expression) }

  /// Reads both, reporting all faults together.
  ///
  /// - Parameters:
  ///   - mayMove: whether intervals far from 0 are worked on in a variable of their own.
  init(
    _ function: Input, on interval: Input, mayMove: Bool = true
  ) throws(Failure) {
    var problems = Problems()
    let expression = problems.collect { () throws(Failure) in try function.expression() }
    let domain = problems.collect { () throws(Failure) in try interval.interval() }
    try problems.check()
    guard let expression, let domain else { throw Failure([]) }
    self.expression = expression
    self.domain = domain
    range = try interval.ends().words(domain)
    frame = mayMove ? LocalFrame(try interval.ends(), on: domain) : LocalFrame(domain)
    self.function = frame.function(expression)
  }

  /// A part of the interval of the frame in words; the whole as it was written.
  func words(_ part: Interval) -> String { part == local ? range : frame.words(part) }

  /// Refuses infinite intervals, poles and points without a value.
  func requireBounded(_ function: Input, _ interval: Input) throws(Failure) {
    guard domain.isFinite else { throw interval.failure("this needs a finite interval") }
    let points = ChebyshevSeries.points(on: local, degree: 400)
    for (u, value) in zip(points, self.function.values(at: points)) where value.isNaN {
      throw undefined(at: frame.point(u), function)
    }
    if let u = self.function.unboundedPoints(on: local).first {
      let x = frame.point(u)
      if let part = expression.undefinedPart(at: x), part.reason != .pole {
        throw undefined(at: x, function)
      }
      throw function.failure(
        "the function is unbounded near x = \(frame.words(u, 10)), so no polynomial comes close",
        hint: "choose an interval without that point, or try 'residuum rational'")
    }
  }

  /// The ends of a finite interval near which the function is unbounded.
  ///
  /// - Throws: `Failure` for poles and points without a value inside.
  func unboundedEnds(_ function: Input, _ interval: Input) throws(Failure) -> [Double] {
    guard domain.isFinite else { return [] }
    let points = self.function.unboundedPoints(on: local)
    let ends = [local.lower, local.upper].filter { end in
      points.contains { abs($0 - end) <= 1e-9 * local.length } && !self.function(end).isNaN
    }
    if ends.count < points.count || ends.isEmpty { try requireBounded(function, interval) }
    return ends
  }

  /// Refuses infinite intervals and ends without a value.
  func requireFiniteEnds(_ function: Input, _ interval: Input) throws(Failure) {
    guard domain.isFinite else { throw interval.failure("this needs a finite interval") }
    for u in [local.lower, local.upper] where !self.function(u).isFinite {
      throw undefined(at: frame.point(u), function)
    }
  }

  /// Why the function has no finite value at a point, and where else it has none.
  func undefined(at x: Double, _ function: Input) -> Failure {
    function.undefined(expression, at: x, on: domain)
  }

  /// What an integral that failed says about the function.
  func failure(_ error: IntegrationError, _ function: Input) -> Failure {
    function.failure(error.moved(by: frame.origin), of: expression, on: domain)
  }
}

extension Input {
  /// What an integral that failed says about the expression in this piece.
  func failure(
    _ error: IntegrationError, of expression: Expression, on domain: Interval
  ) -> Failure {
    if case .notFinite(let x) = error { return undefined(expression, at: x, on: domain) }
    return failure(error.message)
  }

  /// Why an expression has no finite value at a point of an interval, at the step to blame.
  func undefined(_ expression: Expression, at x: Double, on domain: Interval) -> Failure {
    guard let part = expression.undefinedPart(at: x) else {
      return failure(IntegrationError.notFinite(at: x).message)
    }
    let name = part.subexpression
    let message: String
    switch part.reason {
    case .notReal:
      let range = domain.stretch(around: x) { expression($0).isNaN }
      message = "\(name) is not real for \(range)"
    case .pole: message = "\(name) has no finite value at x = \(significant(x, 10))"
    case .overflow: message = "\(name) leaves the double range at x = \(significant(x, 10))"
    }
    return Failure(message, at: location(of: part.range))
  }

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

extension Interval {
  /// The part around a point of the interval where something holds, in words such as `x < 0`.
  fileprivate func stretch(around x: Double, where holds: (Double) -> Bool) -> String {
    func edge(towards end: Double) -> Double? {
      let far = end.isFinite ? end : x + (end < 0 ? -1 : 1) * (1e3 + abs(x))
      var (inside, outside) = (x, x)
      let step = (far - x) / 512
      for j in 1...512 {
        outside = j == 512 ? far : x + Double(j) * step
        if !holds(outside) { break }
        inside = outside
      }
      if inside == far { return nil }
      for _ in 0..<60 {
        let middle = inside + (outside - inside) / 2
        if holds(middle) { inside = middle } else { outside = middle }
      }
      return abs(inside) <= 1e-12 * abs(far - x) ? 0 : inside
    }
    switch (edge(towards: lower), edge(towards: upper)) {
    case (nil, nil): return "any x on \(self)"
    case (nil, let b?): return "x < \(significant(b, 10))"
    case (let a?, nil): return "x > \(significant(a, 10))"
    case (let a?, let b?): return "\(significant(a, 10)) < x < \(significant(b, 10))"
    }
  }
}
