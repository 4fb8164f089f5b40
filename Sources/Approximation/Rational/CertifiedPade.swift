public import Exact

/// Padé's approximant with enclosed coefficients.
public struct CertifiedPade: Sendable {
  /// The coefficients of p in powers of x − centre.
  public let numerator: [Ball]
  /// The coefficients of q in powers of x − centre, q₀ = 1.
  public let denominator: [Ball]

  /// Solves Σ_j q_j c_{L+i−j} = 0 for i = 1 … M with q₀ = 1, and p = q·f up to order L.
  ///
  /// Gaussian elimination with balls, the pivot being the number farthest from 0 for certain.
  ///
  /// - Parameters:
  ///   - c: at least L + M + 1 enclosed Taylor coefficients.
  ///   - numeratorDegree: L.
  ///   - denominatorDegree: M.
  /// - Returns: nil where the system could not be shown to have one solution.
  /// - Complexity: O(M³ + L·M).
  /// Source: G. A. Baker and P. Graves-Morris, *Padé Approximants* (1996), section 1.1.
  public init?(taylor c: [Ball], numeratorDegree l: Int, denominatorDegree m: Int) {
    precondition(l >= 0 && m >= 0 && c.count > l + m)
    let precision = c[0].precision
    let zero = Ball(0, precision: precision)
    func entry(_ k: Int) -> Ball { k >= 0 ? c[k] : zero }
    var rows = (0..<m).map { i in
      (1..<(m + 1)).map { entry(l + 1 + i - $0) } + [-entry(l + 1 + i)]
    }
    for column in 0..<m {
      let sizes = rows.map { $0[column].smallestMagnitude }
      guard
        let pivot = (column..<m).max(by: { sizes[$0].isLess(than: sizes[$1]) }),
        !rows[pivot][column].containsZero, rows[pivot][column].isFinite
      else { return nil }
      rows.swapAt(column, pivot)
      for i in (column + 1)..<max(m, column + 1) {
        let factor = rows[i][column] / rows[column][column]
        for j in column...m { rows[i][j] = rows[i][j] - factor * rows[column][j] }
      }
    }
    var q = [Ball](repeating: zero, count: m)
    for i in (0..<m).reversed() {
      var sum = rows[i][m]
      for j in (i + 1)..<max(m, i + 1) { sum = sum - rows[i][j] * q[j] }
      q[i] = sum / rows[i][i]
    }
    let denominator = [Ball(1, precision: precision)] + q
    self.denominator = denominator
    numerator = (0...l).map { i in
      denominator.indices.reduce(zero) { $0 + denominator[$1] * entry(i - $1) }
    }
    guard (numerator + denominator).allSatisfy(\.isFinite) else { return nil }
  }
}
