import RealModule

/// The symmetric tridiagonal matrix of a measure: monic recurrence coefficients α_k, β_k.
///
/// π_{k+1}(t) = (t − α_k) π_k(t) − β_k π_{k−1}(t), with β₀ = ∫ dμ by convention.
///
/// Source: Gautschi, *Orthogonal Polynomials: Computation and Approximation* (2004), §1.3.
public struct JacobiMatrix: Hashable, Sendable {
  /// The diagonal entries α_k.
  public let alpha: [Double]
  /// The mass β_0, then the squared off-diagonal entries β_k.
  public let beta: [Double]

  /// Creates a matrix from its coefficients; β must be positive.
  public init(alpha: [Double], beta: [Double]) {
    precondition(alpha.count == beta.count)
    self.alpha = alpha
    self.beta = beta
  }

  /// The number of known coefficients of each kind.
  public var count: Int { alpha.count }

  /// The recurrence of the orthonormal polynomials with positive leading coefficients.
  ///
  /// It has `count − 1` steps, since step k divides by √β_{k+1}.
  public var orthonormal: ThreeTermRecurrence {
    var result = ThreeTermRecurrence(first: 1 / .sqrt(beta[0]), capacity: count)
    for k in 0..<max(count - 1, 0) {
      let root = Double.sqrt(beta[k + 1])
      result.append((1 / root, -alpha[k] / root, k == 0 ? 0 : .sqrt(beta[k]) / root))
    }
    return result
  }
}
