public import Exact
import Formula

/// A classical family with an exact recurrence in its canonical variable t.
struct EnclosedFamily {
  private let family: OrthogonalFamily
  private let line: LineWeight?

  init(_ family: OrthogonalFamily) {
    self.family = family
    line = LineWeight(family)
  }

  func steps(count: Int, precision: Int) -> [RecurrenceStep] {
    line?.steps(count: count, precision: precision)
      ?? family.steps(count: count, precision: precision)
  }

  /// ∫ Pₖ² w dt.
  func squaredNorms(count: Int, precision: Int) -> [Ball] {
    line?.squaredNorms(count: count, precision: precision)
      ?? family.exactSquaredNorms(count: count, precision: precision)
  }

  /// The weight in t.
  var weight: Expression {
    guard let line else {
      let (a, b) = (family.exactWeight?.a ?? 0, family.exactWeight?.b ?? 0)
      let factors = [(a, Expression(1) - .x), (b, Expression(1) + .x)]
        .filter { !$0.0.isZero }.map { $1.raised(to: $0.expression) }
      return factors.dropFirst().reduce(factors.first ?? Expression(1), *)
    }
    let decay = Expression.call(
      .exp, Expression(polynomial: [0, -line.linear, -line.quadratic]))
    if !line.power.isZero { return Expression.x.raised(to: line.power.expression) * decay }
    guard family == .hermiteE else { return decay }
    return decay / .call(.sqrt, Expression(2) * Expression.pi)
  }
}

extension OrthogonalFamily {
  /// Monic αₖ and βₖ in x, enclosed; β₀ is the mass.
  ///
  /// nil for families without an exact weight.
  /// From Pₖ₊₁ = (aₖt + bₖ)Pₖ − cₖPₖ₋₁: α = −b/a and β = c/(aₖaₖ₋₁), moved to the domain.
  public func certifiedRecurrence(
    count: Int, on domain: CertifiedDomain, bits: Int
  ) -> (alpha: [Ball], beta: [Ball])? {
    let own = EnclosedFamily(self)
    guard exactWeight != nil || LineWeight(self) != nil else { return nil }
    let precision = bits + CertifiedCover.guardBits
    let (origin, scale) = domain.map(precision: precision)
    let steps = own.steps(count: count, precision: precision)
    let mass = own.squaredNorms(count: 1, precision: precision)[0] * scale.magnitude
    let alpha = steps.map { origin + scale * (-$0.b / $0.a) }
    let beta = steps.indices.map { k in
      k == 0
        ? mass
        : scale * scale * (steps[k].c / (steps[k].a * steps[k - 1].a))
    }
    return (alpha, beta)
  }
}
