import CLAPACKE
import ComplexModule

/// The finite generalised eigenvalues λ of A v = λ B v, by LAPACK's QZ algorithm.
///
/// - Parameters:
///   - a: the matrix A, row by row.
///   - b: the matrix B, row by row.
/// - Complexity: O(n³).
func generalizedEigenvalues(_ a: [[Double]], _ b: [[Double]]) -> [Complex<Double>] {
  let n = a.count
  guard n > 0 else { return [] }
  var flatA = a.flatMap { $0 }
  var flatB = b.flatMap { $0 }
  var re = [Double](repeating: 0, count: n)
  var im = [Double](repeating: 0, count: n)
  var beta = [Double](repeating: 0, count: n)
  let size = Int32(n)
  let status = unsafe lapacke_dggev(size, &flatA, &flatB, &re, &im, &beta)
  guard hasSucceeded(status) else { return [] }
  let scale = b.joined().reduce(0) { max($0, abs($1)) }
  return (0..<n).compactMap { i in
    guard abs(beta[i]) > 1e-14 * scale else { return nil }
    return Complex(re[i] / beta[i], im[i] / beta[i])
  }
}

/// The eigenvalues of a general matrix given row by row.
///
/// - Complexity: O(n³).
func eigenvalues(_ a: [[Double]]) -> [Complex<Double>] {
  let n = a.count
  guard n > 0 else { return [] }
  var flat = a.flatMap { $0 }
  var re = [Double](repeating: 0, count: n)
  var im = [Double](repeating: 0, count: n)
  let size = Int32(n)
  let status = unsafe lapacke_dgeev(size, &flat, &re, &im)
  guard hasSucceeded(status) else { return [] }
  return (0..<n).map { Complex(re[$0], im[$0]) }
}

/// The singular values and right singular vectors of a matrix with at least as many rows as
/// columns, or fewer; vectors come row by row, in the order of falling singular values.
///
/// - Complexity: O(rows · columns²).
func rightSingularVectors(_ a: [[Double]]) -> (values: [Double], vectors: [[Double]]) {
  let (m, n) = (a.count, a.first?.count ?? 0)
  guard m > 0, n > 0 else { return ([], []) }
  var flat = a.flatMap { $0 }
  var values = [Double](repeating: 0, count: min(m, n))
  var vt = [Double](repeating: 0, count: n * n)
  var superdiagonal = [Double](repeating: 0, count: min(m, n))
  let status = unsafe lapacke_dgesvd(
    Int32(m), Int32(n), &flat, &values, &vt, &superdiagonal)
  guard hasSucceeded(status) else { return ([], []) }
  return (values, (0..<n).map { Array(vt[$0 * n..<($0 + 1) * n]) })
}

/// Whether LAPACK converged; a machine without the library is a broken installation.
func hasSucceeded(_ status: Int32) -> Bool {
  precondition(
    status != LAPACKE_UNAVAILABLE, "liblapacke.so.3 is not installed; run scripts/setup")
  return status == 0
}
