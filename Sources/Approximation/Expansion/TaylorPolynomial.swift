/// A polynomial Σ c_k (x − centre)^k.
public struct TaylorPolynomial: Hashable, Sendable {
  /// The centre of expansion.
  public let center: Double
  /// The coefficients f⁽ᵏ⁾(centre)/k!, from degree 0 upwards.
  public let coefficients: [Double]

  /// Creates the polynomial from its coefficients.
  public init(center: Double, coefficients: [Double]) {
    self.center = center
    self.coefficients = coefficients
  }

  /// The largest index of the coefficients; −1 for none.
  public var degree: Int { coefficients.count - 1 }

  /// The value at `x` by Horner's rule.
  ///
  /// - Complexity: O(degree).
  public func callAsFunction(_ x: Double) -> Double {
    let t = x - center
    return coefficients.reversed().reduce(0) { $0 * t + $1 }
  }

  /// The same polynomial as a function.
  public var function: RealFunction {
    var result = RealFunction { self($0) }
    result.rounding = { roundingLevel(on: $0) }
    return result
  }

  /// What rounding does to a value on a finite interval: 2 ulps of Σ |c_k (x − centre)^k| at the end
  /// farther from the centre.
  public func roundingLevel(on interval: Interval) -> Double {
    guard interval.isFinite else { return 0 }
    let reach = max(abs(interval.lower - center), abs(interval.upper - center))
    let size = coefficients.reversed().reduce(0) { $0 * reach + abs($1) }
    return size.isFinite ? 2 * .ulpOfOne * size : 0
  }
}
