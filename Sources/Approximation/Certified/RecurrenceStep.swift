import Exact
import Formula

/// One step Pₖ₊₁ = (a·u + b)Pₖ − c·Pₖ₋₁ with enclosed coefficients.
struct RecurrenceStep: Sendable {
  let a: Ball
  let b: Ball
  let c: Ball

  /// a·u + b.
  func line(_ u: Ball) -> Ball { a * u + b }

  /// a·u + b as a polynomial in the variable of a panel.
  func line(_ frame: PanelFrame, _ count: Int) -> BallSeries {
    BallSeries(
      [line(frame.center), a * frame.half], count: count, precision: frame.precision)
  }

  /// The step in v where u = shift + scale·v.
  func substituting(shift: Ball, scale: Ball) -> RecurrenceStep {
    RecurrenceStep(a: a * scale, b: b + a * shift, c: c)
  }
}

extension RecurrenceStep {
  /// A step with exact coefficients.
  init(a: Rational, b: Rational, c: Rational, precision: Int) {
    self.init(
      a: Ball(a, precision: precision), b: Ball(b, precision: precision),
      c: Ball(c, precision: precision))
  }
}

extension OrthogonalFamily {
  /// The exponents of the weight as they were written, for families on [−1, 1].
  var exactWeight: JacobiWeight? {
    switch self {
    case .gegenbauer(let l):
      let exponent = FamilyParameter(l.expression - Expression(Rational(1, 2)))
      return exponent.map { JacobiWeight(a: $0, b: $0) }
    case .jacobi(let a, let b): return JacobiWeight(a: a, b: b)
    default:
      guard let exponents = jacobiExponents else { return nil }
      return JacobiWeight(a: FamilyParameter(exponents.a), b: FamilyParameter(exponents.b))
    }
  }

  /// The classical recurrence (DLMF table 18.9.1), P₀ = 1.
  func steps(count: Int, precision: Int) -> [RecurrenceStep] {
    func ball(_ value: Int) -> Ball { Ball(value, precision: precision) }
    return (0..<count).map { k in
      switch self {
      case .chebyshev(let kind):
        let isFirst = k == 0
        let b = isFirst ? (kind == .third ? -1 : kind == .fourth ? 1 : 0) : 0
        return RecurrenceStep(
          a: ball(isFirst && kind == .first ? 1 : 2), b: ball(b), c: ball(isFirst ? 0 : 1))
      case .gegenbauer(let l):
        let (n, l) = (ball(k), l.ball(precision: precision))
        return RecurrenceStep(
          a: ball(2) * (n + l) / ball(k + 1), b: ball(0),
          c: k == 0 ? ball(0) : (n + ball(2) * l - ball(1)) / ball(k + 1))
      default:
        let weight = exactWeight ?? .one
        if let a = weight.a.exact, let b = weight.b.exact {
          return jacobiStep(Rational(k), a, b, precision)
        }
        return jacobiStep(
          k, weight.a.ball(precision: precision), weight.b.ball(precision: precision))
      }
    }
  }

  /// Fractions are divided exactly, so that what is 0 or 1 stays it.
  private func jacobiStep(
    _ n: Rational, _ a: Rational, _ b: Rational, _ precision: Int
  ) -> RecurrenceStep {
    let s = a + b
    if n.isZero {
      return RecurrenceStep(a: (s + 2) / 2, b: (a - b) / 2, c: 0, precision: precision)
    }
    let m = 2 * n + s
    let common = (m + 1) / (2 * (n + 1) * (n + s + 1))
    return RecurrenceStep(
      a: common * (m + 2), b: common * (a - b) * s / m,
      c: (n + a) * (n + b) * (m + 2) / ((n + 1) * (n + s + 1) * m), precision: precision)
  }

  private func jacobiStep(_ k: Int, _ a: Ball, _ b: Ball) -> RecurrenceStep {
    func ball(_ value: Int) -> Ball { Ball(value, precision: a.precision) }
    let s = a + b
    if k == 0 {
      return RecurrenceStep(a: (s + ball(2)) / ball(2), b: (a - b) / ball(2), c: ball(0))
    }
    let m = ball(2 * k) + s
    let divisor = ball(k + 1) * (ball(k + 1) + s)
    let common = (m + ball(1)) / (ball(2) * divisor)
    return RecurrenceStep(
      a: common * (m + ball(2)), b: common * (a - b) * s / m,
      c: (ball(k) + a) * (ball(k) + b) * (m + ball(2)) / (divisor * m))
  }

  /// ∫ Pₖ² w du for k < `count`, from hₖ = hₖ₋₁ cₖ aₖ₋₁ / aₖ.
  func exactSquaredNorms(count: Int, precision: Int) -> [Ball] {
    let steps = steps(count: count, precision: precision)
    var norm = (exactWeight ?? .one).mass(precision: precision)
    return (0..<count).map { k in
      if k > 0 { norm = norm * (steps[k].c * steps[k - 1].a / steps[k].a) }
      return norm
    }
  }
}
