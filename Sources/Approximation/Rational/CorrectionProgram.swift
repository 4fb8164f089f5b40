import RealModule

/// The linear program of one differential correction: from a denominator s > 0 and a level E, the
/// p and q with the smallest max (|f q − p| u − E q)/s over points, and mean of q/s equal to 1.
///
/// Solved by the exchange of m + n + 2 of the constraints, the simplex method on the dual: the
/// smallest value t rises until no other constraint is violated. Bounds far beyond all coefficients
/// make the first reference.
struct CorrectionProgram {
  /// The bases' values T_0 … at each point.
  let basis: [[Double]]
  /// f·u and u at each point.
  let targets: [Double]
  let weights: [Double]
  let type: (Int, Int)

  /// How far coefficients may go, in units of the mean of q/s.
  private static var bound: Double { 1e5 }

  /// The coefficients of p and q; nil where the equations degenerate.
  ///
  /// - Complexity: O(d³ + N d) an exchange, with d = m + n + 3 and N points.
  func corrected(from s: [Double], level: Double) -> (p: [Double], q: [Double])? {
    let (m, n) = type
    let size = m + n + 3
    let height = max(targets.reduce(0) { max($0, abs($1)) }, level)
    var mean = [Double](repeating: 0, count: size)
    for row in basis {
      for j in 0...n { mean[m + 1 + j] += row[j] / Double(basis.count) }
    }
    func constraint(_ i: Int, _ sign: Double) -> [Double] {
      var g = [Double](repeating: -s[i], count: size)
      let above = -sign * weights[i]
      let below = sign * targets[i] - level
      for j in 0...m { g[j] = above * basis[i][j] }
      for j in 0...n { g[m + 1 + j] = below * basis[i][j] }
      return g
    }
    // The row of equality stands last; its multiplier has no sign.
    let first = s.indices.max { s[$0] < s[$1] } ?? 0
    var rows = [constraint(first, 1)]
    var right = [0.0]
    let shift = rows[0][m + 1] / mean[m + 1]
    for j in 0..<(size - 1) where j != m + 1 {
      var unit = [Double](repeating: 0, count: size)
      unit[j] = rows[0][j] - shift * mean[j] > 0 ? -1 : 1
      rows.append(unit)
      right.append(j <= m ? Self.bound * height : Self.bound)
    }
    rows.append(mean)
    right.append(1)
    var objective = [Double](repeating: 0, count: size)
    objective[size - 1] = -1
    let allowed = max(1e-11 * level, .ulpOfOne * height)
    var solution: [Double]?
    for _ in 0..<(200 + 20 * size) {
      guard let system = SquareSystem(rows) else { return nil }
      let z = system.solve(right)
      let multipliers = system.solveTransposed(objective)
      guard z.allSatisfy(\.isFinite) else { return nil }
      solution = z
      var worst = (excess: allowed, index: -1, sign: 1.0)
      for i in basis.indices {
        var p = 0.0
        var q = 0.0
        for j in 0...m { p += z[j] * basis[i][j] }
        for j in 0...n { q += z[m + 1 + j] * basis[i][j] }
        let error = targets[i] * q - weights[i] * p
        let excess = abs(error) - level * q - z[size - 1] * s[i]
        if excess > worst.excess { worst = (excess, i, error < 0 ? -1 : 1) }
      }
      guard worst.index >= 0 else { break }
      let entering = constraint(worst.index, worst.sign)
      let shares = system.solveTransposed(entering)
      var leaving = (ratio: Double.infinity, index: -1)
      for k in 0..<(size - 1) where shares[k] > 1e-13 {
        let ratio = max(0, multipliers[k]) / shares[k]
        if ratio < leaving.ratio { leaving = (ratio, k) }
      }
      guard leaving.index >= 0 else { break }
      rows[leaving.index] = entering
      right[leaving.index] = 0
    }
    return solution.map { (Array($0[0...m]), Array($0[(m + 1)...(m + n + 1)])) }
  }
}
