public import Exact
import Formula

/// A polynomial with enclosed coefficients, in the canonical variable u ∈ [−1, 1].
public struct CertifiedPolynomial: Sendable {
  private let form: Form
  /// The enclosed coefficients, from degree 0 upwards.
  public let coefficients: [Ball]

  private enum Form: Sendable {
    /// Σ cₖ (offset + slope·u)ᵏ
    case powers(offset: Ball, slope: Ball)
    /// Σ cₖ Pₖ(u), Pₖ₊₁ = (aₖu + bₖ)Pₖ − cₖPₖ₋₁
    case recurrence([ExactStep])
  }

  /// Σ cₖ (x − centre)ᵏ where x − centre = offset + slope·u.
  public init(powers coefficients: [Ball], offset: Ball, slope: Ball) {
    form = .powers(offset: offset, slope: slope)
    self.coefficients = coefficients
  }

  /// Σ cₖ Pₖ(u) in a family on [−1, 1].
  public init(_ family: OrthogonalFamily, coefficients: [Ball]) {
    form = .recurrence(family.exactSteps(count: coefficients.count))
    self.coefficients = coefficients
  }

  /// The polynomial without the terms above `degree`.
  public func truncated(to degree: Int) -> CertifiedPolynomial {
    CertifiedPolynomial(form: form, coefficients: Array(coefficients.prefix(degree + 1)))
  }

  private init(form: Form, coefficients: [Ball]) {
    self.form = form
    self.coefficients = coefficients
  }

  /// The polynomial in s about the middle of a panel.
  ///
  /// - Complexity: O(degree²).
  func local(_ frame: PanelFrame) -> [Ball] {
    guard let last = coefficients.last else { return [] }
    let (count, precision) = (coefficients.count, frame.precision)
    func constant(_ value: Ball) -> BallSeries {
      BallSeries([value.withPrecision(precision)], count: count, precision: precision)
    }
    switch form {
    case .powers(let offset, let slope):
      let line = BallSeries(
        [offset + slope * frame.center, slope * frame.half], count: count, precision: precision)
      return coefficients.dropLast().reversed().reduce(constant(last)) {
        $0 * line + constant($1)
      }.coefficients
    case .recurrence(let steps):
      // Clenshaw's rule on polynomials in s.
      var (b1, b2) = (constant(last), constant(Ball(0, precision: precision)))
      for k in stride(from: count - 2, through: 0, by: -1) {
        let next = constant(coefficients[k]) + steps[k].line(frame, count) * b1
        let below = steps[k + 1].c
        (b2, b1) = (
          b1, below.isZero ? next : next - constant(Ball(below, precision: precision)) * b2
        )
      }
      return b1.coefficients
    }
  }

  /// The value at a point u.
  public func callAsFunction(_ u: Ball) -> Ball {
    let precision = u.precision
    let zero = Ball(0, precision: precision)
    switch form {
    case .powers(let offset, let slope):
      let t = offset + slope * u
      return coefficients.reversed().reduce(zero) { $0 * t + $1 }
    case .recurrence(let steps):
      var (b1, b2) = (zero, zero)
      for k in coefficients.indices.reversed() {
        var value = coefficients[k] + steps[k].line(u) * b1
        if k + 1 < steps.count {
          value = value - Ball(steps[k + 1].c, precision: precision) * b2
        }
        (b2, b1) = (b1, value)
      }
      return b1
    }
  }
}

/// One step Pₖ₊₁ = (a·u + b)Pₖ − c·Pₖ₋₁ with exact coefficients.
struct ExactStep: Sendable {
  let a: Rational
  let b: Rational
  let c: Rational

  /// a·u + b.
  func line(_ u: Ball) -> Ball {
    Ball(a, precision: u.precision) * u + Ball(b, precision: u.precision)
  }

  /// a·u + b as a polynomial in the variable of a panel.
  func line(_ frame: PanelFrame, _ count: Int) -> BallSeries {
    BallSeries(
      [line(frame.center), Ball(a, precision: frame.precision) * frame.half], count: count,
      precision: frame.precision)
  }
}

extension OrthogonalFamily {
  /// The exact exponents of the weight, for families on [−1, 1].
  var exactWeight: JacobiWeight? {
    // λ − 1/2 in doubles is not the weight of the recurrence, which holds for λ itself.
    if case .gegenbauer(let l) = self, let l = l.rational {
      let exponent = l - Rational(1) / Rational(2)
      return JacobiWeight(a: exponent, b: exponent)
    }
    if case .jacobi(let a, let b) = self, let a = a.rational, let b = b.rational {
      return JacobiWeight(a: a, b: b)
    }
    guard let exponents = jacobiExponents, let a = Rational(parameter: exponents.a),
      let b = Rational(parameter: exponents.b)
    else { return nil }
    return JacobiWeight(a: a, b: b)
  }

  /// The classical recurrence with exact coefficients (DLMF table 18.9.1), P₀ = 1.
  func exactSteps(count: Int) -> [ExactStep] {
    (0..<count).map { k in
      let n = Rational(k)
      switch self {
      case .chebyshev(let kind):
        let isFirst = k == 0
        let b: Rational = isFirst ? (kind == .third ? -1 : kind == .fourth ? 1 : 0) : 0
        return ExactStep(a: isFirst && kind == .first ? 1 : 2, b: b, c: isFirst ? 0 : 1)
      case .gegenbauer(let l):
        let l = l.rational ?? 1
        return ExactStep(
          a: 2 * (n + l) / (n + 1), b: 0, c: k == 0 ? 0 : (n + 2 * l - 1) / (n + 1))
      default:
        let weight = exactWeight ?? .one
        return jacobiStep(n, weight.a, weight.b)
      }
    }
  }

  private func jacobiStep(_ n: Rational, _ a: Rational, _ b: Rational) -> ExactStep {
    let s = a + b
    if n.isZero { return ExactStep(a: (s + 2) / 2, b: (a - b) / 2, c: 0) }
    let m = 2 * n + s
    let common = (m + 1) / (2 * (n + 1) * (n + s + 1))
    return ExactStep(
      a: common * (m + 2), b: common * (a - b) * s / m,
      c: (n + a) * (n + b) * (m + 2) / ((n + 1) * (n + s + 1) * m))
  }

  /// ∫ Pₖ² w du for k < `count`, from hₖ = hₖ₋₁ cₖ aₖ₋₁ / aₖ.
  func exactSquaredNorms(count: Int, precision: Int) -> [Ball] {
    let steps = exactSteps(count: count)
    var norm = (exactWeight ?? .one).mass(precision: precision)
    return (0..<count).map { k in
      if k > 0 {
        norm = norm * Ball(steps[k].c * steps[k - 1].a / steps[k].a, precision: precision)
      }
      return norm
    }
  }
}
