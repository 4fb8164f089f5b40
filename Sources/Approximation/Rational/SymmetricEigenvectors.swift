import RealModule

/// The eigenvalues and orthonormal eigenvectors of a symmetric matrix, by Jacobi's rotations.
///
/// Small eigenvalues come out with the absolute accuracy of the entries, and vectors are orthogonal
/// to rounding, which the levelling of small errors lives on.
///
/// Source: Golub and Van Loan, *Matrix Computations* (2013), §8.5.
/// - Returns: values in no particular order and the vector of each.
/// - Complexity: O(n³) for each of about eight sweeps.
func symmetricEigenvectors(_ matrix: [[Double]]) -> (values: [Double], vectors: [[Double]]) {
  let n = matrix.count
  var a = matrix
  var v = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0 } }
  for _ in 0..<40 {
    var isDiagonal = true
    for p in 0..<n {
      for q in (p + 1)..<max(n, p + 1) {
        let size = abs(a[p][q])
        guard size > 0x1p-54 * (abs(a[p][p]) * abs(a[q][q])).squareRoot(), size > 1e-300 else {
          continue
        }
        isDiagonal = false
        let tau = (a[q][q] - a[p][p]) / (2 * a[p][q])
        let t = (tau < 0 ? -1 : 1) / (abs(tau) + (1 + tau * tau).squareRoot())
        let c = 1 / (1 + t * t).squareRoot()
        let s = t * c
        for k in 0..<n {
          (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q])
        }
        for k in 0..<n {
          (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k])
          (v[p][k], v[q][k]) = (c * v[p][k] - s * v[q][k], s * v[p][k] + c * v[q][k])
        }
      }
    }
    if isDiagonal { break }
  }
  return ((0..<n).map { a[$0][$0] }, v)
}

/// The columns of a matrix made orthonormal: A = Q R.
///
/// Gram and Schmidt's way twice, which is as good as reflections.
///
/// Source: Giraud, Langou, Rozložník and van den Eshof, *Rounding error analysis of the classical
/// Gram–Schmidt orthogonalization process* (2005).
struct OrthonormalColumns {
  /// The columns of Q.
  private(set) var q: [[Double]] = []
  /// The columns of R, each as long as its index needs.
  private(set) var r: [[Double]] = []

  /// Nil where a column depends on those before it, or is not finite.
  init?(_ columns: [[Double]]) {
    for column in columns where !append(column) { return nil }
  }

  /// Adds a column; returns whether it was independent.
  mutating func append(_ column: [Double]) -> Bool {
    var rest = column
    var coefficients = [Double](repeating: 0, count: q.count + 1)
    let size = norm(column)
    guard size.isFinite, size > 0 else { return false }
    for _ in 0..<2 {
      for (j, basis) in q.enumerated() {
        let share = dot(basis, rest)
        coefficients[j] += share
        for i in rest.indices { rest[i] -= share * basis[i] }
      }
    }
    let length = norm(rest)
    guard length > 1e-15 * size else { return false }
    coefficients[q.count] = length
    q.append(rest.map { $0 / length })
    r.append(coefficients)
    return true
  }

  /// The solution of R x = `right`.
  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for j in x.indices.reversed() {
      x[j] /= r[j][j]
      for i in 0..<j { x[i] -= r[j][i] * x[j] }
    }
    return x
  }

  /// Qᵀ `vector`.
  func components(_ vector: [Double]) -> [Double] { q.map { dot($0, vector) } }
}

private func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }
