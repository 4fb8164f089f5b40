import RealModule

/// Gauss–Laguerre rules of any size.
func gaussLaguerre(count n: Int, a: Double) -> QuadratureRule {
  guard LaguerreAsymptotics.isAccurate(count: n, a) else {
    return OrthogonalFamily.laguerre(a).jacobiMatrix(count: n).gaussRule(count: n)
  }
  let list = LaguerreAsymptotics(count: n, a: a).nodes()
  return QuadratureRule(
    nodes: list.map { $0.s * $0.s }, weights: list.map { .exp($0.logFactor - $0.s * $0.s) },
    logWeights: list.map { $0.logFactor - $0.s * $0.s })
}

/// Gauss–Hermite rules of any size for e^(−t²).
///
/// H_2m(x) and H_{2m+1}(x)/x are Laguerre polynomials in x² with a = −½ and a = ½.
func gaussHermite(count n: Int) -> QuadratureRule {
  let half = n / 2
  let isOdd = n % 2 == 1
  let a = isOdd ? 0.5 : -0.5
  guard LaguerreAsymptotics.isAccurate(count: half, a) else {
    return OrthogonalFamily.hermite.jacobiMatrix(count: n).gaussRule(count: n)
  }
  let list = LaguerreAsymptotics(count: half, a: a).nodes()
  let nodes = list.map(\.s)
  let logs = list.map { node in
    node.logFactor - node.s * node.s - .log(2) - (isOdd ? 2 * .log(node.s) : 0)
  }
  // The weight at 0 of an odd rule: √π m! Γ(3/2) / Γ(m + 3/2).
  let middle = 0.5 * Double.log(.pi) - logCentralRatio(half)
  let all = logs.reversed() + (isOdd ? [middle] : []) + logs
  return QuadratureRule(
    nodes: nodes.reversed().map { -$0 } + (isOdd ? [0] : []) + nodes,
    weights: all.map { .exp($0) }, logWeights: Array(all))
}

/// log of Γ(m+3/2)/(Γ(3/2) m!), the reciprocal weight at 0 of the rule with 2m+1 nodes over √π.
private func logCentralRatio(_ m: Int) -> Double {
  logGammaRise(Double(m) + 1, by: 0.5) - .log(.gamma(1.5))
}
