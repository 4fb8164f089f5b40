import RealModule

/// The best rational function of a type on points, and so nearly on an interval.
///
/// Converges from any start, where an exchange needs one close by: the denominator of the last
/// function makes a linear program of the next one. The points crowd together at ends and breaks and
/// take up the extrema found between them, so that no pole hides there.
///
/// Source: Cheney and Loeb, *Two new algorithms for rational approximation*, Numer. Math. 3 (1961);
/// Barrodale, Powell and Roberts, *The differential correction algorithm for rational ℓ∞
/// approximation*, SINUM 9 (1972).
struct DifferentialCorrection {
  let problem: ExchangeProblem
  let type: (Int, Int)

  /// The function found and the alternating extrema of its error; nil where all have poles.
  ///
  /// - Complexity: O(d³ N) for some ten linear programs of d = m + n + 3 unknowns and N points.
  func solve() -> (fraction: BarycentricFraction, extrema: [Extremum])? {
    var points = grid
    var last: (fraction: BarycentricFraction, extrema: [Extremum])?
    var lowest = Double.infinity
    for _ in 0..<8 {
      guard let found = best(on: points) else { break }
      // Where the denominator is not positive between the points, points are missing.
      var between: [Double] = []
      for (a, b) in zip(points, points.dropFirst()) {
        for j in 1..<8 { between.append(a + (b - a) * Double(j) / 8) }
      }
      let poles = between.filter { sum(found.q, at: $0) <= 0 }
      if !poles.isEmpty {
        points = Set(points + poles).sorted()
        continue
      }
      let fraction = fraction(found.p, found.q)
      let extrema = problem.alternatingExtrema(points) { [problem] x in
        (problem.target(x) - fraction(x)) * problem.weight(x)
      }
      let top = extrema.map(\.size).max() ?? .infinity
      if top < lowest { (last, lowest) = ((fraction, extrema), top) }
      if top <= found.level * (1 + 1e-7) { break }
      points = Set(points + extrema.filter { $0.size > found.level }.map(\.x)).sorted()
    }
    return last
  }

  /// Differential corrections on some points, from the best constant on.
  private func best(on points: [Double]) -> (p: [Double], q: [Double], level: Double)? {
    let weights = points.map(problem.weight)
    let targets = zip(points, weights).map { problem.target($0) * $1 }
    let rows = points.map { values(at: $0, degree: max(type.0, type.1)) }
    let program = CorrectionProgram(basis: rows, targets: targets, weights: weights, type: type)
    var denominator = [Double](repeating: 1, count: points.count)
    var level = targets.reduce(0) { max($0, abs($1)) }
    var found: (p: [Double], q: [Double], level: Double)?
    for _ in 0..<60 {
      guard let (p, q) = program.corrected(from: denominator, level: level) else { break }
      var worst = 0.0
      var next: [Double] = []
      for (i, row) in rows.enumerated() {
        let below = zip(q, row).reduce(0.0) { $0 + $1.0 * $1.1 }
        let above = zip(p, row).reduce(0.0) { $0 + $1.0 * $1.1 }
        guard below > 0 else {
          worst = .infinity
          break
        }
        next.append(below)
        worst = max(worst, abs(targets[i] - weights[i] * above / below))
      }
      guard worst < level || found == nil && worst.isFinite else { break }
      let isSettled = worst > (1 - 1e-10) * level
      found = (p, q, worst)
      if isSettled { break }
      let top = next.max() ?? 1
      (denominator, level) = (next.map { $0 / top }, worst)
    }
    return found
  }

  /// Chebyshev points between breaks, and points at halved distances towards ends and breaks.
  private var grid: [Double] {
    let breaks = problem.breaks.filter {
      problem.interval.lower < $0 && $0 < problem.interval.upper
    }
    let ends = ([problem.interval.lower] + breaks.sorted() + [problem.interval.upper])
    let count = max(24, 10 * (type.0 + type.1 + 2) / (ends.count - 1))
    var points = Set(ends)
    for (a, b) in zip(ends, ends.dropFirst()) {
      for t in chebyshevPoints(degree: count) {
        points.insert(min(max(a + (b - a) * (t + 1) / 2, a), b))
      }
      for k in 1...40 {
        let gap = (b - a) * .exp2(-Double(k) / 1.5 - 1)
        points.formUnion([a + gap, b - gap])
      }
    }
    return points.sorted().filter {
      let u = problem.weight($0)
      return u > 0 && (problem.target($0) * u).isFinite
    }
  }

  private func values(at x: Double, degree: Int) -> [Double] {
    let t = (x - problem.interval.midpoint) / (problem.interval.length / 2)
    var row = [1.0, t]
    while row.count <= degree { row.append(2 * t * row[row.count - 1] - row[row.count - 2]) }
    return row
  }

  private func sum(_ coefficients: [Double], at x: Double) -> Double {
    zip(coefficients, values(at: x, degree: coefficients.count - 1)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The quotient by its values at Chebyshev points.
  private func fraction(_ p: [Double], _ q: [Double]) -> BarycentricFraction {
    let size = max(type.0, type.1) + 1
    let nodes = (0..<size).map { k in
      problem.interval.midpoint - problem.interval.length / 2
        * .cos(.pi * (Double(k) + 0.5) / Double(size))
    }
    let weights = barycentricWeights(nodes)
    return BarycentricFraction(
      nodes: nodes, numerator: zip(nodes, weights).map { sum(p, at: $0) * $1 },
      denominator: zip(nodes, weights).map { sum(q, at: $0) * $1 }, type: type)
  }
}
