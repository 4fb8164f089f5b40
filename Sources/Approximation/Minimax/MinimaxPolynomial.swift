public import Formula
import RealModule

/// The polynomial of a degree with the smallest weighted sup error on a finite interval.
public struct MinimaxPolynomial: Sendable {
  /// The polynomial in Chebyshev form.
  public let series: ChebyshevSeries
  /// The largest weighted |f − p| and where it lies.
  public let error: Extremum
  /// De la Vallée Poussin's bound: no polynomial of the degree has a smaller error.
  ///
  /// The levelled error is a mean of the values f u on the reference; their rounding, one unit in
  /// the last place of the largest, is taken off, so that it is 0 where the error is rounding noise.
  public let lowerBound: Double
  /// The points where the error alternates, ascending.
  public let reference: [Double]
  /// How many exchanges were made.
  public let iterations: Int
  /// Whether error and lower bound agree to the tolerance, or the error is rounding noise.
  public let converged: Bool
  /// The symmetry that was used to halve the problem.
  public let parity: Parity?

  /// The coefficients of T_k in the mapped variable.
  public var chebyshevCoefficients: [Double] { series.coefficients }

  /// Finds the best polynomial.
  ///
  /// An even or odd function on a symmetric interval is solved as a weighted problem in y = x²:
  /// there the naive reference of the full problem degenerates.
  /// - Parameters:
  ///   - function: what is approximated.
  ///   - interval: a finite interval.
  ///   - degree: the highest degree, 0…200.
  ///   - weight: u(x) > 0 in max |(f − p) u|; 1/|f| gives the relative error. nil means 1.
  ///   - tolerance: relative gap between error and lower bound at which to stop.
  /// - Complexity: O(degree²) for each exchange.
  public init(
    of function: RealFunction, on interval: Interval, degree: Int, weight: RealFunction? = nil,
    tolerance: Double = 1e-12
  ) {
    precondition(interval.isFinite && (0...200).contains(degree))
    let symmetry = foundParity(function, weight, interval)
    let reduction = ParityReduction(function, weight, interval, degree, symmetry)
    let solution = reduction.problem.solve(
      start: reduction.start, tolerance: tolerance, limit: 60)
    let polynomial = RealFunction { reduction.value(solution.interpolant.callAsFunction, $0) }
    series = ChebyshevSeries(
      interpolating: polynomial, on: interval, degree: reduction.fullDegree(degree))
    parity = symmetry
    reference = reduction.fullReference(solution.reference)
    iterations = solution.iterations
    let u = weight ?? .init { _ in 1 }
    let largest = reference.reduce(0) { max($0, abs(function($1) * u($1))) }
    lowerBound = max(0, solution.levelled - largest.ulp)
    let curve = ErrorCurve(
      of: RealFunction(breakpoints: function.breakpoints) { function($0) * u($0) },
      minus: RealFunction { [series] in series($0) * u($0) }, on: interval, degree: degree,
      knots: reference)
    error = curve.sup
    converged =
      solution.converged
      || error.size - solution.levelled <= max(1e-10 * error.size, curve.noiseFloor)
  }
}
