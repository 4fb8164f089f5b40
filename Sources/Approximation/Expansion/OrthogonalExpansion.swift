import CKernels
import RealModule

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

  /// The values at many points, in the widest registers of the processor.
  ///
  /// With many points for each coefficient through ``chebyshevForm`` where there is one; else the
  /// bits are those at single points.
  /// - Complexity: O(degree) per point.
  public func values(at points: [Double]) -> [Double] {
    if points.count >= 4 * coefficients.count, let chebyshevForm {
      return chebyshevForm.values(at: points)
    }
    return recurrence.clenshaw(coefficients, at: points, map: basis.map)
  }

  /// The same polynomial as a function, through ``chebyshevForm`` where there is one.
  public var function: RealFunction {
    if let chebyshevForm { return chebyshevForm.function }
    var result = RealFunction(block: { values(at: $0) }, { self($0) })
    result.rounding = { roundingLevel(on: $0) }
    return result
  }

  /// What rounding does to a value on a finite interval: 8 ulps of the largest Σ |c_k P_k|, looked
  /// for at 33 points.
  ///
  /// - Complexity: O(degree).
  public func roundingLevel(on interval: Interval) -> Double {
    guard interval.isFinite, degree >= 0 else { return 0 }
    let largest = ChebyshevSeries.points(on: interval, degree: 32).reduce(0) { top, x in
      let values = recurrence.values(at: basis.map(x), degree: degree)
      return max(top, zip(coefficients, values).reduce(0) { $0 + abs($1.0 * $1.1) })
    }
    return largest.isFinite ? 8 * .ulpOfOne * largest : 0
  }

  /// The polynomial in Chebyshev form, for bases whose polynomials stay within [−1, 1] on a finite
  /// interval: there the change of basis costs a few ulps of Σ |c_k|, as the evaluation itself does.
  ///
  /// These are Jacobi polynomials with a, b ≤ 0, the larger at least −½. Others, which grow towards
  /// the ends, would lose digits in the middle.
  /// - Complexity: O(n²), for Legendre O(n log n).
  public var chebyshevForm: ChebyshevSeries? {
    guard !coefficients.isEmpty, basis.interval.isFinite, let family = basis.family,
      let (a, b) = family.jacobiExponents, (-0.5...0).contains(max(a, b))
    else { return nil }
    switch family {
    case .chebyshev: return ChebyshevSeries(on: basis.interval, coefficients: coefficients)
    case .legendre:
      return ChebyshevSeries(
        on: basis.interval, coefficients: chebyshevCoefficients(legendre: coefficients))
    default:
      let points = chebyshevPoints(degree: max(degree, 1))
      let values = recurrence.clenshaw(coefficients, at: points)
      return ChebyshevSeries(
        on: basis.interval, coefficients: chebyshevCoefficients(values: values))
    }
  }

  /// The polynomial without the terms above `degree`.
  public func truncated(to degree: Int) -> OrthogonalExpansion {
    OrthogonalExpansion(basis: basis, coefficients: Array(coefficients.prefix(degree + 1)))
  }
}

extension ThreeTermRecurrence {
  /// The sum Σ x_k P_k(t) at many points, in the widest registers of the processor.
  ///
  /// The same bits as at single points, on every machine.
  /// - Complexity: O(n) per point.
  public func clenshaw(_ coefficients: [Double], at points: [Double]) -> [Double] {
    clenshaw(coefficients, at: points, map: AffineMap(center: 0, scale: 1))
  }

  func clenshaw(_ coefficients: [Double], at points: [Double], map: AffineMap) -> [Double] {
    let n = coefficients.count
    guard n > 0 else { return points.map { _ in 0 } }
    precondition(n - 1 <= count, "the recurrence is known to degree \(count) only")
    // The last polynomial needs no step of its own; the loop reads one entry beyond.
    let below = c.count < n ? c + [Double](repeating: 0, count: n - c.count) : c
    return unsafe [Double](unsafeUninitializedCapacity: points.count) { values, filled in
      unsafe a.withUnsafeBufferPointer { a in
        unsafe b.withUnsafeBufferPointer { b in
          unsafe below.withUnsafeBufferPointer { below in
            unsafe kernel_clenshaw(
              kernel_widest(), points, values.baseAddress, points.count,
              kernel_recurrence(
                first: first, center: map.center, scale: map.scale, a: a.baseAddress,
                b: b.baseAddress, below: below.baseAddress), coefficients, n)
          }
        }
      }
      filled = points.count
    }
  }
}
