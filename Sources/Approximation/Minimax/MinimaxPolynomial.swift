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
    if let precise, let form = PreciseForm(reduction, precise, function, u, interval, degree),
      isHidden
        ? precise.isLevel(to: 1e-6) || precise.largest.doubleValue <= form.tailRounding
        : precise.largest.doubleValue >= curve.sup.size - curve.noiseFloor
    {
      series = form.series
      chebyshevTails = form.tails
      let points = reduction.fullReference(precise.reference)
      let found = Extremum(
        x: reduction.fullPoint(precise.place), value: precise.largest.doubleValue)
      isAtRoundingLevel = found.size <= form.tailRounding
      error = isAtRoundingLevel ? Extremum(x: found.x, value: form.tailRounding) : found
      reference = isAtRoundingLevel ? [] : points
      let rounded = form.largestError(about: points + [curve.sup.x])
      errorInDoubles = isAtRoundingLevel ? rounded : max(rounded, error.size)
      lowerBound = isAtRoundingLevel ? 0 : min(precise.levelled, error.size)
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
      lowerBound = max(0, min(solution.levelled, curve.sup.size) - largest.ulp)
      converged =
        isHidden
        || error.size - solution.levelled
          <= max(max(tolerance, 1e-10) * error.size, curve.noiseFloor)
    }
  }
}

extension MinimaxPolynomial {
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

/// A levelled polynomial in Chebyshev form, with more digits than doubles have.
private struct PreciseForm {
  let series: ChebyshevSeries
  let tails: [Double]
  private let function: RealFunction
  private let weight: RealFunction

  /// Nil where a value cannot be had.
  init?(
    _ reduction: ParityReduction, _ solution: PreciseExchange, _ function: RealFunction,
    _ weight: RealFunction, _ interval: Interval, _ degree: Int
  ) {
    self.function = function
    self.weight = weight
    let n = reduction.fullDegree(degree)
    let precision = solution.precision
    let ball = { (value: Double) in Ball(value, precision: precision) }
    let half = ball(interval.upper / 2 - interval.lower / 2)
    let angle = Ball.pi(precision: precision) / ball(Double(max(n, 1)))
    let cosines = (0..<max(2 * n, 1)).map { (angle * ball(Double($0))).cos }
    // The sums of the cosine transform of type I, as they stand.
    let values = (0...n).map { j in
      let t = n == 0 ? ball(0) : -cosines[j]
      return reduction.value(solution.polynomial, ball(interval.midpoint) + half * t)
    }
    let wholes = (0...n).map { k -> Ball in
      if n == 0 { return values[0] }
      var sum = ball(0)
      for j in 0...n {
        let share = ball(j == 0 || j == n ? 0.5 : 1)
        sum = sum + values[n - j] * cosines[j * k % (2 * n)] * share
      }
      return sum * ball(2) / ball(Double(n) * (k == 0 || k == n ? 2 : 1))
    }
    guard wholes.allSatisfy(\.isFinite) else { return nil }
    // Coefficients that vanish by symmetry, or beside the last bits of others, are 0.
    let largest = wholes.reduce(0) { max($0, abs($1.doubleValue)) }
    let negligible = largest * .exp2(Double(32 - precision))
    let heads = wholes.enumerated().map { k, c in
      k % 2 == reduction.vanishing || abs(c.doubleValue) < negligible ? 0 : c.doubleValue
    }
    series = ChebyshevSeries(on: interval, coefficients: heads)
    tails = wholes.enumerated().map { k, c in
      heads[k] == 0 ? 0 : (c - ball(heads[k])).doubleValue
    }
  }

  /// What the tails cannot hold: half an ulp of theirs for each coefficient, eight times.
  var tailRounding: Double {
    0x1p-103 * series.coefficients.reduce(0) { $0 + abs($1) }
  }

  /// The largest weighted error of the rounded series: it lies beside one of these points where the
  /// tails are small beside the error, and is looked for between them as well where not.
  func largestError(about points: [Double]) -> Double {
    let error = RealFunction { weightedError($0) }
    let interval = series.interval
    let isEven = series.coefficients.enumerated().allSatisfy {
      $0.offset % 2 == 0 || $0.element == 0
    }
    let isOdd = series.coefficients.enumerated().allSatisfy {
      $0.offset % 2 == 1 || $0.element == 0
    }
    // A series of one parity without weight has errors of one; others are not worth a distinction.
    let isHalf =
      (isEven || isOdd) && interval.lower == -interval.upper && function.parity != nil
      && weight.parity == .even
    let ends = Set(points + [interval.lower, interval.upper]).sorted()
      .filter { interval.contains($0) && (!isHalf || $0 >= 0) }
    let size = points.map { abs(error($0)) }.filter(\.isFinite).max() ?? 0
    let small = tails.reduce(0) { $0 + abs($1) } <= 1e-3 * size
    let steps = small ? 2 : 12
    var samples: [Extremum] = []
    for (a, b) in zip(ends, ends.dropFirst()) {
      for j in 0..<steps {
        let x = a + (b - a) * Double(j) / Double(steps)
        samples.append(Extremum(x: x, value: error(x)))
      }
    }
    if let last = ends.last { samples.append(Extremum(x: last, value: error(last))) }
    samples = samples.filter(\.value.isFinite)
    var top = samples.reduce(0) { max($0, $1.size) }
    for i in samples.indices where samples[i].size > 0.5 * top {
      let sign = samples[i].value < 0 ? -1.0 : 1.0
      let (low, high) = (max(i - 1, 0), min(i + 1, samples.count - 1))
      guard sign * samples[low].value <= samples[i].size,
        sign * samples[high].value <= samples[i].size
      else { continue }
      let found = maximum(
        of: error, sign: sign, from: samples[low].x, through: samples[i], to: samples[high].x)
      top = max(top, found.size)
    }
    return top
  }

  private func weightedError(_ x: Double) -> Double {
    let point = Ball(x, precision: 160)
    guard let f = function.ball?(point), let u = weight.ball?(point) else { return .nan }
    return ((f - series.ball(at: point)) * u).doubleValue
  }
}

extension ChebyshevSeries {
  /// The value at a ball by Clenshaw's recurrence.
  func ball(at x: Ball) -> Ball {
    let number = { (value: Double) in Ball(value, precision: x.precision) }
    let half = number(interval.upper / 2 - interval.lower / 2)
    let t = (x - number(interval.midpoint)) / half
    var (b1, b2) = (number(0), number(0))
    for c in coefficients.dropFirst().reversed() {
      (b1, b2) = (number(c) - b2 + t * b1 + t * b1, b1)
    }
    return number(coefficients[0]) - b2 + t * b1
  }
}
