import Exact
import Formula

/// The recurrence of the orthogonal polynomials of a weight, enclosed.
///
/// The modified Chebyshev algorithm in balls. Its auxiliary polynomials πₗ are those that doubles take
/// for the orthonormal ones, made exact by definition, so that the problem is as well conditioned as can
/// be; what the balls gain in width from step to step is met by more bits.
/// Source: W. Gautschi, *Orthogonal Polynomials: Computation and Approximation* (2004), §2.1.7.
struct EnclosedRecurrence: Sendable {
  /// Monic αₖ and βₖ in t, β₀ = ∫ w dt.
  let alpha: [Ball]
  let beta: [Ball]
  /// The orthonormal polynomials in the auxiliary ones: p̂ₖ = Σ change[k][l] πₗ.
  let change: [[Ball]]

  /// - Parameters:
  ///   - moments: ∫ πₗ w dt for l < 2·count.
  ///   - base: the auxiliary polynomials.
  /// - Returns: nil where the balls are too wide to tell that βₖ is positive.
  init?(moments: [Ball], base: AuxiliaryPolynomials) {
    let (count, precision) = (moments.count / 2, moments[0].precision)
    func ball(_ value: Double) -> Ball { Ball(value, precision: precision) }
    let zero = ball(0)
    guard moments[0].isPositive else { return nil }
    var alpha = [ball(base.diagonal[0]) + ball(base.root[1]) * moments[1] / moments[0]]
    var beta = [moments[0]]
    var (before, row) = ([Ball](repeating: zero, count: 2 * count), moments)
    for k in 1..<max(count, 1) {
      var next = [Ball](repeating: zero, count: 2 * count)
      for l in k..<(2 * count - k) {
        next[l] =
          ball(base.root[l + 1]) * row[l + 1] + (ball(base.diagonal[l]) - alpha[k - 1]) * row[l]
          + ball(base.root[l]) * row[l - 1] - (k > 1 ? beta[k - 1] * before[l] : zero)
      }
      let ratio = next[k] / row[k - 1]
      let b = ball(base.root[k]) * ratio
      guard b.isPositive, next[k].isPositive else { return nil }
      alpha.append(
        ball(base.diagonal[k]) + ball(base.root[k + 1]) * next[k + 1] / next[k]
          - ball(base.root[k]) * row[k] / row[k - 1])
      beta.append(b)
      (before, row) = (row, next)
    }
    self.alpha = alpha
    self.beta = beta
    change = Self.change(alpha, beta, base, precision)
  }

  /// x πₗ = rₗ₊₁ πₗ₊₁ + aₗ πₗ + rₗ πₗ₋₁ in the recurrence of the orthonormal polynomials.
  private static func change(
    _ alpha: [Ball], _ beta: [Ball], _ base: AuxiliaryPolynomials, _ precision: Int
  ) -> [[Ball]] {
    func ball(_ value: Double) -> Ball { Ball(value, precision: precision) }
    let roots = beta.map(\.squareRoot)
    var rows = [[ball(1) / roots[0]]]
    for k in 0..<(alpha.count - 1) {
      let row = rows[k]
      var next = [Ball](repeating: ball(0), count: k + 2)
      for (l, c) in row.enumerated() {
        next[l + 1] = next[l + 1] + ball(base.root[l + 1]) * c
        next[l] = next[l] + (ball(base.diagonal[l]) - alpha[k]) * c
        if l > 0 { next[l - 1] = next[l - 1] + ball(base.root[l]) * c }
      }
      if k > 0 { for (l, c) in rows[k - 1].enumerated() { next[l] = next[l] - roots[k] * c } }
      rows.append(next.map { $0 / roots[k + 1] })
    }
    return rows
  }
}

/// Polynomials with π₀ = 1 and rₗ₊₁ πₗ₊₁ = (t − aₗ) πₗ − rₗ πₗ₋₁, the doubles aₗ and rₗ taken as exact.
struct AuxiliaryPolynomials: Sendable {
  let diagonal: [Double]
  /// rₗ; the first is not used.
  let root: [Double]

  /// The polynomials that doubles found for a weight, moved to the canonical variable.
  ///
  /// - Parameter isEven: whether the weight is even in t; then so are they, or odd.
  init(_ matrix: JacobiMatrix, on domain: CertifiedDomain, isEven: Bool) {
    let (origin, scale) = domain.map(precision: 128)
    let (o, s) = (origin.doubleValue, scale.doubleValue)
    diagonal = matrix.alpha.map { isEven ? 0 : ($0 - o) / s }
    root = matrix.rootBeta.map { abs($0 / s) }
  }

  /// The recurrence πₗ₊₁ = (a·t + b) πₗ − c·πₗ₋₁.
  func steps(count: Int, precision: Int) -> [RecurrenceStep] {
    func ball(_ value: Double) -> Ball { Ball(value, precision: precision) }
    return (0..<count).map { l in
      let next = ball(root[l + 1])
      return RecurrenceStep(
        a: ball(1) / next, b: -ball(diagonal[l]) / next, c: l == 0 ? ball(0) : ball(root[l]) / next)
    }
  }
}
