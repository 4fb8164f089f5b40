import CKernels
import RealModule

/// Nodes and weights with ∫ f w ≈ Σ w_i f(x_i).
public struct QuadratureRule: Hashable, Sendable {
  /// The nodes, ascending.
  public let nodes: [Double]
  /// The weights; 0 where the true weight is below the double range.
  public let weights: [Double]
  /// Natural logarithms of the weights, finite also where `weights` underflow.
  public var logWeights: [Double] { storedLogs ?? weights.map { .log($0) } }
  private let storedLogs: [Double]?

  init(nodes: [Double], weights: [Double], logWeights: [Double]) {
    self.nodes = nodes
    self.weights = weights
    storedLogs = logWeights
  }

  /// Creates a rule from nodes and positive weights.
  init(nodes: [Double], weights: [Double]) {
    self.nodes = nodes
    self.weights = weights
    storedLogs = nil
  }

  /// The number of nodes.
  public var count: Int { nodes.count }

  /// The integral of `f` against the weight.
  public func integrate(_ f: (Double) throws -> Double) rethrows -> Double {
    var sum = 0.0
    for i in nodes.indices { sum += try weights[i] * f(nodes[i]) }
    return sum
  }
}

extension JacobiMatrix {
  /// The Gauss rule with `count` nodes, exact for degree 2·`count` − 1.
  ///
  /// Nodes are eigenvalues polished by one Newton step; weights are Christoffel numbers
  /// 1 / Σ p̂_k(x)², accurate relative to their size, with scaling so that nothing overflows.
  /// - Complexity: O(count²).
  public func gaussRule(count n: Int) -> QuadratureRule {
    gaussRule(count: n, lower: nil, upper: nil)
  }

  /// The same with the outer nodes, known to be eigenvalues, taken as they are, and with those next
  /// to a finite end of the measure's interval accurate in their distance from it.
  func gaussRule(
    count n: Int, lower: Double?, upper: Double?, on interval: Interval = .line
  ) -> QuadratureRule {
    precondition(n >= 1 && n <= count)
    let off = Array(rootBeta[0..<n].dropFirst())
    var start = tridiagonalEigenvalues(diagonal: Array(alpha[0..<n]), offDiagonal: off)
    // Fixed ends are eigenvalues themselves, of which there is no distance to be accurate in.
    let side = interval.lower.isFinite ? 1.0 : -1
    let end = side > 0 ? interval.lower : interval.upper
    if end.isFinite, lower == nil, upper == nil, JacobiMatrix.isGraded(start, from: end) {
      start = gradedEigenvalues(count: n, from: end, side: side) ?? start
    }
    var nodes: [Double] = []
    var weights: [Double] = []
    var logs: [Double] = []
    for (i, t) in start.enumerated() {
      let known = i == 0 ? lower ?? (n == 1 ? upper : nil) : i == n - 1 ? upper : nil
      let node = known ?? t - christoffel(at: t, degree: n).step
      let moved = node.isFinite ? node : t
      let number = christoffel(at: moved, degree: n)
      nodes.append(moved)
      weights.append(number.weight)
      logs.append(number.logWeight)
    }
    if isSymmetric(n) { symmetrize(&nodes, &weights, &logs) }
    return QuadratureRule(nodes: nodes, weights: weights, logWeights: logs)
  }

  private func isSymmetric(_ n: Int) -> Bool { alpha[0..<n].allSatisfy { $0 == 0 } }

