import CKernels

extension OrthogonalFamily {
  /// The classical recurrence P_{k+1} = (a_k t + b_k) P_k − c_k P_{k−1}, P_0 = 1, for k < `count`.
  ///
  /// Source: DLMF 18.9.1 and table 18.9.1; Gautschi, *Orthogonal Polynomials* (2004), §1.5.
  /// - Complexity: O(count).
  public func recurrence(count: Int) -> ThreeTermRecurrence {
    var result = ThreeTermRecurrence(first: 1, capacity: count)
    for k in 0..<count {
      let step = pairStep(Double(k))
      result.append((step.a.double, step.b.double, step.c.double))
    }
    return result
  }

  /// One step in pairs of doubles: k + a next to a = −0.99 keeps its digits.
  private func pairStep(_ n: Double) -> PairStep {
    switch self {
    case .legendre:
      return (DoubleDouble(2 * n + 1) / (n + 1), .zero, DoubleDouble(n) / (n + 1))
    case .chebyshev(let kind): return chebyshevStep(kind, isFirst: n == 0)
    case .gegenbauer(let l):
      let l = l.pair
      return ((l + n) * 2 / (n + 1), .zero, n == 0 ? .zero : (l * 2 + (n - 1)) / (n + 1))
    case .jacobi(let a, let b): return jacobiStep(n, a.pair, b.pair)
    case .laguerre(let a):
      let a = a.pair
      return (DoubleDouble(-1) / (n + 1), (a + (2 * n + 1)) / (n + 1), (a + n) / (n + 1))
    case .hermite: return (DoubleDouble(2), .zero, DoubleDouble(2 * n))
    case .hermiteE: return (DoubleDouble(1), .zero, DoubleDouble(n))
    }
  }

  private func chebyshevStep(_ kind: ChebyshevKind, isFirst: Bool) -> PairStep {
    let (one, two) = (DoubleDouble(1), DoubleDouble(2))
    guard isFirst else { return (two, .zero, one) }
    switch kind {
    case .first: return (one, .zero, .zero)
    case .second: return (two, .zero, .zero)
    case .third: return (two, -one, .zero)
    case .fourth: return (two, one, .zero)
    }
  }

  private func jacobiStep(_ n: Double, _ a: DoubleDouble, _ b: DoubleDouble) -> PairStep {
    let s = a + b
    // The general formula is 0/0 at n = 0 for a + b = 0 or −1.
    if n == 0 { return ((s + 2) * 0.5, (a - b) * 0.5, .zero) }
    let m = s + 2 * n
    let bottom = (s + (n + 1)) * (n + 1)
    let common = (m + 1) / (bottom * 2)
    return (
      common * (m + 2), common * (a - b) * s / m,
      (a + n) * (b + n) * (m + 2) / (bottom * m)
    )
  }

  /// The monic recurrence coefficients α_k, β_k for k < `count`; β₀ is the mass.
  ///
  /// To about an ulp of themselves, also for parameters next to −1.
  /// - Complexity: O(count).
  public func jacobiMatrix(count: Int) -> JacobiMatrix {
    var alpha: [Double] = []
    var beta: [Double] = []
    alpha.reserveCapacity(count)
    beta.reserveCapacity(count)
    var above = DoubleDouble(1)
    for k in 0..<count {
      let step = pairStep(Double(k))
      alpha.append(step.b.high == 0 ? 0 : -(step.b / step.a).double)
      beta.append(k == 0 ? mass : (step.c / (step.a * above)).double)
      above = step.a
    }
    return JacobiMatrix(alpha: alpha, beta: beta)
  }

  /// The squared norms ∫ P_k² w dt of the classical polynomials for k < `count`.
  ///
  /// Norms beyond the double range are returned as infinity (`hermite` from k = 151).
  /// - Complexity: O(count).
  public func squaredNorms(count: Int) -> [Double] {
    recurrence(count: count).squaredNorms(mass: mass)
  }
}

private typealias PairStep = (a: DoubleDouble, b: DoubleDouble, c: DoubleDouble)
