import CKernels
import RealModule

/// Which ends of the interval a Gauss rule has for nodes.
public enum RuleKind: Hashable, Sendable, CaseIterable {
  /// Neither: exact to degree 2n − 1 with n nodes.
  case gauss
  /// Gauss–Radau with the lower end: exact to degree 2n − 2.
  case radauLower
  /// Gauss–Radau with the upper end: exact to degree 2n − 2.
  case radauUpper
  /// Gauss–Lobatto, both ends: exact to degree 2n − 3, n ≥ 2.
  case lobatto

  /// Whether the lower end is a node.
  public var fixesLower: Bool { self == .radauLower || self == .lobatto }
  /// Whether the upper end is a node.
  public var fixesUpper: Bool { self == .radauUpper || self == .lobatto }
  /// How many ends are nodes.
  public var fixedCount: Int { (fixesLower ? 1 : 0) + (fixesUpper ? 1 : 0) }

  /// The degree up to which polynomials are integrated exactly.
  public func exactDegree(count: Int) -> Int { 2 * count - 1 - fixedCount }

  /// The same rule seen from the other side.
  var reflected: RuleKind {
    switch self {
    case .radauLower: .radauUpper
    case .radauUpper: .radauLower
    case .gauss, .lobatto: self
    }
  }
}

extension PolynomialBasis {
  /// A Gauss, Radau or Lobatto rule in x, nodes ascending, fixed ends among them exactly.
  ///
  /// - Returns: nil where an end that is to be a node is infinite, and for Lobatto with one node.
  /// - Complexity: O(count) for classical families, O(count²) for generated polynomials.
  public func rule(_ kind: RuleKind, count: Int) -> QuadratureRule? {
    precondition(count >= 1)
    if kind.fixesLower && !interval.lower.isFinite || kind.fixesUpper && !interval.upper.isFinite
      || count < kind.fixedCount
    {
      return nil
    }
    let here = map.scale > 0 ? kind : kind.reflected
    let rule: QuadratureRule?
    if let family {
      rule = family.rule(here, count: count)
    } else {
      rule = jacobiMatrix(count: count).rule(here, count: count, on: interval)
    }
    return rule.map { moved($0, kind) }
  }

  private func moved(_ rule: QuadratureRule, _ kind: RuleKind) -> QuadratureRule {
    guard generated == nil else { return rule }
    let order = map.scale > 0 ? Array(rule.nodes.indices) : rule.nodes.indices.reversed()
    var nodes = order.map { map.inverse(rule.nodes[$0]) }
    if kind.fixesLower { nodes[0] = interval.lower }
    if kind.fixesUpper { nodes[nodes.count - 1] = interval.upper }
    guard map.scale != 1 && map.scale != -1 else {
      let logs = rule.logWeights
      return QuadratureRule(
        nodes: nodes, weights: order.map { rule.weights[$0] }, logWeights: order.map { logs[$0] })
    }
    let log = Double.log(abs(map.scale))
    let logs = rule.logWeights
    return QuadratureRule(
      nodes: nodes, weights: order.map { rule.weights[$0] * abs(map.scale) },
      logWeights: order.map { logs[$0] + log })
  }
}

extension OrthogonalFamily {
  /// A rule of any kind on the canonical interval; nil where an end that is to be a node is infinite.
  func rule(_ kind: RuleKind, count: Int) -> QuadratureRule? {
    switch kind {
    case .gauss: gaussRule(count: count)
    case .radauLower: gaussRadauRule(count: count)
    case .radauUpper: mirrored?.gaussRadauRule(count: count)?.reversed
    case .lobatto: gaussLobattoRule(count: count)
    }
  }

  /// The family of the weight w(−t), on [−1, 1].
  private var mirrored: OrthogonalFamily? {
    switch self {
    case .legendre, .gegenbauer, .chebyshev(.first), .chebyshev(.second): self
    case .chebyshev(.third): .chebyshev(.fourth)
    case .chebyshev(.fourth): .chebyshev(.third)
    case .jacobi(let a, let b): .jacobi(b, a)
    case .laguerre, .hermite, .hermiteE: nil
    }
  }
}

extension JacobiMatrix {
  /// A rule of any kind for a measure on an interval, whose ends are finite where they are fixed.
  ///
  /// The last row is changed so that the ends become eigenvalues.
  ///
  /// Source: Golub, *Some modified matrix eigenvalue problems* (1973), §7; Gautschi, *Orthogonal
  /// Polynomials* (2004), §3.1.1.
  /// - Complexity: O(count²).
  func rule(_ kind: RuleKind, count n: Int, on interval: Interval) -> QuadratureRule {
    let (lower, upper) = (
      kind.fixesLower ? interval.lower : nil, kind.fixesUpper ? interval.upper : nil
    )
    guard let end = lower ?? upper else {
      return gaussRule(count: n, lower: nil, upper: nil, on: interval)
    }
    var alpha = Array(alpha[0..<n])
    var beta = Array(beta[0..<n])
    var roots = Array(rootBeta[0..<n])
    if let lower, let upper {
      let (down, up) = (1 / growth(at: lower, degree: n - 1), 1 / growth(at: upper, degree: n - 1))
      let last = (DoubleDouble(upper) - lower) / (up - down)
      beta[n - 1] = last.double
      roots[n - 1] = last.double.squareRoot()
      let isEven = lower == -upper && alpha.allSatisfy { $0 == 0 }
      alpha[n - 1] = isEven ? 0 : (lower - last * down).double
    } else {
      let back = n == 1 ? .zero : push(n - 1, growth(at: end, degree: n - 1))
      alpha[n - 1] = (end - back).double
    }
    return JacobiMatrix(alpha: alpha, beta: beta, rootBeta: roots).gaussRule(
      count: n, lower: lower, upper: upper)
  }

  /// π_k / π_{k−1} at a point outside the zeros, k ≥ 1.
  private func growth(at x: Double, degree: Int) -> DoubleDouble {
    var ratio = DoubleDouble(x, plus: -alpha[0])
    for k in 1..<max(degree, 1) {
      ratio = DoubleDouble(x, plus: -alpha[k]) - push(k, ratio)
    }
    return ratio
  }

  /// β_k over a ratio, without forming β_k where it is beyond the double range.
  private func push(_ k: Int, _ ratio: DoubleDouble) -> DoubleDouble {
    beta[k].isFinite ? beta[k] / ratio : rootBeta[k] / ratio * rootBeta[k]
  }
}

extension QuadratureRule {
  /// The rule of the weight w(−t).
  fileprivate var reversed: QuadratureRule {
    QuadratureRule(
      nodes: nodes.reversed().map { 0 - $0 }, weights: weights.reversed(),
      logWeights: logWeights.reversed())
  }
}