  /// The Newton step π_n/π_n′ and the Christoffel number at `t`.
  private func christoffel(
    at t: Double, degree n: Int
  ) -> (step: Double, weight: Double, logWeight: Double) {
    // Values are kept as mantissa · 2^exponent; the orthonormal polynomials of Hermite type grow
    // beyond the double range at the outer nodes.
    var exponent = 0
    var previous = 0.0
    var value = 1 / rootBeta[0]
    var slopeBefore = 0.0
    var slope = 0.0
    var sum = value * value
    for k in 0..<n {
      let rootBelow = k == 0 ? 0 : rootBeta[k]
      // The last step needs no division by √β_n: both value and slope share the factor.
      let rootAbove = k + 1 < n ? rootBeta[k + 1] : 1
      let next = ((t - alpha[k]) * value - rootBelow * previous) / rootAbove
      let slopeNext = ((t - alpha[k]) * slope + value - rootBelow * slopeBefore) / rootAbove
      (previous, value) = (value, next)
      (slopeBefore, slope) = (slope, slopeNext)
      // Before the square: tails heavier than exponential multiply the size many times in one step.
      let size = max(abs(value), abs(slope))
      // The last value is not part of the sum, which its scale would push below the double range.
      if k + 1 < n, size > 0x1p300, size.isFinite {
        let step = Int(size.exponent)
        let shrink = Double(sign: .plus, exponent: -step, significand: 1)
        value *= shrink
        previous *= shrink
        slope *= shrink
        slopeBefore *= shrink
        sum *= shrink * shrink
        exponent += step
      }
      if k + 1 < n { sum += value * value }
    }
    let weight = Double(sign: .plus, exponent: -2 * exponent, significand: 1 / sum)
    return (value / slope, weight, -(.log(sum) + 2 * Double(exponent) * .log(2)))
  }
}

/// Makes nodes and weights exactly symmetric about 0.
private func symmetrize(_ nodes: inout [Double], _ weights: inout [Double], _ logs: inout [Double])
{
  let n = nodes.count
  for i in 0..<(n / 2) {
    let j = n - 1 - i
    let node = (nodes[j] - nodes[i]) / 2
    (nodes[i], nodes[j]) = (-node, node)
    weights[i] = weights[j]
    logs[i] = logs[j]
  }
  if n % 2 == 1 { nodes[n / 2] = 0 }
}

extension OrthogonalFamily {
  /// The Gauss rule with `count` nodes on the canonical interval.
  ///
  /// Nodes to 1 ulp, weights to 4 ulps relative to their size, for every parameter.
  /// - Complexity: O(count); Legendre about 25 ns for each node, others about 5 µs.
  public func gaussRule(count: Int) -> QuadratureRule {
    precondition(count >= 1)
    switch self {
    case .laguerre(let a): return TailNodes(laguerre: count, a: a.pair).rule()
    case .hermite: return TailNodes(hermite: count).rule()
    case .hermiteE:
      return TailNodes(hermite: count).rule(
        stretch: DoubleDouble(2).squareRoot, over: DoubleDouble.pi.squareRoot)
    default:
      guard let (a, b) = exactExponents else { preconditionFailure("not on [−1, 1]") }
      if abs(a.high) == 0.5, abs(b.high) == 0.5, a.low == 0, b.low == 0 {
        return gaussChebyshev(count: count, a.double, b.double)
      }
      if a.high == 0, b.high == 0 { return gaussLegendre(count: count) }
      return JacobiNodes(count: count, a: a, b: b).rule
    }
  }

  /// ``jacobiExponents`` as they were written, in pairs of doubles.
  var exactExponents: (a: DoubleDouble, b: DoubleDouble)? {
    switch self {
    case .gegenbauer(let l): (l.pair - 0.5, l.pair - 0.5)
    case .jacobi(let a, let b): (a.pair, b.pair)
    default: jacobiExponents.map { (DoubleDouble($0.a), DoubleDouble($0.b)) }
    }
  }
}

extension QuadratureRule {
  /// A rule from weights that may lie beyond the double range.
  init(nodes: [Double], pairs: [ScaledPair]) {
    let weights = pairs.map(\.double)
    if weights.allSatisfy({ $0.isNormal }) {
      self.init(nodes: nodes, weights: weights)
    } else {
      self.init(nodes: nodes, weights: weights, logWeights: pairs.map(\.log))
    }
  }
}
