/// The first terms of a Taylor series: f(x) = Σ cₖ (x − c)ᵏ, k = 0 … degree.
public struct TaylorSeries: Hashable, Sendable {
  /// The centre c.
  public let center: Double
  /// cₖ = f⁽ᵏ⁾(c)/k!, from degree 0 upwards, zeros included.
  public let coefficients: [Double]

  /// A series with given coefficients.
  public init(center: Double, coefficients: [Double]) {
    self.center = center
    self.coefficients = coefficients
  }

  /// The Taylor polynomial's value at x, by Horner's rule.
  ///
  /// O(degree).
  public func callAsFunction(_ x: Double) -> Double {
    let t = x - center
    return coefficients.reversed().reduce(0) { $0 * t + $1 }
  }
}

/// From where a centre is approached.
public enum Side: Hashable, Sendable {
  case left, right
}
