public import Exact

/// |f(±d)| ≤ coefficient · d^power · e^(linear·d + quadratic·d²) for all d ≥ start.
public struct TailBound: Sendable {
  /// The factor, an upper bound.
  public var coefficient: Ball
  /// The power of d.
  public var power: Rational
  /// The factor of d in the exponent.
  public var linear: Rational
  /// The factor of d² in the exponent.
  public var quadratic: Rational

  /// A bound by a constant, times d^power where given.
  public init(
    _ coefficient: Ball, power: Rational = 0, linear: Rational = 0, quadratic: Rational = 0
  ) {
    self.coefficient = coefficient.largestMagnitude
    self.power = power
    self.linear = linear
    self.quadratic = quadratic
  }

  /// A bound of ∫ of the bound from d = R to ∞.
  ///
  /// c R^(p+1)/(−p − 1) for a power p < −1 alone; else its value at R over δ, where the logarithmic
  /// derivative power/d + linear + 2·quadratic·d stays below −δ.
  /// - Returns: nil where the integral of the bound is infinite or the bound still grows at R.
  public func integral(beyond reach: Rational) -> Ball? {
    guard quadratic.sign <= 0 else { return nil }
    func ball(_ value: Rational) -> Ball { Ball(value, precision: coefficient.precision) }
    if quadratic.isZero, linear.isZero {
      guard power < -1 else { return nil }
      return coefficient * ball(reach).power(ball(power + 1)) / ball(-power - 1)
    }
    let steepness = -2 * quadratic * reach - linear - (power.sign > 0 ? power / reach : 0)
    guard steepness.sign > 0 else { return nil }
    return coefficient * ball(reach).power(ball(power))
      * ball(linear * reach + quadratic * reach * reach).exp / ball(steepness)
  }

  /// The bound times d^n.
  public func times(power n: Int) -> Self {
    var result = self
    result.power = power + Rational(n)
    return result
  }

  /// A bound of the product.
  public static func * (a: Self, b: Self) -> Self {
    Self(
      a.coefficient * b.coefficient, power: a.power + b.power, linear: a.linear + b.linear,
      quadratic: a.quadratic + b.quadratic)
  }

  /// A bound of the sum of two: every exponent the larger one, as d ≥ 1.
  public static func + (a: Self, b: Self) -> Self {
    Self(
      a.coefficient + b.coefficient, power: max(a.power, b.power),
      linear: max(a.linear, b.linear), quadratic: max(a.quadratic, b.quadratic))
  }

  func scaled(_ factor: Ball) -> Self {
    var result = self
    result.coefficient = (coefficient * factor).largestMagnitude
    return result
  }

  /// A bound of |f|^e for an exponent e > 0 that is only enclosed: as d ≥ 1, its larger end for
  /// what grows and its smaller one for what falls.
  func raised(to exponent: Ball) -> Self? {
    guard let low = exponent.lowerEnd.midpoint, let high = exponent.upperEnd.midpoint,
      low.sign > 0
    else { return nil }
    func end(_ rate: Rational) -> Rational { rate * (rate.sign > 0 ? high : low) }
    return Self(
      coefficient.power(exponent), power: end(power), linear: end(linear),
      quadratic: end(quadratic))
  }

  func raised(to exponent: Rational) -> Self {
    Self(
      coefficient.power(Ball(exponent, precision: coefficient.precision)),
      power: power * exponent, linear: linear * exponent, quadratic: quadratic * exponent)
  }
}
