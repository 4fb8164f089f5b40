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
    case recurrence([RecurrenceStep])
  }

  /// Σ cₖ (x − centre)ᵏ where x − centre = offset + slope·u.
  public init(powers coefficients: [Ball], offset: Ball, slope: Ball) {
    form = .powers(offset: offset, slope: slope)
    self.coefficients = coefficients
  }

  /// Σ cₖ Pₖ(u) in a family on [−1, 1].
  public init(_ family: OrthogonalFamily, coefficients: [Ball]) {
    let precision = coefficients.reduce(Ball.defaultPrecision) { max($0, $1.precision) }
    form = .recurrence(family.steps(count: coefficients.count, precision: precision))
    self.coefficients = coefficients
  }

  /// Σ cₖ Pₖ(u) in the polynomials of a recurrence, P₀ = 1.
  init(steps: [RecurrenceStep], coefficients: [Ball]) {
    form = .recurrence(steps)
    self.coefficients = coefficients
  }

  /// The number of the last coefficient.
  var degree: Int { max(coefficients.count - 1, 0) }

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
          b1, below.isExactZero ? next : next - constant(below) * b2
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
          value = value - steps[k + 1].c * b2
        }
        (b2, b1) = (b1, value)
      }
      return b1
    }
  }
}
