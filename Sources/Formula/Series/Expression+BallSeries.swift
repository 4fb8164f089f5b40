public import Exact

extension Expression {
  /// Certified enclosures of the Taylor coefficients about every point of a ball.
  ///
  /// Where a divisor vanishes in the ball or close to it, at a point that is known exactly (a
  /// fraction or a rational multiple of π), zeros that numerator and divisor share are taken out
  /// first: (1 − cos x)/x² is enclosed across 0 as well as anywhere else.
  ///
  /// - Throws: ``SeriesFault`` where the function is not analytic, or the ball is too wide to tell.
  public func ballSeries(at center: Ball, order: Int) throws(SeriesFault) -> [Ball] {
    if center.isExact {
      do {
        return try ballSeries(at: center, order: order, around: nil)
      } catch {
        // With constants such as π a divisor is a ball about 0 even at the very point.
        guard let near = divisorNearZero(over: center), near.containsZero,
          let zero = SharedZero(core, divisor: near.index, near: center),
          let lowered = try? ballSeries(
            at: center.union(zero.place), order: order, around: (zero.place, zero.orders))
        else { throw error }
        return lowered
      }
    }
    guard let near = divisorNearZero(over: center) else {
      return try ballSeries(at: center, order: order, around: nil)
    }
    let zero = SharedZero(core, divisor: near.index, near: center)
    guard let zero else { return try ballSeries(at: center, order: order, around: nil) }
    let wide = center.union(zero.place)
    let lowered =
      wide.radius <= Self.widening * center.radius
      ? try? ballSeries(at: wide, order: order, around: (zero.place, zero.orders)) : nil
    guard let lowered else { return try ballSeries(at: center, order: order, around: nil) }
    guard !near.containsZero,
      let plain = try? ballSeries(at: center, order: order, around: nil)
    else { return lowered }
    // Both are right; beside the zero one is much narrower, far from it the other.
    return zip(lowered, plain).map { $0.radius <= $1.radius ? $0 : $1 }
  }

  /// Whether something is divided by more than a number, so that 0/0 may occur.
  public var hasQuotients: Bool { !divisors.isEmpty }

  /// Whether an expression without x is zero for certain, such as `pi/2 - pi/2`.
  ///
  /// Rational functions of π are decided; of other numbers only what folds to a fraction.
  public var isExactlyZero: Bool {
    guard isConstant else { return false }
    var evaluator = SeriesEvaluator(
      KnownField(), core, center: KnownNumber(0), limit: 1, side: .right)
    return (try? evaluator.run())?.isExactZero ?? false
  }

  /// A ball grows to a zero near to it by no more than this.
  private static var widening: Double { 64 }

  /// The steps that others are divided by, numbers left out.
  var divisors: [Int] {
    core.compactMap { node in
      switch node {
      case .binary(.divide, _, let b):
        if case .number = core[b] { nil } else { b }
      case .binary(.power, let a, let b):
        if case .number(let n) = core[b], n.isInteger, n.sign < 0 { a } else { nil }
      default: nil
      }
    }
  }

  /// The first divisor that vanishes in a ball, or may do so close to it.
  private func divisorNearZero(over ball: Ball) -> (index: Int, containsZero: Bool)? {
    let divisors = divisors
    guard !divisors.isEmpty else { return nil }
    let field = BallField(precision: ball.precision)
    var evaluator = SeriesEvaluator(field, core, center: ball, limit: 2, side: .right)
    _ = try? evaluator.run()
    var close: Int?
    for index in divisors {
      guard let series = try? evaluator.raw(index), series.exactConstant == nil,
        series.valuation >= 0
      else { continue }
      let g = series.dense(2)
      guard g.count == 2, g[0].isFinite else { continue }
      if g[0].containsZero { return (index, true) }
      let reach = g[1].largestMagnitude.upperBound * ball.radius * Self.widening
      if close == nil, g[0].smallestMagnitude.lowerBound <= reach { close = index }
    }
    return close.map { ($0, false) }
  }
}
