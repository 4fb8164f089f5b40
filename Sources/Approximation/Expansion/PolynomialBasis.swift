import RealModule

/// Orthogonal polynomials on an interval: a classical family moved there by an affine map.
///
/// The inner product is ⟨f, g⟩ = ∫ f g w dx over the interval, with w(x) the classical weight of
/// the mapped variable t = (x − centre)/scale.
public struct PolynomialBasis: Hashable, Sendable {
  /// The classical family.
  public let family: OrthogonalFamily
  /// The interval of x.
  public let interval: Interval
  /// The map from x to the canonical variable t.
  public let map: AffineMap

  /// Moves `family` to `interval`.
  ///
  /// Finite intervals are scaled; half lines are shifted, and reversed when bounded above.
  /// - Throws: `BasisError.incompatible` where the shapes do not match.
  public init(_ family: OrthogonalFamily, on interval: Interval) throws(BasisError) {
    self.family = family
    self.interval = interval
    switch (family.canonicalInterval.kind, interval.kind) {
    case (.finite, .finite):
      map = AffineMap(center: interval.midpoint, scale: interval.upper / 2 - interval.lower / 2)
    case (.boundedBelow, .boundedBelow): map = AffineMap(center: interval.lower, scale: 1)
    case (.boundedBelow, .boundedAbove): map = AffineMap(center: interval.upper, scale: -1)
    case (.infinite, .infinite): map = AffineMap(center: 0, scale: 1)
    default: throw .incompatible(family, interval)
    }
  }

  /// The family on its own interval.
  public init(_ family: OrthogonalFamily) {
    self.family = family
    interval = family.canonicalInterval
    map = AffineMap(center: 0, scale: 1)
  }

  /// The weight w(x).
  public func weight(_ x: Double) -> Double { family.weight(map(x)) }

  /// The mass ∫ w dx.
  public var mass: Double { family.mass * abs(map.scale) }

  /// The squared norms ∫ P_k(t(x))² w dx of the classical polynomials, k < `count`.
  public func squaredNorms(count: Int) -> [Double] {
    family.squaredNorms(count: count).map { $0 * abs(map.scale) }
  }

  /// The Gauss rule in x, nodes ascending.
  ///
  /// - Complexity: O(count²).
  public func gaussRule(count: Int) -> QuadratureRule {
    let rule = family.gaussRule(count: count)
    let log = Double.log(abs(map.scale))
    let order = map.scale > 0 ? Array(rule.nodes.indices) : rule.nodes.indices.reversed()
    return QuadratureRule(
      nodes: order.map { map.inverse(rule.nodes[$0]) },
      weights: order.map { rule.weights[$0] * abs(map.scale) },
      logWeights: order.map { rule.logWeights[$0] + log })
  }

  /// The part of the interval on which errors are located: itself where finite, else the part that
  /// holds all but about 10⁻⁴ of the mass.
  public var visiblePart: Interval {
    switch family {
    case .hermiteE: return Interval(unchecked: -4, 4)
    case .hermite: return Interval(unchecked: -2.75, 2.75)
    case .laguerre(let a):
      let far = map.inverse(10 + 2 * max(a, 0))
      return Interval(unchecked: min(map.center, far), max(map.center, far))
    default: return interval
    }
  }

  var substitution: Substitution { Substitution(family: family, map: map) }
}

/// Why a basis cannot live on an interval.
public enum BasisError: Error, Hashable, Sendable {
  /// The family's interval is of another shape.
  case incompatible(OrthogonalFamily, Interval)
}
