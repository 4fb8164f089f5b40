import Exact

extension SeriesEvaluator {
  /// One function of a series.
  mutating func apply(_ function: Function, _ a: Int, _ index: Int) throws(SeriesStop) -> P {
    let g = try value(a)
    switch function {
    case .identity: return g
    case .square: return g.multiplied(by: g, limit: limit)
    case .sin, .cos: return try circular(function, g, a, index)
    case .sinh, .cosh: return try hyperbolic(function, g, index)
    case .tan: return try tangent(g, a, index)
    case .tanh: return try hyperbolicTangent(g, index)
    case .sigmoid: return try logistic(g, index)
    case .exp: return try exp(g, index)
    case .log: return try log(g, index)
    case .log2: return try scaled(log(g, index), by: .log2, g, .log2, index)
    case .log10: return try scaled(log(g, index), by: .log10, g, .log10, index)
    case .sqrt: return try realPower(g, number(Rational(1, 2)), exact: Rational(1, 2), index)
    case .cbrt: return try cubeRoot(g, index)
    case .asin, .acos, .atan, .asinh, .acosh, .atanh: return try inverse(function, g, index)
    case .erf, .erfc: return try errorFunction(function, g, index)
    case .gamma: return try gamma(g, index)
    case .silu:
      return try g.multiplied(by: logistic(g, index), limit: limit)
    case .gelu: return try gelu(g, index)
    case .softplus:
      let slope = try logistic(g, index)
      return try integrate(.softplus, g, index) { _, order in slope.dense(order) }
    case .mish: return try mish(g, index)
    default: return try switched(function, g, index)
    }
  }

  /// The argument of an analytic function as plain coefficients, with their number.
  func argument(_ g: P, _ index: Int) throws(SeriesStop) -> (coefficients: [S], count: Int) {
    if g.valuation < 0 { throw .fault(.essentialSingularity, node: index) }
    let count = min(limit, g.order ?? limit)
    guard count > 0 else { throw .moreTerms(node: index) }
    let coefficients = g.dense(count)
    return (coefficients.isEmpty ? [S(0)] : coefficients, count)
  }

  /// f(g) from f(g₀) and a factor q(g) with f(g)′ = q·g′.
  private func integrate(
    _ function: Function, _ g: P, _ index: Int,
    _ factor: ([S], Int) throws(SeriesStop) -> [S]
  ) throws(SeriesStop) -> P {
    let (coefficients, count) = try argument(g, index)
    let value = try scalar(function, coefficients[0], index)
    if g.exactConstant != nil || g.isExactZero { return constant(value) }
    let slope = Dense.multiply(
      try factor(coefficients, count), Dense.derivative(coefficients), count)
    return P(Dense.integral(slope, constant: value, count), order: count)
  }

  func exp(_ g: P, _ index: Int) throws(SeriesStop) -> P {
    let (coefficients, count) = try argument(g, index)
    let value = try scalar(.exp, coefficients[0], index)
    if g.exactConstant != nil { return constant(value) }
    return P(Dense.exp(coefficients, value: value, count), order: count)
  }

  func log(_ g: P, _ index: Int) throws(SeriesStop) -> P {
    let g = snapped(g)
    if g.coefficients.isEmpty, g.order != nil { throw .moreTerms(node: index) }
    guard g.valuation == 0, !g.isExactZero else { throw .fault(.branchPoint, node: index) }
    return try integrate(.log, g, index) { g, count in Dense.divide([S(1)], g, count) }
  }

  private func scaled(
    _ logarithm: P, by base: SeriesConstant, _ g: P, _ function: Function, _ index: Int
  ) throws(SeriesStop) -> P {
    if let x = g.exactConstant { return constant(try scalar(function, x, index)) }
    return logarithm.divided(by: constant(try named(base)), limit: limit)
  }

  private mutating func circular(
    _ function: Function, _ g: P, _ a: Int, _ index: Int
  ) throws(SeriesStop) -> P {
    let pair = try circularPair(g, a, index)
    return function == .sin ? pair.sine : pair.cosine
  }

  /// sin g and cos g, computed together and kept for the other one.
  private mutating func circularPair(
    _ g: P, _ a: Int, _ index: Int
  ) throws(SeriesStop) -> (sine: P, cosine: P) {
    if let pair = circularPairs[a] { return pair }
    let (coefficients, count) = try argument(g, index)
    let sine = try scalar(.sin, coefficients[0], index)
    let cosine = try scalar(.cos, coefficients[0], index)
    var pair = (sine: constant(sine), cosine: constant(cosine))
    if g.exactConstant == nil {
      let dense = Dense.circular(
        coefficients, sine: sine, cosine: cosine, hyperbolic: false, count)
      pair = (P(dense.sine, order: count), P(dense.cosine, order: count))
    }
    circularPairs[a] = pair
    return pair
  }

  private func hyperbolic(
    _ function: Function, _ g: P, _ index: Int
  ) throws(SeriesStop) -> P {
    let (coefficients, count) = try argument(g, index)
    let sine = try scalar(.sinh, coefficients[0], index)
    let cosine = try scalar(.cosh, coefficients[0], index)
    if g.exactConstant != nil { return constant(function == .sinh ? sine : cosine) }
    let dense = Dense.circular(coefficients, sine: sine, cosine: cosine, hyperbolic: true, count)
    return P(function == .sinh ? dense.sine : dense.cosine, order: count)
  }

