import Exact
import RealModule

/// A problem for Remez's algorithm: the smallest max |(g − q)·u| over polynomials q of one degree.
struct ExchangeProblem: Sendable {
  /// What is approximated.
  let target: @Sendable (Double) -> Double
  /// The weight u > 0.
  let weight: @Sendable (Double) -> Double
  let interval: Interval
  let degree: Int
  /// Points where target or weight are not smooth.
  let breaks: [Double]
  /// The same functions in balls, where known.
  var ballTarget: (@Sendable (Ball) -> Ball)?
  var ballWeight: (@Sendable (Ball) -> Ball)?
}

/// The outcome of Remez's algorithm.
struct ExchangeSolution {
  var interpolant: BarycentricInterpolant
  var reference: [Double]
  /// |h|: the levelled error on the reference, a lower bound for every polynomial of the degree.
  var levelled: Double
  /// The largest error found, as a bound from above.
  var largest: Double
  var iterations: Int
  var converged: Bool
}

extension ExchangeProblem {
  /// Remez's second algorithm: level the error on a reference, move the reference to its extrema.
  ///
  /// Source: Remez (1934); Pachón and Trefethen, *Barycentric–Remez algorithms for best polynomial
  /// approximation in the chebfun system*, BIT 49 (2009).
  func solve(start: [Double], tolerance: Double, limit: Int) -> ExchangeSolution {
    var reference = start
    var best: ExchangeSolution?
    var rounds = 0
    for iteration in 1...limit {
      rounds = iteration
      let (h, p) = level(reference)
      let error = { @Sendable x in self.error(p, x) }
      let extrema = alternatingExtrema(reference, error)
      let top = extrema.map(\.size).max() ?? 0
      let found = ExchangeSolution(
        interpolant: p, reference: reference, levelled: abs(h), largest: top,
        iterations: iteration, converged: top - abs(h) <= tolerance * top)
      if best.map({ found.largest < $0.largest }) ?? true { best = found }
      if found.converged { break }
      guard let next = exchanged(reference, extrema, error) else { break }
      if next == reference { break }
      reference = next
    }
    guard var best else { preconditionFailure("limit is at least 1") }
    best.iterations = rounds
    return best
  }

  /// The polynomial whose weighted error is ±h in turn on the reference.
  private func level(_ reference: [Double]) -> (h: Double, p: BarycentricInterpolant) {
    let lambda = barycentricWeights(reference)
    let g = reference.map(target)
    let u = reference.map(weight)
    var above = 0.0
    var below = 0.0
    for i in reference.indices {
      above += lambda[i] * g[i]
      below += (i % 2 == 0 ? lambda[i] : -lambda[i]) / u[i]
    }
    let h = above / below
    let values = reference.indices.map { g[$0] - ($0 % 2 == 0 ? h : -h) / u[$0] }
    // n+2 points hold a polynomial of degree n; leaving out none keeps the form symmetric, and
    // the weights of all n+2 points reproduce it exactly in the second barycentric form.
    return (h, BarycentricInterpolant(nodes: reference, values: values, weights: lambda))
  }

  func error(_ p: BarycentricInterpolant, _ x: Double) -> Double { (target(x) - p(x)) * weight(x) }

  /// The extrema of the error, one for each run of equal signs.
  func alternatingExtrema(
    _ reference: [Double], _ error: @escaping @Sendable (Double) -> Double
  ) -> [Extremum] {
    let curve = RealFunction(error)
    let inner = breaks.filter { $0 > interval.lower && $0 < interval.upper }
    let ends = ([interval.lower] + reference + inner + [interval.upper]).sorted()
    var points: [Double] = []
    for (a, b) in zip(ends, ends.dropFirst()) where b > a {
      for j in 0..<8 { points.append(a + (b - a) * Double(j) / 8) }
    }
    points.append(interval.upper)
    let samples = points.map { Extremum(x: $0, value: curve($0)) }.filter { $0.value.isFinite }
    var result: [Extremum] = []
    for (i, s) in samples.enumerated() where s.size > 0 {
      let sign = s.value < 0 ? -1.0 : 1.0
      let left = i > 0 ? sign * samples[i - 1].value : -.infinity
      let right = i + 1 < samples.count ? sign * samples[i + 1].value : -.infinity
      if left > s.size || right > s.size { continue }
      var top = maximum(
        of: curve, sign: sign, from: samples[max(i - 1, 0)].x, through: s,
        to: samples[min(i + 1, samples.count - 1)].x)
      // An end may be higher than its neighbour and the top still lie between the two; what is
      // higher by rounding alone must not draw the reference away from the end.
      if i == 0 || i + 1 == samples.count {
        let rounding = 64 * (target(s.x) * weight(s.x)).ulp
        if top.size - s.size <= rounding { top = s }
      }
      if let last = result.last, (last.value < 0) == (top.value < 0) {
        if top.size > last.size { result[result.count - 1] = top }
      } else {
        result.append(top)
      }
    }
    return result
  }

  /// A reference of as many alternating points among the extrema, the largest kept; nil when the
  /// error does not alternate at all.
  func exchanged(
    _ reference: [Double], _ extrema: [Extremum], _ error: (Double) -> Double
  ) -> [Double]? {
    let needed = reference.count
    var list = extrema
    if list.count < needed { return singleExchange(reference, extrema, error) }
    while list.count > needed {
      let surplus = list.count - needed
      if surplus == 1 {
        if list[0].size < list[list.count - 1].size {
          list.removeFirst()
        } else {
          list.removeLast()
        }
        continue
      }
      // Removing a neighbouring pair keeps the alternation.
      var smallest = (index: 0, size: Double.infinity)
      for i in 0..<(list.count - 1) {
        let size = max(list[i].size, list[i + 1].size)
        if size < smallest.size { smallest = (i, size) }
      }
      if min(list[0].size, list[list.count - 1].size) <= smallest.size {
        if list[0].size < list[list.count - 1].size {
          list.removeFirst()
        } else {
          list.removeLast()
        }
      } else {
        list.removeSubrange(smallest.index...smallest.index + 1)
      }
    }
    return list.map(\.x)
  }

  /// Puts the point of the largest error in place of a neighbour of equal sign.
  private func singleExchange(
    _ reference: [Double], _ extrema: [Extremum], _ error: (Double) -> Double
  ) -> [Double]? {
    guard let top = extrema.max(by: { $0.size < $1.size }) else { return nil }
    if reference.contains(top.x) { return nil }
    var next = reference
    let place = next.firstIndex { $0 > top.x } ?? next.count
    func sameSign(_ i: Int) -> Bool { (error(next[i]) < 0) == (top.value < 0) }
    if place == 0 {
      if sameSign(0) {
        next[0] = top.x
      } else {
        next.removeLast()
        next.insert(top.x, at: 0)
      }
    } else if place == next.count {
      if sameSign(place - 1) {
        next[place - 1] = top.x
      } else {
        next.removeFirst()
        next.append(top.x)
      }
    } else {
      next[sameSign(place) ? place : place - 1] = top.x
    }
    return next
  }
}
