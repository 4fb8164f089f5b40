import Exact
import Formula

/// A closed stretch [lower, upper] of the canonical variable with dyadic ends.
struct PanelFrame: Sendable {
  let lower: Rational
  let upper: Rational
  /// Bits of all balls.
  let precision: Int
  /// The middle and half the length, exact.
  let center: Ball
  let half: Ball
  /// A ball around the whole stretch.
  let hull: Ball

  init(_ lower: Rational, _ upper: Rational, precision: Int) {
    self.lower = lower
    self.upper = upper
    self.precision = precision
    // Ends come from halving, so a few words more than the precision hold them exactly.
    center = Self.exact((lower + upper) / 2, precision)
    half = Self.exact((upper - lower) / 2, precision)
    hull = Ball(center, within: half)
  }

  init(_ range: ClosedRange<Rational>, precision: Int) {
    self.init(range.lowerBound, range.upperBound, precision: precision)
  }

  private static func exact(_ value: Rational, _ precision: Int) -> Ball {
    var bits = precision + 64
    while true {
      let ball = Ball(value, precision: bits)
      if ball.isExact { return ball.withPrecision(precision) }
      precondition(bits < 1 << 20, "panels end at dyadic points")
      bits *= 2
    }
  }

  /// The two halves.
  var halves: (PanelFrame, PanelFrame) {
    let middle = (lower + upper) / 2
    return (
      PanelFrame(lower, middle, precision: precision),
      PanelFrame(middle, upper, precision: precision)
    )
  }
}

/// The weight (1 − u)^a (1 + u)^b on [−1, 1] with exact exponents.
struct JacobiWeight: Sendable {
  let a: FamilyParameter
  let b: FamilyParameter
  /// A further factor without zeros or singularities; nil for 1.
  var factor: Expression?

  static let one = JacobiWeight(a: 0, b: 0)

  /// How a panel meets the singular ends of the weight.
  enum Contact: Hashable, Sendable { case none, left, right, both }

  func contact(_ panel: PanelFrame) -> Contact {
    let left = !b.isWhole && panel.lower == -1
    let right = !a.isWhole && panel.upper == 1
    return left ? (right ? .both : .left) : right ? .right : .none
  }

  /// The factors of the weight that are smooth on a panel with this contact; nil for 1.
  func smoothFactor(_ contact: Contact) -> Expression? {
    var factors: [Expression] = []
    if !a.isZero, contact != .right {
      factors.append((Expression(1) - .x).raised(to: a.expression))
    }
    if !b.isZero, contact != .left {
      factors.append((Expression(1) + .x).raised(to: b.expression))
    }
    if let factor { factors.append(factor) }
    guard let first = factors.first else { return nil }
    return factors.dropFirst().reduce(first, *)
  }

  /// ∫ w du over a panel, with its smooth factor where there is one.
  func mass(of panel: CertifiedCover.Panel) -> Ball {
    let mass = moments(panel.frame, panel.contact, count: 1)[0]
    guard let factor = panel.weight else { return mass }
    return mass * Ball(factor.coefficients[0], within: factor.rest)
  }

  /// ∫ sⁿ dμ over the panel for n < `count`, where dμ holds the singular factor and du = half·ds.
  ///
  /// With ∫(1 − s)^a sⁿ ds = Iₙ, parts give (n + a + 1) Iₙ = n Iₙ₋₁ + (−1)ⁿ 2^(a+1).
  func moments(_ panel: PanelFrame, _ contact: Contact, count: Int) -> [Ball] {
    let precision = panel.precision
    func ball(_ value: Rational) -> Ball { Ball(value, precision: precision) }
    let zero = ball(0)
    switch contact {
    case .none, .both:
      return (0..<count).map { n in
        n.isMultiple(of: 2) ? panel.half * ball(Rational(2, n + 1)) : zero
      }
    case .right, .left:
      let power = (contact == .right ? a : b).ball(precision: precision) + ball(1)
      let jump = ball(2).power(power)
      let scale = panel.half.power(power)
      var result: [Ball] = []
      var last = zero
      for n in 0..<count {
        let boundary = n.isMultiple(of: 2) ? jump : -jump
        last = (ball(Rational(n)) * last + boundary) / (ball(Rational(n)) + power)
        result.append(contact == .left && !n.isMultiple(of: 2) ? -last * scale : last * scale)
      }
      return result
    }
  }

  /// ∫ (1 − u)^a (1 + u)^b du over [−1, 1] = 2^(a+b+1) B(a + 1, b + 1).
  func mass(precision: Int) -> Ball {
    let one = Ball(1, precision: precision)
    let (a, b) = (a.ball(precision: precision) + one, b.ball(precision: precision) + one)
    let beta = a.gamma * b.gamma / (a + b).gamma
    return (one + one).power(a + b - one) * beta
  }
}
