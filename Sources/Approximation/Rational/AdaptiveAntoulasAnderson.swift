public import ComplexModule
public import RealModule

/// A rational approximation by the AAA algorithm on an interval, free of poles the function has not.
///
/// Support points are added greedily where the error is largest; the weights are the smallest
/// singular vector of the Loewner matrix over test points between the support points, which move
/// with them. Iterates with a spurious pole on the interval are turned down; the best of the others
/// is returned, freed of Froissart doublets (poles of vanishing residue beside a zero).
///
/// Where the function itself has poles on the interval they are welcome, and errors are relative
/// to max(|f|, median |f|).
///
/// Source: Nakatsukasa, Sète and Trefethen, *The AAA algorithm*, SISC 40 (2018), §5 for the
/// doublets; Driscoll, Nakatsukasa and Trefethen, *AAA rational approximation on a continuum*,
/// SISC 46 (2024).
public struct RationalApproximation: Sendable {
  /// The rational function.
  public let rational: BarycentricRational
  /// Its poles, by real part.
  public let poles: [Complex<Double>]
  /// The residues at the poles.
  public let residues: [Complex<Double>]
  /// Its zeros, by real part.
  public let zeros: [Complex<Double>]
  /// The largest error on the interval, located; infinite at a pole.
  public let error: Extremum
  /// The largest error relative to max |f| on the interval; where the function is unbounded, the
  /// largest at the test points relative to max(|f|, median |f|) at each.
  public let relativeError: Double
  /// Those of the poles that lie on the interval; all of them are the function's own.
  public let polesInside: [Double]
  /// Spurious poles on the interval for which iterates were turned down.
  public let rejectedPoles: [Double]
  /// Points near which the function is unbounded.
  public let singularities: [Double]
  /// Half the largest jump of the function: no approximation without poles comes below it.
  public let halfJump: Double
  /// How many doublets were removed.
  public let doubletsRemoved: Int
  /// Whether the tolerance was met.
  public let converged: Bool
  /// The largest error at test points by number of support points, beginning with two; relative
  /// where the function is unbounded.
  public let history: [Double]

  /// Numerator and denominator degree of the barycentric form.
  public var degree: Int { rational.nodes.count - 1 }

  /// Approximates `function` to `tolerance` relative to its largest value, or to max(|f|, median
  /// |f|) at each point where it is unbounded.
  ///
  /// - Parameters:
  ///   - function: finite at both ends of the interval.
  ///   - maximumDegree: the largest degree tried.
  /// - Complexity: O(degree⁴).
  public init(
    of function: RealFunction, on interval: Interval, tolerance: Double = 1e-13,
    maximumDegree: Int = 100
  ) {
    precondition(interval.isFinite && tolerance > 0)
    let own = function.unboundedPoints(on: interval)
    if own.isEmpty, let constant = BarycentricRational(constant: function, interval, tolerance) {
      self.init(constant: constant, of: function, on: interval)
    } else {
      self.init(
        function, interval, tolerance: tolerance, maximumDegree: maximumDegree, singularities: own)
    }
  }

  private init(
    _ function: RealFunction, _ interval: Interval, tolerance: Double, maximumDegree: Int,
    singularities own: [Double]
  ) {
    let jump = own.isEmpty ? function.halfJump() : 0
    var run = AntoulasAndersonRun(function, interval, singularities: own)
    var best = run.approximate()
    var spurious: [Double] = []
    var errors: [Double] = []
    var isMet = false
    var isClean = false
    /// The best of the steps whose error was located between the test points as well.
    var verified: (step: AntoulasAndersonStep, sup: Double)?
    while run.degree <= maximumDegree {
      let step = run.approximate()
      errors.append(step.error)
      // A look at the poles costs more than the step; far from the goal they mean nothing.
      let isNear = step.error < 0.1 * run.scale + 3 * jump
      let bad = isNear ? run.spuriousPoles(step.rational) : []
      if bad.isEmpty {
        if step.error < best.error || !isClean { (best, isClean) = (step, true) }
        if step.error <= tolerance * run.scale {
          // Test points can miss an error that is steep beside a singular end.
          let sup = own.isEmpty ? Self.located(function, step.rational, interval) : nil
          guard let sup, sup.size > 4 * tolerance * run.scale else {
            isMet = true
            best = step
            verified = nil
            break
          }
          if sup.size < verified?.sup ?? .infinity { verified = (step, sup.size) }
          if run.addSupport(at: sup.x) { continue }
        }
      } else {
        spurious += bad
        let cleaned = run.withoutDoublets(step.rational)
        if cleaned.removed > 0, run.spuriousPoles(cleaned.step.rational).isEmpty,
          cleaned.step.error < best.error
        {
          best = cleaned.step
          isClean = true
        }
      }
      // Twelve fruitless steps: rounding, or a function AAA cannot reach.
      let recent = errors.suffix(12).min() ?? 0
      if errors.count > 24, recent > 0.9 * (errors.dropLast(12).min() ?? 0) { break }
      guard run.addSupport(at: step.worst) else { break }
    }
    if let verified { best = verified.step }
    let cleaned = run.withoutDoublets(best.rational)
    if cleaned.removed > 0, cleaned.step.error <= max(2 * best.error, tolerance * run.scale) {
      best = cleaned.step
      doubletsRemoved = cleaned.removed
    } else {
      doubletsRemoved = 0
    }
    let result = best.rational
    rational = result
    poles = result.poles
    residues = result.poles.map { result.residue(at: $0) }
    zeros = result.zeros
    polesInside = run.polesOnInterval(result)
    rejectedPoles = spurious
    singularities = own
    halfJump = jump
    history = errors
    if let pole = (own + polesInside).first {
      error = Extremum(x: pole, value: .infinity)
    } else {
      error = Self.located(function, result, interval)
    }
    if own.isEmpty {
      relativeError = error.size / run.scale
      converged = isMet && error.size <= 8 * tolerance * run.scale
    } else {
      relativeError = run.relativeError(result)
      converged =
        isMet || best.error <= tolerance * run.scale && run.spuriousPoles(result).isEmpty
    }
  }

  /// A function that is constant to the tolerance.
  private init(constant: BarycentricRational, of function: RealFunction, on interval: Interval) {
    rational = constant
    (poles, residues, zeros) = ([], [], [])
    (polesInside, rejectedPoles, singularities, doubletsRemoved) = ([], [], [], 0)
    halfJump = 0
    error = Self.located(function, constant, interval)
    let size = abs(constant.values[0])
    relativeError = size > 0 ? error.size / size : 0
    converged = true
    history = []
  }

  private static func located(
    _ function: RealFunction, _ rational: BarycentricRational, _ interval: Interval
  ) -> Extremum {
    var sup = ErrorCurve(
      of: function, minus: rational.function, on: interval, degree: 4,
      knots: rational.nodes.sorted()
    ).sup
    // Beside a singular end poles cluster down to neighbouring doubles, and so do the extrema.
    for (end, sign) in [(interval.lower, 1.0), (interval.upper, -1)] {
      let closest = end.ulp
      for step in 0..<1200 {
        let share =
          step < 64 ? Double(step) * closest : 64 * closest * .exp2(Double(step - 64) / 16)
        guard share <= interval.length / 2 else { break }
        let x = end + sign * share
        let value = function(x) - rational(x)
        if abs(value) > sup.size { sup = Extremum(x: x, value: value) }
      }
    }
    return sup
  }
}
