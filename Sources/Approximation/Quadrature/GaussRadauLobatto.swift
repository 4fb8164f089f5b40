import RealModule

extension OrthogonalFamily {
  /// The Gauss–Lobatto rule: both ends are nodes, exact to degree 2·`count` − 3.
  ///
  /// - Returns: nil for families without two finite ends.
  /// - Complexity: that of the Gauss rule with two nodes fewer.
  public func gaussLobattoRule(count: Int) -> QuadratureRule? {
    precondition(count >= 2)
    guard let (a, b) = jacobiExponents else { return nil }
    let inner = count - 2
    let upper = Self.endWeight(.jacobi(a, b + 1), degree: inner, at: 1) / 2
    let lower = Self.endWeight(.jacobi(a + 1, b), degree: inner, at: -1) / 2
    var nodes = [-1.0]
    var weights = [lower]
    if inner > 0 {
      let angles = JacobiAngles(count: inner, a: a + 1, b: b + 1)
      nodes += angles.rule.nodes
      // (1 − t²) = sin² θ from either end
      let change = { (node: JacobiAngles.Node) in
        node.weight / (.sin(node.theta) * .sin(node.theta))
      }
      weights += angles.lower.map(change) + angles.upper.reversed().map(change)
    }
    return QuadratureRule(nodes: nodes + [1], weights: weights + [upper])
  }

  /// The Gauss–Radau rule: the lower end of the interval is a node, exact to 2·`count` − 2.
  ///
  /// - Returns: nil for families without a finite end.
  public func gaussRadauRule(count: Int) -> QuadratureRule? {
    precondition(count >= 1)
    let inner = count - 1
    if case .laguerre(let a) = self {
      let end = Self.endWeight(.laguerre(a), degree: inner, at: 0)
      guard inner > 0 else { return QuadratureRule(nodes: [0], weights: [end]) }
      let rule = OrthogonalFamily.laguerre(a + 1).gaussRule(count: inner)
      let logs = zip(rule.logWeights, rule.nodes).map { $0 - Double.log($1) }
      return QuadratureRule(
        nodes: [0] + rule.nodes, weights: [end] + logs.map { .exp($0) },
        logWeights: [.log(end)] + logs)
    }
    guard let (a, b) = jacobiExponents else { return nil }
    let end = Self.endWeight(.jacobi(a, b), degree: inner, at: -1)
    guard inner > 0 else { return QuadratureRule(nodes: [-1], weights: [end]) }
    let angles = JacobiAngles(count: inner, a: a, b: b + 1)
    // 1 + t = 2 sin² ½θ from the lower end, 2 cos² ½θ from the upper one
    let lower = angles.lower.map { node in
      node.weight / (2 * .sin(node.theta / 2) * .sin(node.theta / 2))
    }
    let upper = angles.upper.reversed().map { node in
      node.weight / (2 * .cos(node.theta / 2) * .cos(node.theta / 2))
    }
    return QuadratureRule(nodes: [-1] + angles.rule.nodes, weights: [end] + lower + upper)
  }

  /// The weight at a fixed end: the Christoffel number 1/Σ_{k≤degree} p̂_k(t)².
  private static func endWeight(
    _ family: OrthogonalFamily, degree: Int, at t: Double
  ) -> Double {
    let orthonormal = family.jacobiMatrix(count: degree + 1).orthonormal
    return 1 / orthonormal.values(at: t, degree: degree).reduce(0) { $0 + $1 * $1 }
  }
}
