import Formula
import RealModule

/// The Legendre or Chebyshev projection of a function without known kinks to a high degree, by way
/// of its Chebyshev series.
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
  /// Σ |c_k| beyond the degree, which no error exceeds.
  private let remainder: Double

  /// Below this degree inner products are as fast and keep small coefficients to more digits.
  private static let lowestDegree = 128

  /// Projects; nil for other bases, low degrees, known kinks and functions that are not resolved.
  ///
  /// - Complexity: O(n log² n) with n the larger of degree and length of the Chebyshev series.
  init?(_ function: RealFunction, _ basis: PolynomialBasis, _ degree: Int) {
    let isLegendre = basis.family == .legendre
    guard degree >= Self.lowestDegree, isLegendre || basis.family == .chebyshev(.first),
      basis.interval.isFinite, function.breakpoints(inside: basis.interval).isEmpty
    else { return nil }
    let (series, chop) = ChebyshevSeries.adaptive(
      function, on: basis.interval, maximumDegree: Self.gridDegree(for: degree))
    guard chop.isResolved else { return nil }
    self.series = series
    var classical =
      isLegendre ? legendreCoefficients(chebyshev: series.coefficients) : series.coefficients
    if basis.isSymmetric, let parity = function.parity {
      for k in classical.indices where (k % 2 == 1) == (parity == .even) { classical[k] = 0 }
    }
    let half = basis.interval.upper / 2 - basis.interval.lower / 2
    let norms = basis.squaredNorms(count: classical.count)
    let whole = zip(classical, norms).map { $0 * $1.squareRoot() }
    coefficients =
      Array(whole.prefix(degree + 1))
      + [Double](repeating: 0, count: max(0, degree + 1 - whole.count))
    // The series is off by rounding and by what was chopped: seen between the points of its grids.
    let probes = (0..<64).map { j in
      basis.interval.midpoint + half * .cos(.pi * (Double(j) + 0.487) / 64)
    }
    let gaps = zip(function.values(at: probes), series.values(at: probes)).map { $0 - $1 }
    var noise = gaps.reduce(0) { $0 + $1 * $1 } / 64 * basis.mass
    // Steep places, which the probes miss, have more of it.
    for feature in function.features where basis.interval.contains(feature.place) {
      let points = [feature].grading(growth: 2).filter { basis.interval.contains($0) }
      let worst = zip(function.values(at: points), series.values(at: points))
        .reduce(0) { max($0, abs($1.0 - $1.1)) }
      let share = min(1, 2 * feature.width / basis.interval.length)
      noise += worst * worst * share * basis.mass
    }
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
        coefficients: isLegendre
          ? chebyshevCoefficients(legendre: Array(classical.prefix(degree + 1)))
          : Array(classical.prefix(degree + 1)))
    remainder = classical.dropFirst(degree + 1).reduce(0) { $0 + abs($1) }
  }

  /// Grids are refined to 2¹⁴ points, for higher degrees to twice as many as these ask for.
  private static func gridDegree(for degree: Int) -> Int {
    var size = 1 << 14
    while size < 2 * degree, size < 1 << 18 { size *= 2 }
    return size
  }

  /// The error times 2^`exponent`; nil where it is larger than the series allows, as the series has
  /// missed a part of the function then.
  func errorCurve(
    of function: RealFunction, on interval: Interval, scaledBy exponent: Int
  ) -> ErrorCurve? {
    let degree = projected.degree
    // What is rounding noise everywhere is not looked at point by point.
    let density = remainder > projected.roundingLevel ? degree : min(degree, 512)
    let curve = ErrorCurve(
      of: function, minus: projected.function.scaled(byPowerOfTwo: exponent), on: interval,
      degree: density, rounding: scaled(projected.roundingLevel, byPowerOfTwo: exponent))
    let allowed = scaled(2 * remainder, byPowerOfTwo: exponent) + 1e4 * curve.noiseFloor
    return curve.sup.size <= allowed ? curve : nil
  }
}
