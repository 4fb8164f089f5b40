import CKernels
import RealModule

/// A polynomial Σ c_k T_k(t) on a finite interval, and the function it stands for.
public struct ChebyshevSeries: Sendable {
  /// The finite interval.
  public let interval: Interval
  /// The coefficients, from degree 0 upwards.
  public let coefficients: [Double]
  private let map: AffineMap

  /// Creates the polynomial with these coefficients.
  public init(on interval: Interval, coefficients: [Double]) {
    precondition(interval.isFinite && !coefficients.isEmpty)
    self.interval = interval
    self.coefficients = coefficients
    map = AffineMap(
      center: interval.midpoint, scale: interval.upper / 2 - interval.lower / 2)
  }

  /// The polynomial of a degree that interpolates `function` in the Chebyshev points.
  ///
  /// - Complexity: O(n log n) where the degree is a power of two, O(n²) otherwise.
  public init(interpolating function: RealFunction, on interval: Interval, degree: Int) {
    let points = Self.points(on: interval, degree: degree)
    self.init(
      on: interval, coefficients: chebyshevCoefficients(values: function.values(at: points)))
  }

  /// The Chebyshev points of an interval, ascending, the ends exact.
  public static func points(on interval: Interval, degree: Int) -> [Double] {
    let half = interval.upper / 2 - interval.lower / 2
    var x = chebyshevPoints(degree: degree).map { interval.midpoint + half * $0 }
    if degree > 0 {
      x[0] = interval.lower
      x[degree] = interval.upper
    }
    return x
  }

  /// The largest index of the coefficients.
  public var degree: Int { coefficients.count - 1 }

  /// The value at `x` by Clenshaw's recurrence.
  ///
  /// - Complexity: O(degree).
  public func callAsFunction(_ x: Double) -> Double {
    var value = 0.0
    unsafe kernel_chebyshev(
      kernel_widest(), [x], &value, 1, map.center, map.scale, coefficients, coefficients.count)
    return value
  }

  /// The values at many points, in the widest registers of the processor.
  ///
  /// The same bits as at single points, on every machine.
  /// - Complexity: O(degree) per point.
  public func values(at points: [Double]) -> [Double] {
    unsafe [Double](unsafeUninitializedCapacity: points.count) { values, count in
      unsafe kernel_chebyshev(
        kernel_widest(), points, values.baseAddress, points.count, map.center, map.scale,
        coefficients, coefficients.count)
      count = points.count
    }
  }

  /// What rounding does to a value: 8 ulps of Σ |c_k|, which Clenshaw's recurrence needs next to the
  /// ends, or of √Σ s_k² with the partial sums s_k = Σ_{j ≥ k} |c_j|, k ≥ 1, that it rounds one by
  /// one.
  public var roundingLevel: Double {
    var tail = 0.0
    var squares = 0.0
    for c in coefficients.dropFirst().reversed() {
      tail += abs(c)
      squares += tail * tail
    }
    return 8 * .ulpOfOne * max(tail + abs(coefficients[0]), squares.squareRoot())
  }

  /// The same polynomial as a function.
  public var function: RealFunction {
    var result = RealFunction(block: { values(at: $0) }, { self($0) })
    let level = roundingLevel
    result.rounding = { _ in level }
    return result
  }

  /// The polynomial without the terms above `degree`.
  public func truncated(to degree: Int) -> ChebyshevSeries {
    ChebyshevSeries(on: interval, coefficients: Array(coefficients.prefix(degree + 1)))
  }
}
