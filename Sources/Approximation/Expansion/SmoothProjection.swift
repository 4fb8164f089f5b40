import Formula
import RealModule

/// The Legendre projection of a function without known kinks to a high degree, by way of its
/// Chebyshev series.
///
/// The series is resolved to rounding on nested grids and its coefficients are converted; what the
/// inner products would cost is then paid only once for each evaluation of the function.
struct SmoothProjection {
  /// The orthonormal coefficients up to the degree asked for.
  let coefficients: [Double]
  /// √∫ (f − p_k)² dx by degree.
  let residuals: [Double]
  /// ‖f‖.
  let norm: Double
  /// Digits believed, relative to the largest coefficient.
  let digits: Int
  /// The whole function as a Chebyshev series.
  let series: ChebyshevSeries
  /// The projection as a Chebyshev series.
  private let projected: ChebyshevSeries

  /// Below this degree inner products are as fast and keep small coefficients to more digits.
  private static let lowestDegree = 128

  /// Projects; nil for other bases, low degrees, known kinks and functions that are not resolved.
  ///
  /// - Complexity: O(n log² n) with n the larger of degree and length of the Chebyshev series.
  init?(_ function: RealFunction, _ basis: PolynomialBasis, _ degree: Int) {
    guard degree >= Self.lowestDegree, basis.family == .legendre, basis.interval.isFinite,
      function.breakpoints(inside: basis.interval).isEmpty
    else { return nil }
    let (series, chop) = ChebyshevSeries.adaptive(
      function, on: basis.interval, maximumDegree: 1 << 14)
    guard chop.isResolved else { return nil }
    self.series = series
    var legendre = legendreCoefficients(chebyshev: series.coefficients)
    if basis.isSymmetric, let parity = function.parity {
      for k in legendre.indices where (k % 2 == 1) == (parity == .even) { legendre[k] = 0 }
    }
    let half = basis.interval.upper / 2 - basis.interval.lower / 2
    let whole = legendre.enumerated().map { k, c in
      c * (2 * half / Double(2 * k + 1)).squareRoot()
    }
    coefficients =
      Array(whole.prefix(degree + 1))
      + [Double](repeating: 0, count: max(0, degree + 1 - whole.count))
    // The series is off by rounding and by what was chopped: seen between the points of its grids.
    let probes = (0..<64).map { j in
      basis.interval.midpoint + half * .cos(.pi * (Double(j) + 0.487) / 64)
    }
    let gaps = zip(function.values(at: probes), series.values(at: probes)).map { $0 - $1 }
    let noise = gaps.reduce(0) { $0 + $1 * $1 } / 64 * 2 * half
    var tail = noise
    var squares = [Double](repeating: noise, count: max(whole.count, degree + 1))
    for k in whole.indices.reversed() {
      squares[k] = tail
      tail += whole[k] * whole[k]
    }
    residuals = squares.prefix(degree + 1).map { $0.squareRoot() }
    norm = tail.squareRoot()
    let largest = whole.reduce(0) { max($0, abs($1)) }
    let worst = max((noise / 64).squareRoot(), .ulpOfOne * largest)
    digits = largest > 0 ? max(0, min(15, Int(-Double.log10(2 * worst / largest)))) : 15
    projected =
      degree >= series.degree
      ? series
      : ChebyshevSeries(
        on: basis.interval,
        coefficients: chebyshevCoefficients(legendre: Array(legendre.prefix(degree + 1))))
  }

  /// The rounding error of a value of the projection.
  var roundingLevel: Double { projected.roundingLevel }

  /// The projection times 2^`exponent`.
  func polynomial(scaledBy exponent: Int) -> RealFunction {
    projected.function.scaled(byPowerOfTwo: exponent)
  }
}
