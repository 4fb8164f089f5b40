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
    var values: [Ball] = []
    for (index, node) in core.enumerated() {
      var value = enclose(node, hull, values, stretch.field)
      var growth =
        polynomials[index].flatMap { stretch.polynomial($0) }
        ?? stretch.bound(node, growths, values, core, polynomials)
      if !value.isFinite, let largest = growth.flatMap({ stretch.largest($0) }) {
        value = Ball(stretch.field.zero, within: largest)
      }
      if growth == nil, value.isFinite {
        growth = Growth(coefficient: value.largestMagnitude, power: 0, logs: 0)
      }
      growths.append(growth)
      values.append(value)
    }
    return growths[coreRoot].flatMap { stretch.largest($0) }
  }
}

/// |g| ≤ coefficient · d^power · |log d|^logs.
struct Growth {
  var coefficient: Ball
  var power: Rational
  var logs: Int
}

/// Distances 0 < d ≤ `distance` from an end.
private struct EndStretch {
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
  private func lowest(_ p: RationalPolynomial) -> (order: Int, rest: [Rational])? {
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

  /// |log |p|| for a polynomial that vanishes at the end only.
  private func logarithm(_ p: RationalPolynomial) -> Growth? {
    guard let (order, rest) = lowest(p), order > 0 else { return nil }
    let steps = Ball(distance.scaled(byPowerOfTwo: -1), within: distance.scaled(byPowerOfTwo: -1))
    let factor = rest.reversed().reduce(field.zero) { $0 * steps + field.number($1) }.magnitude
    guard factor.isPositive else { return nil }
    // |log p| ≤ order·|log d| + |log factor|, and |log d| ≥ `log`.
    let size = field.number(Rational(order)) + factor.log.largestMagnitude / log
    return Growth(coefficient: size.largestMagnitude, power: 0, logs: 1)
  }

  func bound(
    _ node: Node, _ growths: [Growth?], _ values: [Ball], _ core: [Node],
    _ polynomials: [RationalPolynomial?]
  ) -> Growth? {
    switch node {
    case .negate(let a), .call(.abs, let a), .call(.identity, let a):
      return growths[a]
    case .call(.log, let a):
      var inner = a
      while case .call(.abs, let b) = core[inner] { inner = b }
      return polynomials[inner].flatMap { logarithm($0) }
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
      guard let f = growths[a], values[b].isPositive || values[b].isNegative else { return nil }
      return Growth(
        coefficient: (f.coefficient / values[b].smallestMagnitude).largestMagnitude,
        power: f.power, logs: f.logs)
    case .binary(.power, let a, let b):
      guard case .number(let exponent) = core[b], exponent.sign > 0 else { return nil }
      return growths[a].flatMap { power($0, exponent) }
    default: return nil
    }
  }

  /// f with a smaller power and more logarithms: what is left over is at most its value at the
  /// far end, as d < 1 and |log d| ≥ 1.
  private func raised(_ f: Growth, _ power: Rational, _ logs: Int) -> Ball {
    f.coefficient * distance.power(field.number(f.power - power)) / log.power(logs - f.logs)
  }

  private func power(_ f: Growth, _ exponent: Rational) -> Growth? {
    let logs = (Rational(f.logs) * exponent).doubleValue.rounded(.up)
    guard logs < 1000 else { return nil }
    return Growth(
      coefficient: f.coefficient.power(field.number(exponent)).largestMagnitude,
      power: f.power * exponent, logs: Int(logs))
  }
}
