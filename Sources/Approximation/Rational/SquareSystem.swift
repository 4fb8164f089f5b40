import RealModule

/// A square matrix in its triangular factors.
struct SquareSystem {
  private var rows: [[Double]]
  private var order: [Int]

  /// Gauss's elimination with the largest pivot of each column; nil where none is left.
  ///
  /// - Complexity: O(d³).
  init?(_ matrix: [[Double]]) {
    rows = matrix
    order = Array(matrix.indices)
    for k in rows.indices {
      guard let pivot = (k..<rows.count).max(by: { abs(rows[$0][k]) < abs(rows[$1][k]) }),
        rows[pivot][k] != 0, rows[pivot][k].isFinite
      else { return nil }
      rows.swapAt(k, pivot)
      order.swapAt(k, pivot)
      let top = rows[k]
      for i in (k + 1)..<max(rows.count, k + 1) where rows[i][k] != 0 {
        let factor = rows[i][k] / top[k]
        rows[i][k] = factor
        for j in (k + 1)..<rows.count { rows[i][j] -= factor * top[j] }
      }
    }
  }

  /// x with A x = b.
  func solve(_ right: [Double]) -> [Double] {
    var x = order.map { right[$0] }
    for i in x.indices {
      for j in 0..<i { x[i] -= rows[i][j] * x[j] }
    }
    for i in x.indices.reversed() {
      for j in (i + 1)..<max(x.count, i + 1) { x[i] -= rows[i][j] * x[j] }
      x[i] /= rows[i][i]
    }
    return x
  }

  /// x with Aᵀ x = b.
  func solveTransposed(_ right: [Double]) -> [Double] {
    var y = right
    for i in y.indices {
      for j in 0..<i { y[i] -= rows[j][i] * y[j] }
      y[i] /= rows[i][i]
    }
    for i in y.indices.reversed() {
      for j in (i + 1)..<max(y.count, i + 1) { y[i] -= rows[j][i] * y[j] }
    }
    var x = y
    for (i, place) in order.enumerated() { x[place] = y[i] }
    return x
  }
}
