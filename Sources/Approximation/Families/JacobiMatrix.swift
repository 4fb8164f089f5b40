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
  ///
  /// Infinite where the square is beyond the double range though ``rootBeta`` is not, as for the
  /// lognormal weight from k = 178 on.
  public let beta: [Double]
  /// √β_k, the off-diagonal entries of the symmetric matrix.
  public let rootBeta: [Double]

  /// Creates a matrix from its coefficients; β must be positive.
  public init(alpha: [Double], beta: [Double]) {
    self.init(alpha: alpha, beta: beta, rootBeta: beta.map { $0.squareRoot() })
  }

  init(alpha: [Double], beta: [Double], rootBeta: [Double]) {
    precondition(alpha.count == beta.count && beta.count == rootBeta.count)
    self.alpha = alpha
    self.beta = beta
    self.rootBeta = rootBeta
  }

  /// Natural logarithms of β_k, finite also where these are beyond the double range.
  public var logBeta: [Double] {
    zip(beta, rootBeta).map { $0.isFinite ? .log($0) : 2 * .log($1) }
  }

  /// The decimal digits that correctly rounded α_k and β_k have, α_k relative to √β_k, which may be
  /// far smaller; β₀ being the mass, α₀ relative to the larger of itself and √β₁.
  func digitsOfRoundedAlpha(_ k: Int) -> Int {
    let scale = k == 0 ? max(abs(alpha[0]), rootBeta[1]) : rootBeta[k]
    let error = max(alpha[k].ulp / 2 / scale, .ulpOfOne)
    return error < 1 ? min(15, Int(-Double.log10(error))) : 0
  }

  /// The number of known coefficients of each kind.
  public var count: Int { alpha.count }

  /// The recurrence of the orthonormal polynomials with positive leading coefficients.
  ///
  /// It has `count − 1` steps, since step k divides by √β_{k+1}.
  public var orthonormal: ThreeTermRecurrence {
    var result = ThreeTermRecurrence(first: 1 / rootBeta[0], capacity: count)
    for k in 0..<max(count - 1, 0) {
      let root = rootBeta[k + 1]
      result.append((1 / root, -alpha[k] / root, k == 0 ? 0 : rootBeta[k] / root))
    }
    return result
  }
}
