import Exact

extension SeriesEvaluator {
  /// Functions whose formula depends on the sign of their argument.
  mutating func switched(
    _ function: Function, _ g: P, _ index: Int
  ) throws(SeriesStop) -> P {
    switch function {
    case .floor: return try floor(g, index)
    case .hardswish:
      let three = constant(S(3))
      if try sign(g - three, index) > 0 { return g }
      if try sign(g + three, index) < 0 { return constant(S(0)) }
      let product = g.multiplied(by: g + three, limit: limit)
      return product.divided(by: constant(S(6)), limit: limit)
    default: break
    }
    let sign = try sign(g, index)
    let positive = sign > 0
    switch function {
    case .abs: return sign < 0 ? -g : g
    case .sign: return constant(S(sign))
    case .relu: return positive ? g : constant(S(0))
    case .relu2: return positive ? g.multiplied(by: g, limit: limit) : constant(S(0))
    case .leakyrelu: return positive ? g : g.divided(by: constant(S(100)), limit: limit)
    case .elu: return positive ? g : try exp(g, index) - constant(S(1))
    case .selu:
      let scale = try named(.seluScale)
      if positive { return g.multiplied(by: constant(scale), limit: limit) }
      let factor = scale * (try named(.seluAlpha))
      let curve = try exp(g, index) - constant(S(1))
      return curve.multiplied(by: constant(factor), limit: limit)
    case .softsign:
      return try quotient(g, constant(S(1)) + (sign < 0 ? -g : g), index)
    default: preconditionFailure("\(function) has one formula")
    }
  }

  /// The integer below, decided by the sign of g − round(g₀).
  private mutating func floor(_ g: P, _ index: Int) throws(SeriesStop) -> P {
    if g.valuation < 0 { throw .fault(.essentialSingularity, node: index) }
    let start = g[0].approximation
    guard start.isFinite, start.magnitude < 1e15 else { throw .fault(.undecided, node: index) }
    let nearest = Int(start.rounded())
    let sign = try sign(g - constant(S(nearest)), index)
    return constant(S(sign < 0 ? nearest - 1 : nearest))
  }

  /// Γ(g); at a pole −m of Γ by Γ(g) = Γ(g + m + 1)/(g(g + 1)…(g + m)).
  func gamma(_ g: P, _ index: Int) throws(SeriesStop) -> P {
    let (coefficients, count) = try argument(g, index)
    let start = coefficients[0].approximation
    if start <= 0, start == start.rounded() {
      guard start > -1000 else { throw .fault(.undefined, node: index) }
      let m = Int(-start)
      let divisor = (0...m).reduce(constant(S(1))) { product, k in
        product.multiplied(by: g + constant(S(k)), limit: limit)
      }
      return try quotient(gamma(g + constant(S(m + 1)), index), divisor, index)
    }
    guard let outer = field.gamma(about: coefficients[0], count: count) else {
      throw .notRepresentable
    }
    guard outer.allSatisfy(\.isDefined) else { throw .fault(.undefined, node: index) }
    if g.exactConstant != nil { return constant(outer[0]) }
    return P(Dense.compose(outer, coefficients, count), order: count)
  }

  /// J_n(g) from J_n⁽ᵏ⁾ = 2⁻ᵏ Σ (−1)ʲ C(k, j) J_(n−k+2j) (DLMF 10.6.7), which is stable.
  func besselJ(_ order: Int, _ g: P, _ index: Int) throws(SeriesStop) -> P {
    let (coefficients, count) = try argument(g, index)
    var neighbours: [S] = []
    for shift in -(count - 1)...(count - 1) {
      guard let value = field.besselJ(order + shift, coefficients[0]) else {
        throw .notRepresentable
      }
      neighbours.append(value)
    }
    // Row k of Pascal's triangle over 2ᵏ k!.
    var row = [number(1)]
    var outer: [S] = []
    for k in 0..<count {
      var sum = S(0)
      for (j, weight) in row.enumerated() {
        let term = weight * neighbours[count - 1 - k + 2 * j]
        sum = j.isMultiple(of: 2) ? sum + term : sum - term
      }
      outer.append(sum)
      let divisor = S(2 * (k + 1))
      row = (0...(k + 1)).map { j in
        ((j < row.count ? row[j] : S(0)) + (j > 0 ? row[j - 1] : S(0))) / divisor
      }
    }
    if g.exactConstant != nil { return constant(outer[0]) }
    return P(Dense.compose(outer, coefficients, count), order: count)
  }
}
