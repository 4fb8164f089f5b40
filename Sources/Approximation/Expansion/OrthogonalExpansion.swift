/// A polynomial Σ c_k P_k(t(x)) in a classical basis.
public struct OrthogonalExpansion: Sendable {
  /// The basis.
  public let basis: PolynomialBasis
  /// The coefficients in the classical normalisation, from degree 0 upwards.
  public let coefficients: [Double]
  private let recurrence: ThreeTermRecurrence

  /// Creates the polynomial with these coefficients.
  public init(basis: PolynomialBasis, coefficients: [Double]) {
    self.basis = basis
    self.coefficients = coefficients
    recurrence = basis.recurrence(count: max(coefficients.count, 1))
  }

  /// The largest index of the coefficients; −1 for none.
  public var degree: Int { coefficients.count - 1 }

  /// The value at `x`, by Clenshaw's recurrence.
  ///
  /// - Complexity: O(degree).
  public func callAsFunction(_ x: Double) -> Double {
    recurrence.clenshaw(coefficients, at: basis.map(x))
  }

  /// The values at many points.
  public func values(at points: [Double]) -> [Double] {
    recurrence.clenshaw(coefficients, at: points.map { basis.map($0) })
  }

  /// The same polynomial as a function.
  public var function: RealFunction {
    RealFunction(block: { values(at: $0) }, { self($0) })
  }

  /// The polynomial without the terms above `degree`.
  public func truncated(to degree: Int) -> OrthogonalExpansion {
    OrthogonalExpansion(basis: basis, coefficients: Array(coefficients.prefix(degree + 1)))
  }
}

extension ThreeTermRecurrence {
  /// The sum Σ x_k P_k(t) at many points, a block of points at a time.
  ///
  /// - Complexity: O(n) per point.
  public func clenshaw(_ coefficients: [Double], at points: [Double]) -> [Double] {
    let n = coefficients.count
    guard n > 0 else { return points.map { _ in 0 } }
    precondition(n - 1 <= count, "the recurrence is known to degree \(count) only")
    var result = [Double](repeating: 0, count: points.count)
    var start = 0
    while start + 8 <= points.count {
      var t = SIMD8<Double>()
      for lane in 0..<8 { t[lane] = points[start + lane] }
      var b1 = SIMD8<Double>(repeating: coefficients[n - 1])
      var b2 = SIMD8<Double>()
      var k = n - 2
      while k >= 0 {
        let below = k + 1 < count ? c[k + 1] : 0
        let value = coefficients[k] + (a[k] * t + b[k]) * b1 - below * b2
        (b2, b1) = (b1, value)
        k -= 1
      }
      b1 *= first
      for lane in 0..<8 { result[start + lane] = b1[lane] }
      start += 8
    }
    for i in start..<points.count { result[i] = clenshaw(coefficients, at: points[i]) }
    return result
  }
}
