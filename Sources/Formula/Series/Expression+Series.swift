public import Exact

extension Expression {
  /// The Taylor series about a centre, in double precision.
  ///
  /// Coefficients follow from recurrences, never from differences: about 1e-13 relative to the
  /// largest. Removable 0/0 such as `sin(x)/x` at 0 is resolved. A centre within four ulps of a
  /// kink, jump or pole counts as lying on it.
  ///
  /// - Throws: ``SeriesFault`` where the function is not analytic, with the one-sided series.
  /// - Complexity: O(size · order²).
  public func series(at center: Double, order: Int) throws(SeriesFault) -> TaylorSeries {
    let field = DoubleField(center: center)
    let result = try expand(field, center, center, order) { self(center) }
    return TaylorSeries(center: center, coefficients: result ?? [])
  }

  /// The exact Taylor coefficients f⁽ᵏ⁾(c)/k!; nil when some value is not known to be rational.
  ///
  /// - Throws: ``SeriesFault`` where the function is not analytic.
  public func exactSeries(at center: Rational, order: Int) throws(SeriesFault) -> [Rational]? {
    let double = center.doubleValue
    return try expand(RationalField(), center, double, order) { self(double) }
  }

  /// The series that holds on one side of the centre, in double precision.
  ///
  /// - Throws: ``SeriesFault`` where there is none even on that side.
  public func oneSidedSeries(
    at center: Double, order: Int, from side: Side
  ) throws(SeriesFault) -> TaylorSeries {
    let field = DoubleField(center: center)
    let outcome = run(field, center, order, side)
    switch outcome.result {
    case .success(let coefficients): return TaylorSeries(center: center, coefficients: coefficients)
    case .failure(let stop): throw fault(stop, center)
    }
  }
}

extension Expression {
  /// A zero of divisors inside a ball.
  typealias Shared = (place: Ball, orders: [Int?])

  /// Certified enclosures of the Taylor coefficients about every point of a ball, with a point
  /// given where divisors may vanish.
  func ballSeries(
    at center: Ball, order: Int, around shared: Shared?
  ) throws(SeriesFault) -> [Ball] {
    let double = center.doubleValue
    // A value at the midpoint says nothing about a wide ball's isolated points.
    let field = BallField(precision: center.precision)
    return try expand(field, center, double, order, shared) { center.isExact ? self(double) : .nan }
      ?? []
  }

  private struct Outcome<S: SeriesScalar> {
    let result: Result<[S], SeriesStop>
    let switchNode: Int?
  }

  /// More terms than this beyond the order are never tried to get past cancellation.
  private static var extraTerms: Int { 512 }

  /// So many terms beyond the order are compared where two formulas meet.
  private static var comparedTerms: Int { 16 }

  /// Expands from one side, with as many working terms as cancellation asks for.
  private func run<F: SeriesField>(
    _ field: F, _ center: F.Scalar, _ order: Int, _ side: Side,
    _ shared: (place: F.Scalar, orders: [Int?])? = nil
  ) -> Outcome<F.Scalar> {
    precondition(order >= 0, "the order of a series is not negative")
    var limit = order + 1
    while true {
      var evaluator = SeriesEvaluator(field, core, center: center, limit: limit, side: side)
      evaluator.shared = shared
      var lack = max(4, limit)
      var node = coreRoot
      do throws(SeriesStop) {
        let series = try evaluator.run()
        if series.valuation < 0, !series.coefficients.isEmpty {
          // A ball about zero in front may be a pole or nothing at all.
          let kind: SeriesFault.Kind =
            series.coefficients[0].definiteSign == nil
            ? .undecided : .pole(order: -series.valuation)
          throw .fault(kind, node: evaluator.poleNode ?? coreRoot)
        }
        lack = max(0, order + 1 - (series.order ?? (order + 1)))
        if lack == 0 {
          let known = series.dense(order + 1)
          let zeros = Array(repeating: F.Scalar(0), count: order + 1 - known.count)
          let all = known + zeros
          guard all.allSatisfy(\.isDefined) else { throw .fault(.undefined, node: coreRoot) }
          return Outcome(result: .success(all), switchNode: evaluator.switchNode)
        }
      } catch {
        guard case .moreTerms(let place) = error else {
          return Outcome(result: .failure(error), switchNode: evaluator.switchNode)
        }
        node = place
      }
      limit += lack
      if limit > order + 1 + Self.extraTerms {
        return Outcome(
          result: .failure(.fault(.undecided, node: node)), switchNode: evaluator.switchNode)
      }
    }
  }

  /// Expands from both sides where that can make a difference, and compares.
  private func expand<F: SeriesField>(
    _ field: F, _ center: F.Scalar, _ place: Double, _ order: Int,
    _ shared: (place: F.Scalar, orders: [Int?])? = nil, _ value: () -> Double
  ) throws(SeriesFault) -> [F.Scalar]? {
    let first = run(field, center, order, .right, shared)
    guard let switchNode = first.switchNode else {
      switch first.result {
      case .success(let coefficients): return coefficients
      case .failure(.notRepresentable): return nil
      case .failure(let stop): throw fault(stop, place)
      }
    }
    // Sides may agree for long before they part: |x|x⁵ has five continuous derivatives.
    let reach = order + Self.comparedTerms
    let left = run(field, center, reach, .left)
    let right = run(field, center, reach, .right)
    var fault: SeriesFault
    switch (left.result, right.result) {
    case (.success(let a), .success(let b)):
      let scale = (a + b).reduce(0) { max($0, $1.approximation.magnitude) }
      let same = zip(a, b).prefix { field.agree($0, $1, scale: scale) }.count
      if same == reach + 1 {
        let there = value()
        if there.isNaN || (there - b[0].approximation).magnitude <= 1e-12 * scale {
          return Array(b.prefix(order + 1))
        }
        fault = self.fault(.fault(.isolatedValue, node: switchNode), place)
      } else {
        let kind: SeriesFault.Kind = same == 0 ? .jump : .kink(derivatives: same - 1)
        fault = self.fault(.fault(kind, node: switchNode), place)
      }
    case (.failure(.notRepresentable), _), (_, .failure(.notRepresentable)): return nil
    case (_, .failure(let stop)): fault = self.fault(stop, place)
    case (.failure(let stop), _): fault = self.fault(stop, place)
    }
    fault.left = (try? left.result.get())?.prefix(order + 1).map(\.approximation)
    fault.right = (try? right.result.get())?.prefix(order + 1).map(\.approximation)
    throw fault
  }

  private func fault(_ stop: SeriesStop, _ center: Double) -> SeriesFault {
    switch stop {
    case .fault(let kind, let node):
      SeriesFault(
        kind: kind, subexpression: source(ofCore: node), range: coreRanges[node], center: center)
    case .moreTerms(let node):
      SeriesFault(
        kind: .undecided, subexpression: source(ofCore: node), range: coreRanges[node],
        center: center)
    case .notRepresentable:
      SeriesFault(
        kind: .undefined, subexpression: source(ofCore: coreRoot), range: coreRanges[coreRoot],
        center: center)
    }
  }
}
