public import ComplexModule
public import RealModule

/// A rational function p/q that matches a Taylor series as far as it can.
///
/// Computed from the singular value decomposition of the Toeplitz matrix of coefficients: where
/// the rank is deficient the degrees are lowered, so that no pole–zero pairs appear that rounding
/// errors put there.
///
/// Source: Gonnet, Güttel and Trefethen, *Robust Padé approximation via SVD*, SIAM Review 55 (2013).
public struct PadeApproximant: Sendable {
  /// The centre of the series.
  public let center: Double
  /// The coefficients of p in powers of x − centre.
  public let numerator: [Double]
  /// The coefficients of q in powers of x − centre, q₀ = 1.
  public let denominator: [Double]

  /// Finds the approximant of type (L, M) from at least L + M + 1 Taylor coefficients.
  ///
  /// - Parameters:
  ///   - tolerance: singular values below this, relative to the coefficients, count as zero.
  /// - Complexity: O((L + M)³).
  public init(
    taylor c: [Double], center: Double, numeratorDegree: Int, denominatorDegree: Int,
    tolerance: Double = 1e-14
  ) {
    precondition(numeratorDegree >= 0 && denominatorDegree >= 0)
    precondition(c.count > numeratorDegree + denominatorDegree)
    self.center = center
    var (m, n) = (numeratorDegree, denominatorDegree)
    let size = c.prefix(m + n + 1).reduce(0) { max($0, abs($1)) }
    let threshold = tolerance * size
    guard size > 0, c.prefix(m + 1).contains(where: { abs($0) > threshold }) else {
      numerator = [0]
      denominator = [1]
      return
    }
    func entry(_ i: Int) -> Double { i >= 0 ? c[i] : 0 }
    var q = [1.0]
    while n > 0 {
      let rows = (1...n).map { i in (0...n).map { entry(m + i - $0) } }
      let svd = rightSingularVectors(rows)
      let rank = svd.values.filter { $0 > threshold }.count
      if rank == n {
        q = svd.vectors[n]
        break
      }
      m -= n - rank
      n = rank
      q = [1]
    }
    var p = (0...max(m, 0)).map { i in
      q.indices.reduce(0.0) { $0 + q[$1] * entry(i - $1) }
    }
    // Common factors x^λ at the centre, then vanishing leading terms.
    while q.count > 1, abs(q[0]) <= tolerance {
      q.removeFirst()
      if p.count > 1 { p.removeFirst() }
    }
    while q.count > 1, abs(q[q.count - 1]) <= tolerance { q.removeLast() }
    while p.count > 1, abs(p[p.count - 1]) <= threshold { p.removeLast() }
    numerator = p.map { [q] in $0 / q[0] }
    denominator = q.map { [q] in $0 / q[0] }
  }

  /// The first power at which the series of p/q differs from another by more than rounding; the
  /// number of coefficients where none does.
  ///
  /// - Complexity: O(count · degree).
  public func matchedOrder(of series: [Double]) -> Int {
    let size = series.reduce(0) { max($0, abs($1)) }
    var own: [Double] = []
    for k in series.indices {
      var c = k < numerator.count ? numerator[k] : 0
      for j in denominator.indices.dropFirst() where j <= k { c -= denominator[j] * own[k - j] }
      own.append(c)
      if abs(c - series[k]) > 1e-11 * size { return k }
    }
    return series.count
  }

  /// The value at `x`.
  public func callAsFunction(_ x: Double) -> Double {
    let t = x - center
    func horner(_ c: [Double]) -> Double { c.reversed().reduce(0) { $0 * t + $1 } }
    return horner(numerator) / horner(denominator)
  }

  /// The same function as a value.
  public var function: RealFunction { RealFunction { self($0) } }

  /// The poles.
  public var poles: [Complex<Double>] { polynomialRoots(denominator).map { $0 + Complex(center) } }

  /// The zeros.
  public var zeros: [Complex<Double>] { polynomialRoots(numerator).map { $0 + Complex(center) } }

  /// The residue at a simple pole z: p(z)/q′(z).
  public func residue(at z: Complex<Double>) -> Complex<Double> {
    let t = z - Complex(center)
    var value = Complex<Double>.zero
    for c in numerator.reversed() { value = value * t + Complex(c) }
    var slope = Complex<Double>.zero
    for k in stride(from: denominator.count - 1, to: 0, by: -1) {
      slope = slope * t + Complex(Double(k) * denominator[k])
    }
    return value / slope
  }
}

/// The roots of Σ c_k x^k, from the companion matrix.
func polynomialRoots(_ coefficients: [Double]) -> [Complex<Double>] {
  var c = coefficients
  while c.count > 1, c[c.count - 1] == 0 { c.removeLast() }
  let n = c.count - 1
  guard n > 0 else { return [] }
  var matrix = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
  for i in 0..<n {
    if i > 0 { matrix[i][i - 1] = 1 }
    matrix[i][n - 1] = -c[i] / c[n]
  }
  return eigenvalues(matrix).sorted { ($0.real, $0.imaginary) < ($1.real, $1.imaginary) }
}
