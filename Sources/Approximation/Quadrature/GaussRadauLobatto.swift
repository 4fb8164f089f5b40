import Exact
import RealModule

extension OrthogonalFamily {
  /// The Gauss–Lobatto rule: both ends are nodes, exact to degree 2·`count` − 3.
  ///
  /// - Returns: nil for families without two finite ends.
  /// - Complexity: O(count).
  public func gaussLobattoRule(count: Int) -> QuadratureRule? {
    precondition(count >= 2)
    guard let (a, b) = exactExponents else { return nil }
    let inner = count - 2
    let upper = endWeight(a, b + 1, degree: inner) / ScaledPair(DoubleDouble(2))
    let lower = endWeight(b, a + 1, degree: inner) / ScaledPair(DoubleDouble(2))
    guard inner > 0 else { return QuadratureRule(nodes: [-1, 1], pairs: [lower, upper]) }
    let halves = JacobiNodes(count: inner, a: a + 1, b: b + 1)
    let weights = halves.lower.map(\.withoutEnds) + halves.upper.reversed().map(\.withoutEnds)
    return QuadratureRule(
      nodes: [-1] + halves.nodes + [1], pairs: [lower] + weights + [upper])
  }

  /// The Gauss–Radau rule: the lower end of the interval is a node, exact to 2·`count` − 2.
  ///
  /// - Returns: nil for families without a finite end.
  /// - Complexity: O(count).
  public func gaussRadauRule(count: Int) -> QuadratureRule? {
    precondition(count >= 1)
    let inner = count - 1
    if case .laguerre(let a) = self {
      let end = laguerreEndWeight(a.pair, degree: inner)
      guard inner > 0 else { return QuadratureRule(nodes: [0], pairs: [end]) }
      let rest = TailNodes(laguerre: inner, a: a.pair + 1).nodes
      return QuadratureRule(
        nodes: [0] + rest.map(\.place.double),
        pairs: [end] + rest.map { $0.weight / ScaledPair($0.place) })
    }
    guard let (a, b) = exactExponents else { return nil }
    let end = endWeight(b, a, degree: inner)
    guard inner > 0 else { return QuadratureRule(nodes: [-1], pairs: [end]) }
    let halves = JacobiNodes(count: inner, a: a, b: b + 1)
    // 1 + t is d from the lower end, 2 − d from the upper one.
    let lower = halves.lower.map { $0.weight / ScaledPair($0.distance) }
    let upper = halves.upper.reversed().map { $0.weight / ScaledPair(2 - $0.distance) }
    return QuadratureRule(nodes: [-1] + halves.nodes, pairs: [end] + lower + upper)
  }
}

/// The Christoffel number 1/Σ_{k≤n} p̂_k(1)² at the end with exponent a:
/// 2^(a+b+1) Γ(a+1) Γ(a+2) n! Γ(n+b+1) / (Γ(n+a+2) Γ(n+a+b+2)).
///
/// Source: Szegő, *Orthogonal Polynomials* (1939), 4.5.8.
private func endWeight(_ a: DoubleDouble, _ b: DoubleDouble, degree n: Int) -> ScaledPair {
  let (a, b) = (Ball(a), Ball(b))
  let one = Ball(1, precision: a.precision)
  let size = Ball(n + 1, precision: a.precision)
  let top =
    (a + b + one) * (one + one).log + (a + one).logGamma + (a + one + one).logGamma
    + size.logGamma + (size + b).logGamma
  return ScaledPair.exp(top - (size + a + one).logGamma - (size + a + b + one).logGamma)
}

/// The Christoffel number at 0: n! Γ(a+1) Γ(a+2) / Γ(n+a+2).
private func laguerreEndWeight(_ a: DoubleDouble, degree n: Int) -> ScaledPair {
  let a = Ball(a)
  let one = Ball(1, precision: a.precision)
  let size = Ball(n + 1, precision: a.precision)
  return ScaledPair.exp(
    size.logGamma + (a + one).logGamma + (a + one + one).logGamma - (size + a + one).logGamma)
}
