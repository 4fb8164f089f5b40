import CLAPACKE

/// A square matrix in its triangular factors, by LAPACK.
struct SquareSystem {
  private let factors: [Double]
  private let pivots: [Int32]

  /// Factorises a matrix given row by row; nil where it is singular.
  ///
  /// - Complexity: O(n³).
  init?(_ matrix: [[Double]]) {
    var factors = matrix.flatMap { $0 }
    var pivots = [Int32](repeating: 0, count: matrix.count)
    guard hasSucceeded(unsafe lapacke_dgetrf(Int32(matrix.count), &factors, &pivots)) else {
      return nil
    }
    (self.factors, self.pivots) = (factors, pivots)
  }

  /// x with A x = b.
  func solve(_ right: [Double]) -> [Double] { solution("N", right) }

  /// x with Aᵀ x = b.
  func solveTransposed(_ right: [Double]) -> [Double] { solution("T", right) }

  private func solution(_ form: Unicode.Scalar, _ right: [Double]) -> [Double] {
    var x = right
    let letter = CChar(form.value)
    let status = unsafe lapacke_dgetrs(letter, Int32(pivots.count), factors, pivots, &x)
    precondition(hasSucceeded(status), "factors of a regular matrix solve every right side")
    return x
  }
}