  /// Near its poles the tangent is a quotient, elsewhere a solution of Riccati's equation.
  private mutating func tangent(_ g: P, _ a: Int, _ index: Int) throws(SeriesStop) -> P {
    let (coefficients, _) = try argument(g, index)
    guard let value = field.value(.tan, coefficients[0]) else { throw .notRepresentable }
    guard value.isDefined, value.approximation.magnitude < 1e7 else {
      let pair = try circularPair(g, a, index)
      return try quotient(pair.sine, pair.cosine, index)
    }
    return try riccati(.tan, g, 1, 0, 1, index)
  }

  /// s(g), as 1 − s(−g) where s is near 1 and s·(1 − s) would cancel.
  private func logistic(_ g: P, _ index: Int) throws(SeriesStop) -> P {
    guard g.valuation == 0, let first = g.dense(1).first, first.approximation > 1 else {
      return try riccati(.sigmoid, g, 0, 1, -1, index)
    }
    return try constant(S(1)) - riccati(.sigmoid, -g, 0, 1, -1, index)
  }

  /// tanh g, as ±(1 − 2s(∓2g)) where it is near ±1 and 1 − tanh² would cancel.
  private func hyperbolicTangent(_ g: P, _ index: Int) throws(SeriesStop) -> P {
    guard g.valuation == 0, let first = g.dense(1).first, abs(first.approximation) > 1 else {
      return try riccati(.tanh, g, 1, 0, -1, index)
    }
    let isPositive = first.approximation > 0
    let double = isPositive ? -(g + g) : g + g
    let small = try riccati(.sigmoid, double, 0, 1, -1, index)
    let value = constant(S(1)) - (small + small)
    return isPositive ? value : -value
  }

  private func riccati(
    _ function: Function, _ g: P, _ a: Int, _ b: Int, _ c: Int, _ index: Int
  ) throws(SeriesStop) -> P {
    let (coefficients, count) = try argument(g, index)
    let value = try scalar(function, coefficients[0], index)
    if g.exactConstant != nil { return constant(value) }
    return P(Dense.riccati(coefficients, value: value, a, b, c, count), order: count)
  }

  /// Inverse functions, whose derivatives are algebraic.
  private func inverse(
    _ function: Function, _ g: P, _ index: Int
  ) throws(SeriesStop) -> P {
    try integrate(function, snapped(g), index) { (g, count) throws(SeriesStop) in
      // 1 − g², 1 + g² or g² − 1
      let square = Dense.multiply(g, g, count)
      let plus = function == .atan || function == .asinh || function == .acosh
      var radicand = plus ? square : square.map { -$0 }
      let one = S(function == .acosh ? -1 : 1)
      radicand[0] = radicand[0] + one
      guard let sign = radicand[0].definiteSign else { throw .fault(.undecided, node: index) }
      guard sign != 0 else { throw .fault(.branchPoint, node: index) }
      if function == .atan || function == .atanh { return Dense.divide([S(1)], radicand, count) }
      let power = number(Rational(-1, 2))
      guard let value = field.power(radicand[0], power) else { throw .notRepresentable }
      guard value.isDefined else { throw .fault(.undefined, node: index) }
      let factor = Dense.power(radicand, power, value: value, count)
      return function == .acos ? factor.map { -$0 } : factor
    }
  }

  private func errorFunction(
    _ function: Function, _ g: P, _ index: Int
  ) throws(SeriesStop) -> P {
    try integrate(function, g, index) { (g, count) throws(SeriesStop) in
      let slope = try named(.errorSlope)
      let bell = try bell(g, count, halved: false, index)
      return bell.map { function == .erf ? slope * $0 : -(slope * $0) }
    }
  }

  /// e^(−g²), or e^(−g²/2).
  private func bell(
    _ g: [S], _ count: Int, halved: Bool, _ index: Int
  ) throws(SeriesStop) -> [S] {
    let exponent = Dense.multiply(g, g, count).map { halved ? -($0 / S(2)) : -$0 }
    return Dense.exp(exponent, value: try scalar(.exp, exponent[0], index), count)
  }

  /// g·Φ(g) with Φ′ = φ.
  private func gelu(_ g: P, _ index: Int) throws(SeriesStop) -> P {
    let (coefficients, count) = try argument(g, index)
    let half = number(Rational(1, 2))
    let root = try scalar(.sqrt, half, index)
    let value = half * (try scalar(.erfc, -(coefficients[0] * root), index))
    let density = try named(.normalDensity)
    let bell = try bell(coefficients, count, halved: true, index).map { density * $0 }
    let slope = Dense.multiply(bell, Dense.derivative(coefficients), count)
    let distribution = P(Dense.integral(slope, constant: value, count), order: count)
    return g.multiplied(by: distribution, limit: limit)
  }

  /// g·tanh(log(1 + e^g)) as a ratio of polynomials in e^(−|g|).
  private func mish(_ g: P, _ index: Int) throws(SeriesStop) -> P {
    let (coefficients, _) = try argument(g, index)
    let negative = coefficients[0].approximation < 0
    let power = try exp(negative ? g : -g, index)
    let square = power.multiplied(by: power, limit: limit)
    let double = power + power
    let top = negative ? square + double : constant(S(1)) + double
    let bottom =
      negative ? top + constant(S(2)) : constant(S(1)) + double + square + square
    return g.multiplied(by: try quotient(top, bottom, index), limit: limit)
  }
}
