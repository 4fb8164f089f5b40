import RealModule

/// Polynomials given by P_0 = `first`, P_{k+1}(t) = (a_k t + b_k) P_k(t) − c_k P_{k−1}(t).
public struct ThreeTermRecurrence: Hashable, Sendable {
  /// The constant polynomial P_0.
  public let first: Double
  /// The factors of t.
  public private(set) var a: [Double] = []
  /// The constants.
  public private(set) var b: [Double] = []
  /// The factors of P_{k−1}; `c[0]` is not used.
  public private(set) var c: [Double] = []

  init(first: Double, capacity: Int = 0) {
    self.first = first
    a.reserveCapacity(capacity)
    b.reserveCapacity(capacity)
    c.reserveCapacity(capacity)
  }

  /// How many steps are known; the polynomials up to this degree can be computed.
  public var count: Int { a.count }

  mutating func append(_ step: (a: Double, b: Double, c: Double)) {
    a.append(step.a)
    b.append(step.b)
    c.append(step.c)
  }

  /// The values P_0(t), …, P_n(t).
  ///
  /// - Complexity: O(n).
  public func values(at t: Double, degree n: Int) -> [Double] {
    precondition(n <= count, "the recurrence is known to degree \(count) only")
    var values = [first]
    values.reserveCapacity(n + 1)
    var previous = 0.0
    var current = first
    for k in 0..<n {
      (previous, current) = (current, (a[k] * t + b[k]) * current - c[k] * previous)
      values.append(current)
    }
    return values
  }

  /// The sum Σ x_k P_k(t) by Clenshaw's backward recurrence.
  ///
  /// Source: Clenshaw, *A note on the summation of Chebyshev series* (1955).
  /// - Complexity: O(n).
  public func clenshaw(_ coefficients: [Double], at t: Double) -> Double {
    clenshaw(coefficients, at: [t])[0]
  }

  /// ∫ P_k² w from h_k = h_{k−1} c_k a_{k−1} / a_k.
  func squaredNorms(mass: Double) -> [Double] {
    var result: [Double] = []
    var norm = mass * first * first
    for k in 0..<count {
      if k > 0 { norm *= c[k] * (a[k - 1] / a[k]) }
      result.append(norm)
    }
    return result
  }
}
