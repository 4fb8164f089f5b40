import CKernels
import Exact
import RealModule

/// A Gauss–Jacobi rule for (1−t)^a (1+t)^b in pairs of doubles, each half seen from its end.
struct JacobiNodes {
  struct Node {
    /// 1 − |t|-like distance from the end the half belongs to, at most 1.
    var distance: DoubleDouble
    var weight: ScaledPair

    /// The weight over the distances to both ends, (1 − t)(1 + t).
    var withoutEnds: ScaledPair { weight / ScaledPair(distance * (2 - distance)) }
  }

  /// Nodes t = −1 + d, d ascending.
  private(set) var lower: [Node] = []
  /// Nodes t = 1 − d, d ascending.
  private(set) var upper: [Node] = []

  /// A rule of any size with a, b > −1.
  ///
  /// Both halves are followed from their ends to the middle, where they are the same polynomial up
  /// to a factor; the weights C / ((1−t²) p′(t)²) add up to the mass.
  ///
  /// Source: Szegő, *Orthogonal Polynomials* (1939), 15.3.1.
  /// - Complexity: O(count).
  init(count n: Int, a: DoubleDouble, b: DoubleDouble) {
    let isSymmetric = a.high == b.high && a.low == b.low
    let below = JacobiHalf(n, b, a, limit: isSymmetric ? n / 2 : n)
    var factor = ScaledPair(DoubleDouble(1))
    lower = below.nodes(over: factor)
    if isSymmetric {
      upper = lower
      if n % 2 == 1 { lower.append(below.middle(over: factor)) }
    } else {
      let above = JacobiHalf(n, a, b, limit: n)
      factor = above.factor(to: below)
      upper = above.nodes(over: factor)
      // A node in the middle may be missed or met by both halves.
      if lower.count + upper.count == n - 1 { lower.append(below.middle(over: .init(.init(1)))) }
      if lower.count + upper.count == n + 1 { upper.removeLast() }
    }
    precondition(lower.count + upper.count == n, "the zeros of a Jacobi polynomial were miscounted")
    var total = ScaledPair(DoubleDouble(0))
    for node in lower { total = total + node.weight }
    for node in upper { total = total + node.weight }
    let scale = jacobiMass(a, b) / total
    for i in lower.indices { lower[i].weight = lower[i].weight * scale }
    for i in upper.indices { upper[i].weight = upper[i].weight * scale }
  }

  /// The rule in t.
  var rule: QuadratureRule {
    QuadratureRule(
      nodes: nodes, pairs: lower.map(\.weight) + upper.reversed().map(\.weight))
  }

  /// The nodes, ascending.
  var nodes: [Double] {
    lower.map { ($0.distance - 1).double } + upper.reversed().map { (1 - $0.distance).double }
  }
}

/// One half of a Jacobi polynomial, from its end to the middle.
private struct JacobiHalf {
  private let zeros: [OscillatingSolution.Zero]
  private let solution: OscillatingSolution

  init(_ n: Int, _ a: DoubleDouble, _ b: DoubleDouble, limit: Int) {
    var solution = OscillatingSolution(jacobi: n, a, b)
    zeros = limit == 0 ? [] : solution.zeros(limit: limit, upTo: 1)
    solution.advance(to: 1)
    self.solution = solution
  }

  /// Nodes with 1/(d(2−d) y′²), times the square of a factor.
  func nodes(over factor: ScaledPair) -> [JacobiNodes.Node] {
    zeros.map { zero in node(zero.place, zero.slope, factor) }
  }

  func middle(over factor: ScaledPair) -> JacobiNodes.Node {
    node(DoubleDouble(1), ScaledPair(solution.slope, exponent: solution.exponent), factor)
  }

  private func node(
    _ d: DoubleDouble, _ slope: ScaledPair, _ factor: ScaledPair
  ) -> JacobiNodes.Node {
    let ratio = factor / slope
    return JacobiNodes.Node(
      distance: d, weight: ratio * ratio / ScaledPair(d * (2 - d)))
  }

  /// This half over the other one, as the same polynomial in the middle: values agree, slopes have
  /// opposite signs.
  func factor(to other: JacobiHalf) -> ScaledPair {
    let (mine, theirs) = (solution, other.solution)
    // Both parts weighted as in an oscillation, so that neither a zero nor an extremum hurts.
    let share = 1 / max(mine.potential(1), 1)
    let top = mine.value * theirs.value - mine.slope * theirs.slope * share
    let bottom = theirs.value * theirs.value + theirs.slope * theirs.slope * share
    return ScaledPair(top / bottom, exponent: mine.exponent - theirs.exponent)
  }
}

/// 2^(a+b+1) Γ(a+1) Γ(b+1) / Γ(a+b+2).
func jacobiMass(_ a: DoubleDouble, _ b: DoubleDouble) -> ScaledPair {
  let (a, b) = (Ball(a), Ball(b))
  let one = Ball(1, precision: a.precision)
  return ScaledPair.exp(
    (a + b + one) * (one + one).log + (a + one).logGamma + (b + one).logGamma
      - (a + b + one + one).logGamma)
}

/// The closed rules of the four Chebyshev weights.
///
/// Angles from the nearer end are multiples of π/2 over a whole number: (k − ½)π/n, kπ/(n+1),
/// (k − ½)π/(n+½), kπ/(n+½).
func gaussChebyshev(count n: Int, _ a: Double, _ b: Double) -> QuadratureRule {
  let size = 2 * Double(n) + (a + b + 1)
  func half(_ count: Int, _ a: Double, _ b: Double) -> [(node: Double, weight: Double)] {
    (1...max(count, 1)).prefix(count).map { k in
      let step = 2 * Double(k) - (a < 0 ? 1 : 0)
      let angle = DoubleDouble.pi * step / size
      let complement = DoubleDouble.pi * ((size - 2 * step) / 2) / size
      var weight = DoubleDouble.pi * 2 / size
      let (sine, cosine) = ((angle * 0.5).sine, (angle * 0.5).cosine)
      if a > 0 { weight = weight * (DoubleDouble(sine, times: sine) * 2) }
      if b > 0 { weight = weight * (DoubleDouble(cosine, times: cosine) * 2) }
      return (angle.high < 0.8 ? angle.cosine : complement.sine, weight.double)
    }
  }
  let upper = half(n / 2, a, b)
  let lower = half(n - n / 2, b, a)
  return QuadratureRule(
    nodes: lower.map { 0 - $0.node } + upper.reversed().map(\.node),
    weights: lower.map(\.weight) + upper.reversed().map(\.weight))
}

/// A Gauss–Legendre rule of any size.
func gaussLegendre(count n: Int) -> QuadratureRule {
  guard n >= LegendreAsymptotics.smallestCount else {
    return JacobiNodes(count: n, a: DoubleDouble(0), b: DoubleDouble(0)).rule
  }
  let half = LegendreAsymptotics(count: n).endNodes(count: n - n / 2)
  var nodes = [Double](repeating: 0, count: n)
  var weights = nodes
  for (i, node) in half.enumerated() {
    // The middle node of an odd rule is 0 exactly.
    let t = 2 * i == n - 1 ? 0 : node.cosine
    (nodes[i], nodes[n - 1 - i]) = (0 - t, t)
    (weights[i], weights[n - 1 - i]) = (node.weight, node.weight)
  }
  return QuadratureRule(nodes: nodes, weights: weights)
}
