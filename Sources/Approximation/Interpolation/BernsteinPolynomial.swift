import RealModule

/// Bernstein's polynomial of a function: Weierstrass's theorem made visible.
///
/// B_n f(x) = Σ f(k/n) C(n,k) t^k (1−t)^(n−k) with t the place of x in the interval. It converges
/// for every continuous f, and slowly: the error is of order 1/n even for smooth f.
///
/// Source: Bernstein, *Démonstration du théorème de Weierstrass* (1912).
public struct BernsteinPolynomial: Sendable {
  /// The finite interval.
  public let interval: Interval
  /// The values f at n+1 equally spaced points.
  public let values: [Double]

  /// Samples `function` for degree n ≥ 1.
  public init(of function: RealFunction, on interval: Interval, degree: Int) {
    precondition(degree >= 1 && interval.isFinite)
    self.interval = interval
    values = function.values(at: NodeFamily.equispaced.nodes(count: degree + 1, on: interval))
  }

  /// The degree n.
  public var degree: Int { values.count - 1 }

  /// The value at `x`, by binomial weights updated outwards from the largest.
  ///
  /// - Complexity: O(n).
  public func callAsFunction(_ x: Double) -> Double {
    let n = degree
    let t = (x - interval.lower) / interval.length
    if t <= 0 { return values[0] }
    if t >= 1 { return values[n] }
    let mode = min(n, Int(Double(n + 1) * t))
    let odds = t / (1 - t)
    var total = 1.0
    var sum = values[mode]
    var weight = 1.0
    for k in stride(from: mode + 1, through: n, by: 1) {
      weight *= Double(n - k + 1) / Double(k) * odds
      total += weight
      sum += weight * values[k]
      if weight < 1e-20 { break }
    }
    weight = 1
    for k in stride(from: mode - 1, through: 0, by: -1) {
      weight *= Double(k + 1) / (Double(n - k) * odds)
      total += weight
      sum += weight * values[k]
      if weight < 1e-20 { break }
    }
    return sum / total
  }

  /// The same polynomial as a function.
  public var function: RealFunction { RealFunction { self($0) } }
}
