import Exact
public import Formula
import RealModule

/// The polynomial of a degree with the smallest weighted sup error on a finite interval.
public struct MinimaxPolynomial: Sendable {
  /// The polynomial in Chebyshev form, its coefficients rounded to doubles.
  public let series: ChebyshevSeries
  /// What rounding took off the coefficients; 0 where they were computed in doubles.
  public let chebyshevTails: [Double]
  /// The largest weighted |f − p| and where it lies, p having the coefficients with their tails; a
  /// bound of it where ``isAtRoundingLevel``.
  public let error: Extremum
  /// The largest weighted error of ``series``, evaluated exactly; at least `error` where the error
  /// is known better than doubles do, a bound where ``isAtRoundingLevel`` and f is known in doubles.
  public let errorInDoubles: Double
  /// Whether the error is lost in the rounding of f or of the coefficients, tails included: then
  /// `error` is a bound, and nothing is known of where the error alternates.
  public let isAtRoundingLevel: Bool
  /// De la Vallée Poussin's bound: no polynomial of the degree has a smaller error.
  ///
  /// Where the function is known in doubles only, the levelled error is a mean of the values f u on
  /// the reference; their rounding, one unit in the last place of the largest, is taken off, so that
  /// it is 0 where the error is rounding noise.
  public let lowerBound: Double
  /// The points where the error alternates, ascending; empty at rounding level.
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
  /// - Note: Functions of expressions are levelled in balls in the end, since doubles know a small
  ///   error to few digits.
  public init(
    of function: RealFunction, on interval: Interval, degree: Int, weight: RealFunction? = nil,
    tolerance: Double = 1e-12
  ) {
    precondition(interval.isFinite && (0...200).contains(degree))
    let found = MinimaxPolynomial(
      exchanging: function, on: interval, degree: degree, weight: weight, tolerance: tolerance)
    // Beside jumps many polynomials are best, and exchange may miss them all.
    if !found.converged, degree > 0, function.halfJump(weight ?? .one) > 0 {
      let lower = MinimaxPolynomial(
        of: function, on: interval, degree: degree / 2, weight: weight, tolerance: tolerance)
      self =
        lower.errorInDoubles < found.errorInDoubles
        ? lower.raised(to: found.series.degree, above: found.lowerBound, tolerance: tolerance)
        : found
    } else {
      self = found
    }
  }

  private init(
    exchanging function: RealFunction, on interval: Interval, degree: Int, weight: RealFunction?,
    tolerance: Double
  ) {
    let symmetry = foundParity(function, weight, interval)
    let reduction = ParityReduction(function, weight, interval, degree, symmetry)
    let solution = reduction.problem.solve(
      start: reduction.start, tolerance: tolerance, limit: 60)
    parity = symmetry
    iterations = solution.iterations
    let u = weight ?? .one
    let polynomial = RealFunction { reduction.value(solution.interpolant.callAsFunction, $0) }
    let plain = reduction.cleared(
      ChebyshevSeries(
        interpolating: polynomial, on: interval, degree: reduction.fullDegree(degree)))
    let curve = ErrorCurve(
      of: RealFunction(
        breakpoints: function.breakpoints + u.breakpoints, features: function.features + u.features
      ) { function($0) * u($0) },
      minus: RealFunction { plain($0) * u($0) }, on: interval, degree: degree,
      knots: reduction.fullReference(solution.reference))
    let isHidden = curve.sup.size <= 4 * curve.noiseFloor
    // Where rounding hides the error, the extrema found are not those of the function; those of a
    // Chebyshev polynomial are next to them for a function that is smooth enough for that.
    let precise = PreciseExchange(
      reduction.problem, from: isHidden ? reduction.start : solution.reference,
      precision: isHidden ? 256 : 160)
    let form = precise.flatMap { PreciseForm(reduction, $0, function, u, interval, degree) }
    let rounded = form?.largestError(
      about: (precise.map { reduction.fullReference($0.reference) } ?? []) + [curve.sup.x])
    if let precise, let form, let rounded,
      isHidden
        ? precise.isLevel(to: 1e-6) || precise.largest.doubleValue <= form.tailRounding
        : precise.largest.doubleValue >= curve.sup.size - curve.noiseFloor
          // Beside jumps exchange in balls may lose sight of where the error is.
          && rounded <= 1.01 * curve.sup.size + curve.noiseFloor
    {
      series = form.series
      chebyshevTails = form.tails
      let points = reduction.fullReference(precise.reference)
      let found = Extremum(
        x: reduction.fullPoint(precise.place), value: precise.largest.doubleValue)
      isAtRoundingLevel = found.size <= form.tailRounding
      error = isAtRoundingLevel ? Extremum(x: found.x, value: form.tailRounding) : found
      reference = isAtRoundingLevel ? [] : points
      errorInDoubles = isAtRoundingLevel ? rounded : max(rounded, error.size)
      lowerBound =
        isAtRoundingLevel ? 0 : min(max(precise.levelled, function.halfJump(u)), error.size)
      converged = isAtRoundingLevel || precise.isLevel(to: isHidden ? 1e-6 : 1e-10)
    } else {
      series = plain
      chebyshevTails = plain.coefficients.map { _ in 0 }
      isAtRoundingLevel = isHidden
      reference = isHidden ? [] : reduction.fullReference(solution.reference)
      let hidden = Extremum(x: curve.sup.x, value: max(curve.sup.size, curve.noiseFloor))
      error = isHidden ? hidden : curve.sup
      errorInDoubles = error.size
      let largest = solution.reference.reduce(0) {
        max($0, abs(reduction.problem.target($1) * reduction.problem.weight($1)))
      }
      let bound = max(solution.levelled, function.halfJump(u))
      lowerBound = max(0, min(bound, curve.sup.size) - largest.ulp)
      converged =
        isHidden
        || error.size - bound
          <= max(max(tolerance, 1e-10) * error.size, curve.noiseFloor)
    }
  }
}

extension MinimaxPolynomial {
  /// The same polynomial among those of a higher degree, of which a lower bound is known.
  ///
  /// Its error need not alternate as often as that degree asks for.
  private func raised(
    to degree: Int, above bound: Double, tolerance: Double
  ) -> MinimaxPolynomial {
    let zeros = [Double](repeating: 0, count: degree - series.degree)
    let raised = ChebyshevSeries(
      on: series.interval, coefficients: series.coefficients + zeros)
    return MinimaxPolynomial(
      series: raised, chebyshevTails: chebyshevTails + zeros, error: error,
      errorInDoubles: errorInDoubles, lowerBound: min(bound, error.size), reference: [],
      iterations: iterations,
      converged: error.size - bound <= max(tolerance, 1e-10) * error.size, parity: parity)
  }

  init(
    series: ChebyshevSeries, chebyshevTails: [Double], error: Extremum, errorInDoubles: Double,
    lowerBound: Double, reference: [Double], iterations: Int, converged: Bool, parity: Parity?
  ) {
    self.series = series
    self.chebyshevTails = chebyshevTails
    self.error = error
    self.errorInDoubles = errorInDoubles
    self.lowerBound = lowerBound
    self.reference = reference
    isAtRoundingLevel = false
    self.iterations = iterations
    self.converged = converged
    self.parity = parity
  }
}
