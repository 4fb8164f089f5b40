extension OrthogonalFamily {
  /// The classical recurrence P_{k+1} = (a_k t + b_k) P_k − c_k P_{k−1}, P_0 = 1, for k < `count`.
  ///
  /// Source: DLMF 18.9.1 and table 18.9.1; Gautschi, *Orthogonal Polynomials* (2004), §1.5.
  /// - Complexity: O(count).
  public func recurrence(count: Int) -> ThreeTermRecurrence {
    var result = ThreeTermRecurrence(first: 1, capacity: count)
    for k in 0..<count { result.append(step(Double(k))) }
    return result
  }

  private func step(_ n: Double) -> (a: Double, b: Double, c: Double) {
    switch self {
    case .legendre: return ((2 * n + 1) / (n + 1), 0, n / (n + 1))
    case .chebyshev(let kind): return chebyshevStep(kind, isFirst: n == 0)
    case .gegenbauer(let l):
      return (2 * (n + l) / (n + 1), 0, n == 0 ? 0 : (n + 2 * l - 1) / (n + 1))
    case .jacobi(let a, let b): return jacobiStep(n, a, b)
    case .laguerre(let a): return (-1 / (n + 1), (2 * n + 1 + a) / (n + 1), (n + a) / (n + 1))
    case .hermite: return (2, 0, 2 * n)
    case .hermiteE: return (1, 0, n)
    }
  }

  private func chebyshevStep(
    _ kind: ChebyshevKind, isFirst: Bool
  ) -> (a: Double, b: Double, c: Double) {
    guard isFirst else { return (2, 0, 1) }
    switch kind {
    case .first: return (1, 0, 0)
    case .second: return (2, 0, 0)
    case .third: return (2, -1, 0)
    case .fourth: return (2, 1, 0)
    }
  }

  private func jacobiStep(
    _ n: Double, _ a: Double, _ b: Double
  ) -> (a: Double, b: Double, c: Double) {
    let s = a + b
    // The general formula is 0/0 at n = 0 for a + b = 0 or −1.
    if n == 0 { return ((s + 2) / 2, (a - b) / 2, 0) }
    let m = 2 * n + s
    let common = (m + 1) / (2 * (n + 1) * (n + s + 1))
    return (
      common * (m + 2), common * (a - b) * s / m,
      (n + a) * (n + b) * (m + 2) / ((n + 1) * (n + s + 1) * m)
    )
  }

  /// The monic recurrence coefficients α_k, β_k for k < `count`; β₀ is the mass.
  ///
  /// - Complexity: O(count).
  public func jacobiMatrix(count: Int) -> JacobiMatrix {
    recurrence(count: count).jacobiMatrix(mass: mass)
  }

  /// The squared norms ∫ P_k² w dt of the classical polynomials for k < `count`.
  ///
  /// Norms beyond the double range are returned as infinity (`hermite` from k = 151).
  /// - Complexity: O(count).
  public func squaredNorms(count: Int) -> [Double] {
    recurrence(count: count).squaredNorms(mass: mass)
  }
}
