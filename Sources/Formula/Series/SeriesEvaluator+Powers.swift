import Exact

extension SeriesEvaluator {
  /// aᵇ: integer and rational exponents keep their algebra, the rest is exp(b·log a).
  mutating func power(_ a: Int, _ b: Int, _ index: Int) throws(SeriesStop) -> P {
    if shared != nil, case .number(let exponent) = nodes[b], let n = exponent.integer,
      abs(n) <= 64, n != 0
    {
      return try integerPower(part(a), n, index)
    }
    let base = try value(a)
    if case .number(let exponent) = nodes[b] {
      if let n = exponent.integer { return try integerPower(base, n, index) }
      return try realPower(base, number(exponent), exact: exponent, index)
    }
    let exponent = try value(b)
    if let exponent = exponent.exactConstant {
      return try realPower(base, exponent, exact: nil, index)
    }
    let logarithm = try log(base, index)
    return try exp(exponent.multiplied(by: logarithm, limit: limit), index)
  }

  private func integerPower(_ base: P, _ n: Int, _ index: Int) throws(SeriesStop) -> P {
    if n == 0 { return constant(S(1)) }
    if base.isExactZero {
      guard n > 0 else { throw .fault(.undefined, node: index) }
      return base
    }
    if n < 0 {
      return try quotient(constant(S(1)), integerPower(snapped(base), -n, index), index)
    }
    if n <= 64 || base.coefficients.count <= 1 || base.valuation != 0 { return square(base, n) }
    // The recurrence divides by the first coefficient, which a ball about 0 does not allow.
    guard base.coefficients[0].definiteSign != nil else { return square(base, n) }
    guard let value = field.power(base.coefficients[0], S(n)) else { throw .notRepresentable }
    guard value.isDefined else { return square(base, n) }
    let order = min(limit, base.order ?? limit)
    return P(Dense.power(base.dense(order), S(n), value: value, order), order: order)
  }

  func square(_ base: P, _ n: Int) -> P {
    var result = constant(S(1))
    var power = base
    var rest = n
    while rest > 0 {
      if rest & 1 == 1 { result = result.multiplied(by: power, limit: limit) }
      rest >>= 1
      if rest > 0 { power = power.multiplied(by: power, limit: limit) }
    }
    return result
  }

  /// g^r for a real r: g = |t|^v·w with w > 0, so g^r = |t|^(vr)·w^r when v·r is an integer.
  mutating func realPower(
    _ g: P, _ r: S, exact: Rational?, _ index: Int
  ) throws(SeriesStop) -> P {
    if g.isExactZero {
      guard r.definiteSign == 1 else { throw .fault(.undefined, node: index) }
      return g
    }
    let g = snapped(g)
    guard let first = g.coefficients.first else { throw .moreTerms(node: index) }
    let shift = Rational(g.valuation) * (exact ?? Rational(1, 2))
    guard g.valuation == 0 || exact != nil, let shift = shift.integer else {
      throw .fault(.branchPoint, node: index)
    }
    if g.valuation != 0 { markSwitch(index) }
    let odd = !g.valuation.isMultiple(of: 2)
    let flipped = side == .left && odd
    guard let sign = first.definiteSign else { throw .fault(.undecided, node: index) }
    guard (flipped ? -sign : sign) > 0 else {
      throw .fault(g.valuation == 0 ? .undefined : .branchPoint, node: index)
    }
    let w = (flipped ? -g : g).shifted(-g.valuation)
    let root = try unitPower(w, r, value: field.power(w.coefficients[0], r), index)
    let turned = side == .left && !shift.isMultiple(of: 2) && g.valuation != 0 ? -root : root
    return turned.shifted(shift).truncated(limit)
  }

  /// ∛g, real for negative arguments too.
  func cubeRoot(_ g: P, _ index: Int) throws(SeriesStop) -> P {
    if g.isExactZero { return g }
    let g = snapped(g)
    guard let first = g.coefficients.first else { throw .moreTerms(node: index) }
    guard g.valuation.isMultiple(of: 3) else { throw .fault(.branchPoint, node: index) }
    let unit = g.shifted(-g.valuation)
    let value = try scalar(.cbrt, first, index)
    let root = try unitPower(unit, number(Rational(1, 3)), value: value, index)
    return root.shifted(g.valuation / 3).truncated(limit)
  }

  /// w^r with w₀ ≠ 0 and a known value of w₀^r.
  private func unitPower(
    _ w: P, _ r: S, value: S?, _ index: Int
  ) throws(SeriesStop) -> P {
    guard let value else { throw .notRepresentable }
    guard value.isDefined else { throw .fault(.undefined, node: index) }
    if w.exactConstant != nil { return constant(value) }
    let order = w.order ?? limit
    return P(Dense.power(w.dense(order), r, value: value, order), order: order)
  }
}
