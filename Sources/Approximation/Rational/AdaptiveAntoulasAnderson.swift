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
      let isNear = step.error < 0.1 * run.scale
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

/// One step of the greedy iteration.
private struct AntoulasAndersonStep {
  var rational: BarycentricRational
  var error: Double
  var worst: Double
}

/// The state of the greedy iteration.
private struct AntoulasAndersonRun {
  let function: RealFunction
  let interval: Interval
  let singularities: [Double]
  private(set) var nodes: [Double]
  private(set) var values: [Double]
  /// What errors are compared with: max |f|, or 1 where they are relative already.
  private(set) var scale: Double
  /// Errors are divided by max(|f|, floor) where f is unbounded.
  private let floor: Double

  var degree: Int { nodes.count - 1 }

  init(_ function: RealFunction, _ interval: Interval, singularities: [Double]) {
    self.function = function
    self.interval = interval
    self.singularities = singularities
    nodes = [interval.lower, interval.upper]
    values = function.values(at: nodes)
    let sizes = function.values(at: ChebyshevSeries.points(on: interval, degree: 256))
      .map { abs($0) }.filter(\.isFinite).sorted()
    floor = sizes.isEmpty ? 1 : sizes[sizes.count / 2]
    scale = singularities.isEmpty ? values.reduce(0) { max($0, abs($1)) } : 1
  }

  /// Test points: fewer in each gap as the gaps become many.
  private func tests(_ nodes: [Double]) -> [Double] {
    let ends = nodes.sorted()
    let perGap = max(3, 16 - ends.count)
    var points: [Double] = []
    for (a, b) in zip(ends, ends.dropFirst()) {
      for j in 1...perGap { points.append(a + (b - a) * Double(j) / Double(perGap + 1)) }
    }
    // Kinks lie between dyadic points; both sides of each are watched closely.
    for x in function.breakpoints(inside: interval) where !nodes.contains(x) { points.append(x) }
    // Beside a pole f is known only to the rounding of its argument over the distance.
    return points.sorted().filter { x in
      !singularities.contains { abs(x - $0) < 1e-3 * interval.length }
    }
  }

  mutating func approximate() -> AntoulasAndersonStep {
    let points = tests(nodes)
    let f = function.values(at: points)
    if singularities.isEmpty {
      for value in f where value.isFinite { scale = max(scale, abs(value)) }
    }
    return fitted(nodes, values, points, f)
  }

  /// The least-squares rational function with these support points.
  private func fitted(
    _ nodes: [Double], _ values: [Double], _ points: [Double], _ f: [Double]
  ) -> AntoulasAndersonStep {
    var loewner: [[Double]] = []
    var used: [Int] = []
    for (i, x) in points.enumerated() where f[i].isFinite && !nodes.contains(x) {
      // Rows of unbounded values would drown the others.
      let size = divisor(f[i])
      loewner.append(nodes.indices.map { (f[i] - values[$0]) / (x - nodes[$0]) / size })
      used.append(i)
    }
    let weights = rightSingularVectors(loewner).vectors.last ?? nodes.map { _ in 1 }
    let rational = BarycentricRational(nodes: nodes, values: values, weights: weights)
    var worst = (x: interval.midpoint, error: -1.0)
    for i in used {
      let gap = abs(f[i] - rational(points[i])) / divisor(f[i])
      if !(gap <= worst.error) { worst = (points[i], gap.isNaN ? .infinity : gap) }
    }
    return AntoulasAndersonStep(rational: rational, error: worst.error, worst: worst.x)
  }

  private func divisor(_ value: Double) -> Double {
    singularities.isEmpty ? 1 : max(abs(value), floor, .leastNormalMagnitude)
  }

  mutating func addSupport(at x: Double) -> Bool {
    let value = function(x)
    guard value.isFinite, !nodes.contains(x) else { return false }
    nodes.append(x)
    values.append(value)
    return true
  }

  /// The real poles on the interval.
  func polesOnInterval(_ rational: BarycentricRational) -> [Double] {
    rational.poles.filter {
      abs($0.imaginary) <= 1e-12 * interval.length && interval.contains($0.real)
    }.map(\.real)
  }

  /// Those of them that do not stand for a singularity of the function.
  func spuriousPoles(_ rational: BarycentricRational) -> [Double] {
    polesOnInterval(rational).filter { pole in
      !singularities.contains { abs($0 - pole) <= 1e-5 * interval.length }
    }
  }

  /// The function without poles of vanishing residue: their nearest support points are dropped and
  /// the weights found anew.
  func withoutDoublets(
    _ rational: BarycentricRational
  ) -> (step: AntoulasAndersonStep, removed: Int) {
    let threshold = 1e-13 * (singularities.isEmpty ? scale : floor) * interval.length
    var kept = rational.nodes
    var removed = 0
    for pole in rational.poles where rational.residue(at: pole).length < threshold {
      guard kept.count > 1 else { break }
      let distances = kept.map { (pole - Complex($0)).length }
      guard let nearest = distances.indices.min(by: { distances[$0] < distances[$1] }) else {
        continue
      }
      kept.remove(at: nearest)
      removed += 1
    }
    let points = (tests(rational.nodes) + rational.nodes.filter { !kept.contains($0) }).sorted()
    return (fitted(kept, function.values(at: kept), points, function.values(at: points)), removed)
  }

  /// The largest error relative to max(|f|, median |f|).
  func relativeError(_ rational: BarycentricRational) -> Double {
    let points = tests(rational.nodes)
    return zip(points, function.values(at: points)).reduce(0) { top, pair in
      guard pair.1.isFinite else { return top }
      let gap = abs(pair.1 - rational(pair.0)) / max(abs(pair.1), floor, .leastNormalMagnitude)
      return gap.isNaN ? .infinity : max(top, gap)
    }
  }
}

extension BarycentricRational {
  /// The function of type (0, 0), where values and the located error stay within the tolerance.
  fileprivate init?(constant function: RealFunction, _ interval: Interval, _ tolerance: Double) {
    let values = function.values(at: ChebyshevSeries.points(on: interval, degree: 64))
    guard let low = values.min(), let high = values.max(), low.isFinite, high.isFinite,
      function.breakpoints(inside: interval).isEmpty || low == high,
      high - low <= tolerance * max(abs(low), abs(high))
    else { return nil }
    self.init(nodes: [interval.lower], values: [low + (high - low) / 2], weights: [1])
    let curve = ErrorCurve(of: function, minus: self.function, on: interval, degree: 16)
    guard curve.sup.size <= tolerance * max(abs(low), abs(high)) else { return nil }
  }
}
