import RealModule

/// The eigenvalues, ascending, of a symmetric tridiagonal matrix.
///
/// Implicit QL with Wilkinson's shift, eigenvalues only.
/// - Parameters:
///   - diagonal: n diagonal entries.
///   - offDiagonal: n − 1 entries beside it.
/// - Complexity: O(n²).
/// - Note: Source: Golub and Welsch, *Calculation of Gauss quadrature rules* (1969); Parlett,
///   *The Symmetric Eigenvalue Problem* (1980), §8.
func tridiagonalEigenvalues(diagonal: [Double], offDiagonal: [Double]) -> [Double] {
  let n = diagonal.count
  var d = diagonal
  var e = offDiagonal + [0]
  for l in 0..<n {
    var iterations = 0
    while true {
      var m = l
      while m < n - 1, abs(e[m]) > .ulpOfOne / 2 * (abs(d[m]) + abs(d[m + 1])) { m += 1 }
      if m == l { break }
      // The shift converges cubically; the bound only guards against non-finite input.
      iterations += 1
      if iterations > 60 { break }
      chase(&d, &e, from: l, to: m)
    }
  }
  return d.sorted()
}

/// One implicit QL sweep over rows l…m.
private func chase(_ d: inout [Double], _ e: inout [Double], from l: Int, to m: Int) {
  let half = (d[l + 1] - d[l]) / (2 * e[l])
  let radius = Double.hypot(half, 1)
  var g = d[m] - d[l] + e[l] / (half + (half < 0 ? -radius : radius))
  var s = 1.0
  var c = 1.0
  var p = 0.0
  var i = m - 1
  while i >= l {
    let f = s * e[i]
    let b = c * e[i]
    let r = Double.hypot(f, g)
    e[i + 1] = r
    if r == 0 {
      d[i + 1] -= p
      e[m] = 0
      return
    }
    s = f / r
    c = g / r
    g = d[i + 1] - p
    let q = (d[i] - g) * s + 2 * c * b
    p = s * q
    d[i + 1] = g + p
    g = c * q - b
    i -= 1
  }
  d[l] -= p
  e[l] = g
  e[m] = 0
}
