public import Exact

extension Expression {
  /// A bound of |f| on a short stretch at whose end f tends to 0 like a power times logarithms,
  /// where balls alone meet 0·∞: x log x, √x log²x, exp(x log x) − 1.
  ///
  /// Every step is bounded by c·dᵃ·|log d|ᵇ with d the distance from the end, which grows with d
  /// while |log d| ≥ b/a.
  /// - Parameters:
  ///   - end: the singular end, left out itself.
  ///   - other: the other end.
  /// - Returns: nil where no bound is found or f does not tend to 0.
  /// - Complexity: O(size).
  public func bound(from end: Rational, to other: Rational, precision: Int) -> Ball? {
    growth(from: end, to: other, precision: precision).flatMap { $1.largest($0) }
  }

  /// A bound of ∫ |f| over a short stretch at whose end f may be infinite like a power times
  /// logarithms: 1/√x, log² x, (1 − x)^(−9/10).
  ///
  /// With |f| ≤ c·d^γ·|log d|ᵇ and γ > −1 the logarithms grow less than d^(−(γ+1)/2) shrinks, which
  /// leaves c·δ^(γ+1)·|log δ|ᵇ·2/(γ+1).
  /// - Returns: nil where no integrable bound is found, or the stretch is still too long for it.
  /// - Complexity: O(size).
  public func integralBound(from end: Rational, to other: Rational, precision: Int) -> Ball? {
    growth(from: end, to: other, precision: precision).flatMap { $1.integral($0) }
  }

  /// Whether |f| grows beyond all bounds at an end: |f| ≥ c·d^γ with γ < 0, or c·|log d|.
  public func isUnbounded(from end: Rational, to other: Rational, precision: Int) -> Bool {
    guard let found = growths(from: end, to: other, precision: precision),
      let floor = found.floors[coreRoot]
    else { return false }
    return floor.power.sign < 0 || floor.power.isZero && floor.logs > 0
  }

  private func growth(
    from end: Rational, to other: Rational, precision: Int
  ) -> (Growth, EndStretch)? {
    guard let (growths, stretch, _) = growths(from: end, to: other, precision: precision),
      let growth = growths[coreRoot]
    else { return nil }
    return (growth, stretch)
  }

  /// Bounds of every step from above and from below.
  private func growths(
    from end: Rational, to other: Rational, precision: Int
  ) -> (growths: [Growth?], stretch: EndStretch, floors: [Growth?])? {
    let length = other - end
    let distance = Ball(length.sign < 0 ? -length : length, precision: precision)
    // |log d| ≥ 1 makes powers of it comparable.
    guard distance.isLess(than: Ball(Rational(1, 4), precision: precision)) else { return nil }
    let middle = Ball((end + other) / 2, precision: precision)
    let hull = Ball(middle, within: distance.scaled(byPowerOfTwo: -1))
    let stretch = EndStretch(
      end: end, sign: length.sign, distance: distance,
      log: distance.log.magnitude, field: BallField(precision: precision))
    let polynomials = polynomials
    var growths: [Growth?] = []
    var floors: [Growth?] = []
    var values: [Ball] = []
    for (index, node) in core.enumerated() {
      var value = enclose(node, hull, values, stretch.field)
      var growth =
        polynomials[index].flatMap { stretch.polynomial($0) }
        ?? stretch.bound(node, growths, floors, values, core, polynomials)
      if !value.isFinite, let largest = growth.flatMap({ stretch.largest($0) }) {
        value = Ball(stretch.field.zero, within: largest)
      }
      if growth == nil, value.isFinite {
        growth = Growth(coefficient: value.largestMagnitude, power: 0, logs: 0)
      }
      growths.append(growth)
      values.append(value)
      floors.append(stretch.floor(index, floors, values, core, polynomials))
    }
    return (growths, stretch, floors)
  }
}

/// |g| ≤ coefficient · d^power · |log d|^logs.
struct Growth {
  var coefficient: Ball
  var power: Rational
  var logs: Int
}

/// Distances 0 < d ≤ `distance` from an end.
struct EndStretch {
  let end: Rational
  let sign: Int
  let distance: Ball
  /// |log distance|, the smallest on the stretch.
  let log: Ball
  let field: BallField

  /// The largest value of a bound that grows with d; nil for others.
  func largest(_ growth: Growth) -> Ball? {
    if growth.power.isZero, growth.logs == 0 { return growth.coefficient }
    guard growth.power.sign > 0 else { return nil }
    let turning = field.number(Rational(growth.logs) / growth.power)
    guard turning.isAtMost(log) else { return nil }
    let value =
      growth.coefficient * distance.power(field.number(growth.power)) * log.power(growth.logs)
    return value.isFinite ? value.largestMagnitude : nil
  }

