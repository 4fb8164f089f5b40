import RealModule

/// Families of interpolation nodes on a finite interval.
public enum NodeFamily: String, Hashable, Sendable, CaseIterable {
  /// Chebyshev points of the second kind, ends included.
  case chebyshev
  /// Zeros of a Chebyshev polynomial: points of the first kind.
  case chebyshevRoots = "chebyshev-roots"
  /// Zeros of a Legendre polynomial.
  case legendre
  /// Equally spaced points, ends included.
  case equispaced

  /// The `count` nodes on an interval, ascending.
  public func nodes(count: Int, on interval: Interval) -> [Double] {
    precondition(count >= 1 && interval.isFinite)
    let half = interval.length / 2
    switch self {
    case .chebyshev: return ChebyshevSeries.points(on: interval, degree: count - 1)
    case .chebyshevRoots:
      return (0..<count).map { j in
        interval.midpoint + half * .sin(.pi * Double(2 * j + 1 - count) / Double(2 * count))
      }
    case .legendre:
      return OrthogonalFamily.legendre.gaussRule(count: count).nodes.map {
        interval.midpoint + half * $0
      }
    case .equispaced:
      guard count > 1 else { return [interval.midpoint] }
      return (0..<count).map { j in
        interval.lower + interval.length * (Double(j) / Double(count - 1))
      }
    }
  }
}

/// The Lebesgue constant of a set of nodes: how much worse than best interpolation can be.
public struct LebesgueConstant: Hashable, Sendable {
  /// max Σ |ℓ_i(x)|.
  public let value: Double
  /// Where the maximum lies.
  public let x: Double

  /// Finds the maximum of Lebesgue's function between the nodes.
  ///
  /// - Complexity: O(n²).
  public init(nodes: [Double], on interval: Interval) {
    let interpolant = BarycentricInterpolant(
      nodes: nodes, values: nodes.map { _ in 0 })
    let function = RealFunction { interpolant.lebesgueFunction($0) }
    let ends = ([interval.lower] + nodes + [interval.upper]).sorted()
    var best = Extremum(x: interval.lower, value: function(interval.lower))
    let last = Extremum(x: interval.upper, value: function(interval.upper))
    if last.value > best.value { best = last }
    for (a, b) in zip(ends, ends.dropFirst()) where b > a {
      let middle = a + (b - a) / 2
      let start = Extremum(x: middle, value: function(middle))
      let top = maximum(of: function, sign: 1, from: a, through: start, to: b)
      if top.value > best.value { best = top }
    }
    value = best.value
    x = best.x
  }
}
