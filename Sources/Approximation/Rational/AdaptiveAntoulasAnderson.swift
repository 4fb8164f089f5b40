public import ComplexModule
public import RealModule

/// A rational approximation by the AAA algorithm on an interval, without poles on it.
///
/// Support points are added greedily where the error is largest; the weights are the smallest
/// singular vector of the Loewner matrix over test points between the support points, which move
/// with them. Iterates with a genuine pole on the interval are never returned: the best clean one
/// is, together with the poles that were turned down.
///
/// Source: Nakatsukasa, Sète and Trefethen, *The AAA algorithm*, SISC 40 (2018); Driscoll,
/// Nakatsukasa and Trefethen, *AAA rational approximation on a continuum*, SISC 46 (2024).
public struct RationalApproximation: Sendable {
  /// The rational function.
  public let rational: BarycentricRational
  /// Its poles, by real part.
  public let poles: [Complex<Double>]
  /// The residues at the poles.
  public let residues: [Complex<Double>]
  /// Its zeros, by real part.
  public let zeros: [Complex<Double>]
  /// The largest error on the interval, located.
  public let error: Extremum
  /// Poles on the interval that iterates had and that made them unusable.
  public let polesInside: [Double]
  /// Whether the tolerance was met.
  public let converged: Bool
  /// The largest error at test points by number of support points.
  public let history: [Double]

  /// Numerator and denominator degree of the barycentric form.
  public var degree: Int { rational.nodes.count - 1 }

  /// Approximates `function` to `tolerance` relative to its largest value.
  ///
  /// - Parameters:
  ///   - maximumDegree: the largest degree tried.
  /// - Complexity: O(degree⁴).
  public init(
    of function: RealFunction, on interval: Interval, tolerance: Double = 1e-13,
    maximumDegree: Int = 100
  ) {
    precondition(interval.isFinite && tolerance > 0)
    var run = AntoulasAndersonRun(function, interval)
    var best: (rational: BarycentricRational, error: Double)?
    var inside: [Double] = []
    var errors: [Double] = []
    var isMet = false
    while run.degree <= maximumDegree {
      let step = run.approximate()
      errors.append(step.error)
      let bad = step.error < 0.1 * run.scale ? run.polesOnInterval(step.rational) : []
      if bad.isEmpty {
        if step.error < best?.error ?? .infinity { best = (step.rational, step.error) }
        if step.error <= tolerance * run.scale {
          isMet = true
          break
        }
      } else {
        inside += bad
      }
      // Twelve fruitless steps: rounding, or a function AAA cannot reach.
      let recent = errors.suffix(12).min() ?? 0
      if errors.count > 24, recent > 0.9 * (errors.dropLast(12).min() ?? 0) { break }
      guard run.addSupport(at: step.worst) else { break }
    }
    let result = best?.rational ?? run.constant
    rational = result
    poles = result.poles
    residues = result.poles.map { result.residue(at: $0) }
    zeros = result.zeros
    polesInside = inside
    history = errors
    converged = isMet
    error =
      ErrorCurve(
        of: function, minus: result.function, on: interval, degree: 4,
        knots: result.nodes.sorted()
      ).sup
  }
}

/// The state of the greedy iteration.
private struct AntoulasAndersonRun {
  let function: RealFunction
  let interval: Interval
  private(set) var nodes: [Double]
  private(set) var values: [Double]
  private(set) var scale: Double

  var degree: Int { nodes.count - 1 }
  var constant: BarycentricRational {
    BarycentricRational(nodes: [nodes[0]], values: [values[0]], weights: [1])
  }

  init(_ function: RealFunction, _ interval: Interval) {
    self.function = function
    self.interval = interval
    nodes = [interval.lower, interval.upper]
    values = function.values(at: nodes)
    scale = values.reduce(0) { max($0, abs($1)) }
  }

  /// Test points: fewer in each gap as the gaps become many.
  private var tests: [Double] {
    let ends = nodes.sorted()
    let perGap = max(3, 16 - ends.count)
    var points: [Double] = []
    for (a, b) in zip(ends, ends.dropFirst()) {
      for j in 1...perGap { points.append(a + (b - a) * Double(j) / Double(perGap + 1)) }
    }
    // Kinks lie between dyadic points; both sides of each are watched closely.
    for x in function.breakpoints(inside: interval) where !nodes.contains(x) { points.append(x) }
    return points.sorted()
  }

  mutating func approximate() -> (rational: BarycentricRational, error: Double, worst: Double) {
    let points = tests
    let f = function.values(at: points)
    var loewner: [[Double]] = []
    var used: [Int] = []
    for (i, x) in points.enumerated() where f[i].isFinite && !nodes.contains(x) {
      scale = max(scale, abs(f[i]))
      loewner.append(nodes.indices.map { (f[i] - values[$0]) / (x - nodes[$0]) })
      used.append(i)
    }
    let vectors = rightSingularVectors(loewner).vectors
    let weights = vectors.last ?? nodes.map { _ in 1 }
    let rational = BarycentricRational(nodes: nodes, values: values, weights: weights)
    var worst = (x: interval.midpoint, error: -1.0)
    for i in used {
      let gap = abs(f[i] - rational(points[i]))
      if !(gap <= worst.error) { worst = (points[i], gap.isNaN ? .infinity : gap) }
    }
    return (rational, worst.error, worst.x)
  }

  mutating func addSupport(at x: Double) -> Bool {
    let value = function(x)
    guard value.isFinite, !nodes.contains(x) else { return false }
    nodes.append(x)
    values.append(value)
    return true
  }

  /// Real poles on the interval whose denominator really changes sign there.
  func polesOnInterval(_ rational: BarycentricRational) -> [Double] {
    rational.poles.filter {
      abs($0.imaginary) <= 1e-12 * interval.length && interval.contains($0.real)
    }.map(\.real)
  }
}
