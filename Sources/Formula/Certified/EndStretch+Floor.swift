import Exact

extension EndStretch {
  /// log |g| = factor·log d + rest with |rest| ≤ `rest`.
  struct Logarithm {
    var factor: Rational
    var rest: Ball
  }

  /// The logarithm of a product of powers of polynomials; nil for others.
  func logarithm(
    _ index: Int, _ core: [Node], _ polynomials: [RationalPolynomial?]
  ) -> Logarithm? {
    if let p = polynomials[index] {
      guard let (order, rest) = lowest(p) else { return nil }
      let half = distance.scaled(byPowerOfTwo: -1)
      let steps = Ball(half, within: half)
      let size = rest.reversed().reduce(field.zero) { $0 * steps + field.number($1) }.magnitude
      guard size.isPositive else { return nil }
      return Logarithm(factor: Rational(order), rest: size.log.largestMagnitude)
    }
    func scaled(_ inner: Int, _ factor: Rational) -> Logarithm? {
      logarithm(inner, core, polynomials).map {
        Logarithm(
          factor: $0.factor * factor,
          rest: ($0.rest * field.number(factor).magnitude).largestMagnitude)
      }
    }
    switch core[index] {
    case .negate(let a), .call(.abs, let a), .call(.identity, let a): return scaled(a, 1)
    case .call(.sqrt, let a): return scaled(a, Rational(1, 2))
    case .call(.cbrt, let a): return scaled(a, Rational(1, 3))
    case .call(.square, let a): return scaled(a, 2)
    case .binary(.power, let a, let b):
      guard let p = polynomials[b], p.degree <= 0 else { return nil }
      return scaled(a, p[0])
    case .binary(.multiply, let a, let b), .binary(.divide, let a, let b):
      let isQuotient = if case .binary(.divide, _, _) = core[index] { true } else { false }
      guard let f = scaled(a, 1), let g = scaled(b, isQuotient ? -1 : 1) else { return nil }
      return Logarithm(factor: f.factor + g.factor, rest: (f.rest + g.rest).largestMagnitude)
    default: return nil
    }
  }

  /// |g| ≥ coefficient·d^power·|log d|^logs, logs being 0 or 1; nil where nothing is known.
  func floor(
    _ index: Int, _ floors: [Growth?], _ values: [Ball], _ core: [Node],
    _ polynomials: [RationalPolynomial?]
  ) -> Growth? {
    followed(index, floors, values, core, polynomials) ?? sure(values[index])
  }

  private func followed(
    _ index: Int, _ floors: [Growth?], _ values: [Ball], _ core: [Node],
    _ polynomials: [RationalPolynomial?]
  ) -> Growth? {
    if let p = polynomials[index] {
      guard let (order, rest) = lowest(p) else { return nil }
      let half = distance.scaled(byPowerOfTwo: -1)
      let steps = Ball(half, within: half)
      let size = rest.reversed().reduce(field.zero) { $0 * steps + field.number($1) }
        .smallestMagnitude
      return size.isPositive
        ? Growth(coefficient: size, power: Rational(order), logs: 0) : nil
    }
    func raised(_ inner: Int, _ exponent: Rational) -> Growth? {
      guard let f = floors[inner], f.logs == 0, exponent.sign > 0 else { return nil }
      return Growth(
        coefficient: f.coefficient.power(field.number(exponent)).smallestMagnitude,
        power: f.power * exponent, logs: 0)
    }
    switch core[index] {
    case .negate(let a), .call(.abs, let a), .call(.identity, let a): return floors[a]
    case .call(.sqrt, let a): return raised(a, Rational(1, 2))
    case .call(.cbrt, let a): return raised(a, Rational(1, 3))
    case .call(.square, let a): return raised(a, 2)
    case .call(.log, let a), .call(.log2, let a), .call(.log10, let a):
      guard let inner = logarithm(a, core, polynomials), !inner.factor.isZero else { return nil }
      // |κ log d| − B ≥ |log d|·(|κ| − B/|log δ|), and the logarithms of base 10 are a third of it.
      let size = (field.number(inner.factor).magnitude - inner.rest / log).lowerEnd
      guard size.isPositive else { return nil }
      return Growth(coefficient: size.scaled(byPowerOfTwo: -2), power: 0, logs: 1)
    case .binary(.multiply, let a, let b):
      guard let f = floors[a], let g = floors[b], f.logs + g.logs <= 1 else { return nil }
      return Growth(
        coefficient: (f.coefficient * g.coefficient).smallestMagnitude, power: f.power + g.power,
        logs: f.logs + g.logs)
    case .binary(.divide, let a, let b):
      guard let f = floors[a], let top = size(b, values, core, polynomials) else { return nil }
      return Growth(
        coefficient: (f.coefficient / top.coefficient).smallestMagnitude,
        power: f.power - top.power, logs: f.logs)
    case .binary(.power, let a, let b):
      guard let p = polynomials[b], p.degree <= 0 else { return nil }
      if p[0].sign > 0 { return raised(a, p[0]) }
      guard p[0].sign < 0, let top = size(a, values, core, polynomials) else { return nil }
      return Growth(
        coefficient: top.coefficient.power(field.number(p[0])).smallestMagnitude,
        power: top.power * p[0], logs: 0)
    default: return nil
    }
  }

  /// A value that is not zero and finite, by its smallest size.
  private func sure(_ value: Ball) -> Growth? {
    let smallest = value.smallestMagnitude
    guard value.isFinite, smallest.isPositive else { return nil }
    return Growth(coefficient: smallest, power: 0, logs: 0)
  }

  /// A bound from above without logarithms, for divisors.
  private func size(
    _ index: Int, _ values: [Ball], _ core: [Node], _ polynomials: [RationalPolynomial?]
  ) -> Growth? {
    if let p = polynomials[index] { return polynomial(p) }
    switch core[index] {
    case .negate(let a), .call(.abs, let a): return size(a, values, core, polynomials)
    case .call(.sqrt, let a):
      return size(a, values, core, polynomials).flatMap { power($0, Rational(1, 2)) }
    case .call(.cbrt, let a):
      return size(a, values, core, polynomials).flatMap { power($0, Rational(1, 3)) }
    case .binary(.power, let a, let b):
      guard let p = polynomials[b], p.degree <= 0, p[0].sign > 0 else { return nil }
      return size(a, values, core, polynomials).flatMap { power($0, p[0]) }
    case .binary(.multiply, let a, let b):
      guard let f = size(a, values, core, polynomials), let g = size(b, values, core, polynomials)
      else { return nil }
      return Growth(
        coefficient: (f.coefficient * g.coefficient).largestMagnitude, power: f.power + g.power,
        logs: 0)
    default:
      guard values[index].isFinite else { return nil }
      return Growth(coefficient: values[index].largestMagnitude, power: 0, logs: 0)
    }
  }
}