  /// ∫ of a bound from 0 to the far end; nil where it is infinite or |log d|ᵇ not yet tamed.
  func integral(_ growth: Growth) -> Ball? {
    let exponent = growth.power + 1
    guard exponent.sign > 0, field.number(Rational(2 * growth.logs) / exponent).isAtMost(log)
    else { return nil }
    let value =
      growth.coefficient * distance.power(field.number(exponent)) * log.power(growth.logs)
      * field.number((growth.logs == 0 ? 1 : 2) / exponent)
    return value.isFinite ? value.largestMagnitude : nil
  }

  /// A polynomial by its lowest power of d.
  func polynomial(_ p: RationalPolynomial) -> Growth? {
    let terms = lowest(p)
    guard let (order, rest) = terms else { return nil }
    let size = rest.enumerated().reduce(field.zero) { sum, term in
      sum + field.number(term.element).magnitude * distance.power(term.offset)
    }
    return Growth(coefficient: size.largestMagnitude, power: Rational(order), logs: 0)
  }

  /// p = dᵒʳᵈᵉʳ · Σ restₖ dᵏ, rest₀ ≠ 0.
  func lowest(_ p: RationalPolynomial) -> (order: Int, rest: [Rational])? {
    // Taylor's shift to the end, by Horner's rule.
    var shifted: [Rational] = []
    for c in p.coefficients.reversed() {
      var next = [Rational](repeating: 0, count: shifted.count + 1)
      for (k, value) in shifted.enumerated() {
        next[k] = next[k] + value * end
        next[k + 1] = next[k + 1] + value * Rational(sign)
      }
      next[0] = next[0] + c
      shifted = next
    }
    guard let order = shifted.firstIndex(where: { !$0.isZero }) else { return nil }
    return (order, Array(shifted[order...]))
  }

  func bound(
    _ node: Node, _ growths: [Growth?], _ floors: [Growth?], _ values: [Ball], _ core: [Node],
    _ polynomials: [RationalPolynomial?]
  ) -> Growth? {
    switch node {
    case .negate(let a), .call(.abs, let a), .call(.identity, let a):
      return growths[a]
    case .call(.log, let a), .call(.log2, let a), .call(.log10, let a):
      guard let inner = logarithm(a, core, polynomials), !inner.factor.isZero else { return nil }
      // |κ log d| + B ≤ |log d|·(|κ| + B/|log δ|), and 1/log 2 < 2 for the other bases.
      let natural = if case .call(.log, _) = node { true } else { false }
      let size = field.number(inner.factor).magnitude + inner.rest / log
      return Growth(
        coefficient: size.scaled(byPowerOfTwo: natural ? 0 : 1).largestMagnitude, power: 0, logs: 1)
    case .call(.cbrt, let a):
      return growths[a].flatMap { power($0, Rational(1, 3)) }
    case .call(.sqrt, let a):
      return growths[a].flatMap { power($0, Rational(1, 2)) }
    case .call(.square, let a):
      return growths[a].flatMap { power($0, 2) }
    case .binary(.add, let a, let b), .binary(.subtract, let a, let b):
      guard let f = growths[a], let g = growths[b] else { return nil }
      let (power, logs) = (min(f.power, g.power), max(f.logs, g.logs))
      return Growth(
        coefficient: (raised(f, power, logs) + raised(g, power, logs)).largestMagnitude,
        power: power, logs: logs)
    case .binary(.multiply, let a, let b):
      guard let f = growths[a], let g = growths[b] else { return nil }
      return Growth(
        coefficient: (f.coefficient * g.coefficient).largestMagnitude, power: f.power + g.power,
        logs: f.logs + g.logs)
    case .binary(.divide, let a, let b):
      // A logarithm in a divisor only helps, as |log d| ≥ 1.
      guard let f = growths[a], let g = floors[b] else { return nil }
      return Growth(
        coefficient: (f.coefficient / g.coefficient).largestMagnitude, power: f.power - g.power,
        logs: f.logs)
    case .binary(.power, let a, let b):
      guard case .number(let exponent) = core[b] else { return nil }
      if exponent.sign > 0 { return growths[a].flatMap { power($0, exponent) } }
      guard exponent.sign < 0, let g = floors[a] else { return nil }
      return Growth(
        coefficient: g.coefficient.power(field.number(exponent)).largestMagnitude,
        power: g.power * exponent, logs: 0)
    default: return nil
    }
  }

  /// f with a smaller power and more logarithms: what is left over is at most its value at the
  /// far end, as d < 1 and |log d| ≥ 1.
  private func raised(_ f: Growth, _ power: Rational, _ logs: Int) -> Ball {
    f.coefficient * distance.power(field.number(f.power - power)) / log.power(logs - f.logs)
  }

  func power(_ f: Growth, _ exponent: Rational) -> Growth? {
    // The next integer: |log d| ≥ 1.
    let logs = -(-(Rational(f.logs) * exponent)).floor
    guard let count = logs.integer, count < 1000 else { return nil }
    return Growth(
      coefficient: f.coefficient.power(field.number(exponent)).largestMagnitude,
      power: f.power * exponent, logs: count)
  }
}
