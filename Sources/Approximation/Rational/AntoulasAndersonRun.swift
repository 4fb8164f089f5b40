import ComplexModule
import RealModule

/// One step of the greedy iteration.
struct AntoulasAndersonStep {
  var rational: BarycentricRational
  var error: Double
  var worst: Double
}

/// The state of the greedy iteration.
struct AntoulasAndersonRun {
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
    let kinks = function.breakpoints(inside: interval)
    for x in kinks + function.featurePoints(inside: interval) where !nodes.contains(x) {
      points.append(x)
    }
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
  init?(constant function: RealFunction, _ interval: Interval, _ tolerance: Double) {
    let values = function.values(
      at: ChebyshevSeries.points(on: interval, degree: 64)
        + function.featurePoints(inside: interval))
    guard let low = values.min(), let high = values.max(), low.isFinite, high.isFinite,
      function.breakpoints(inside: interval).isEmpty || low == high,
      high - low <= tolerance * max(abs(low), abs(high))
    else { return nil }
    self.init(nodes: [interval.lower], values: [low + (high - low) / 2], weights: [1])
    let curve = ErrorCurve(of: function, minus: self.function, on: interval, degree: 16)
    guard curve.sup.size <= tolerance * max(abs(low), abs(high)) else { return nil }
  }
}
