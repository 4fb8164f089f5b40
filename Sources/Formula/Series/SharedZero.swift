import Exact

/// A point at which a divisor of an expression vanishes, with the order of every step there.
///
/// The point is known exactly, as a fraction of polynomials in π, so that steps which vanish do so for
/// certain: x and eˣ − 1 at 0, log x at 1, cos x at π/2.
struct SharedZero: Sendable {
  /// An enclosure of the point.
  let place: Ball
  /// How often each step vanishes at least; negative at poles, nil where nothing is known.
  let orders: [Int?]

  /// Terms that are looked at for zeros.
  private static let terms = 12
  /// Denominators of fractions, and of multiples of π, that are tried.
  private static let (fractions, multiples) = (1 << 20, 64)

  /// Looks for the zero of a divisor near a ball.
  ///
  /// - Parameters:
  ///   - nodes: the steps of the expression.
  ///   - divisor: the step that vanishes.
  ///   - ball: about where.
  init?(_ nodes: [Node], divisor: Int, near ball: Ball) {
    guard let zero = Self.newton(nodes, divisor, ball.doubleValue) else { return nil }
    for candidate in Self.candidates(nodes, zero) {
      var evaluator = SeriesEvaluator(
        KnownField(), nodes, center: candidate, limit: Self.terms, side: .right)
      _ = try? evaluator.run()
      let orders = evaluator.valuations
      guard let order = orders[divisor], order > 0 else { continue }
      self.orders = orders
      place = candidate.enclosed(precision: ball.precision)
      return
    }
    return nil
  }

  /// Exact points next to a zero: those at which a step α + βx is a fraction or a multiple of π.
  private static func candidates(_ nodes: [Node], _ zero: Ball) -> [KnownNumber] {
    let field = KnownField()
    var evaluator = SeriesEvaluator(field, nodes, center: KnownNumber(0), limit: 3, side: .right)
    _ = try? evaluator.run()
    let pi = Ball.pi(precision: zero.precision)
    var found: [KnownNumber] = []
    for index in nodes.indices {
      guard let line = try? evaluator.raw(index), line.order == nil,
        line.valuation >= 0, line.valuation + line.coefficients.count == 2
      else { continue }
      let (start, slope) = (line[0], line[1])
      guard start.exact != nil, slope.exact != nil else { continue }
      let value = start.ball + slope.ball * zero
      var targets: [KnownNumber] = []
      if let exact = fraction(value, below: fractions) { targets.append(field.number(exact)) }
      if let q = fraction(value / pi, below: multiples), !q.isZero {
        targets.append(field.multipleOfPi(q))
      }
      found += targets.map { ($0 - start) / slope }
      if found.count >= 16 { break }
    }
    return found.filter { $0.exact != nil }
  }

  /// A zero of a step by Newton's method on g/g′, whose zeros are all simple.
  private static func newton(_ nodes: [Node], _ index: Int, _ start: Double) -> Ball? {
    let steps = Array(nodes[...index])
    var x = Ball(start, precision: KnownField.precision)
    for _ in 0..<16 {
      let field = BallField(precision: KnownField.precision)
      var evaluator = SeriesEvaluator(field, steps, center: x, limit: 3, side: .right)
      guard let series = try? evaluator.run(), series.valuation >= 0 else { return nil }
      let g = series.dense(3)
      guard !g.isEmpty else { return x }
      guard g.count > 1, let value = g.first, !value.isZero else { return x }
      let curvature = g.count > 2 ? g[2] : Ball(0, precision: x.precision)
      let step = (value * g[1] / (g[1] * g[1] - (value + value) * curvature)).middle
      // At a multiple zero both value and slope end as balls about 0.
      guard step.isFinite else { return value.containsZero ? x : nil }
      x = (x - step).middle
      if step.magnitude.isAtMost((x.magnitude + Ball(0x1p-200)).scaled(byPowerOfTwo: -80)) {
        return x
      }
    }
    return x
  }

  /// The fraction with a small denominator that a number agrees with to some twenty digits.
  private static func fraction(_ value: Ball, below limit: Int) -> Rational? {
    guard let exact = value.midpoint else { return nil }
    if exact.magnitude < Rational(2).power(-72) { return 0 }
    var (p0, q0, p1, q1) = (Rational(0), Rational(1), Rational(1), Rational(0))
    var rest = exact
    for _ in 0..<64 {
      let whole = rest.floor
      (p0, p1) = (p1, whole * p1 + p0)
      (q0, q1) = (q1, whole * q1 + q0)
      guard q1 < Rational(limit) else { return nil }
      let guess = p1 / q1
      let gap = (guess - exact).magnitude
      if gap <= exact.magnitude * Rational(2).power(-64) { return guess }
      let part = rest - whole
      guard part.sign > 0 else { return nil }
      rest = 1 / part
    }
    return nil
  }
}
