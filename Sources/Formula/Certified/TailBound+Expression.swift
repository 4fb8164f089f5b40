import Exact

extension Expression {
  /// A bound of |f| far out on one side, by the growth of every step.
  ///
  /// Polynomials, exponentials of polynomials, bounded functions and activations, their sums,
  /// products and positive powers, and quotients by polynomials without zeros there and by what
  /// stays away from 0 are followed.
  /// - Parameters:
  ///   - side: 1 for +∞, −1 for −∞.
  ///   - start: a number of at least 1 from which on the bound holds.
  /// - Returns: nil where some step is not among them.
  /// - Complexity: O(size).
  public func tailBound(side: Int, from start: Int, precision: Int) -> TailBound? {
    precondition(abs(side) == 1 && start >= 1)
    let tail = Tail(
      side: Rational(side), from: Rational(start), start: Ball(start, precision: precision),
      field: BallField(precision: precision))
    let polynomials = tail.decided(core, polynomials)
    // What is bounded over all reals: constants, and steps such as 2 + sin x.
    let everywhere = Ball(Ball(0, precision: precision), within: Ball(.infinity))
    var ranges: [Ball] = []
    var bounds: [TailBound?] = []
    for (index, node) in core.enumerated() {
      ranges.append(enclose(node, everywhere, ranges, tail.field))
      bounds.append(
        polynomials[index].map(tail.polynomial)
          ?? tail.bound(node, bounds, ranges, core, polynomials)
          ?? (ranges[index].isFinite ? TailBound(ranges[index]) : nil))
    }
    return bounds[coreRoot]
  }
}

private struct Tail {
  let side: Rational
  let from: Rational
  let start: Ball
  let field: BallField

  /// The coefficients in d = side · x.
  private func coefficients(_ p: RationalPolynomial) -> [Rational] {
    p.coefficients.enumerated().map { $0.isMultiple(of: 2) ? $1 : $1 * side }
  }

  /// The polynomials among the steps far out, where |p| is p or −p.
  func decided(_ core: [Node], _ polynomials: [RationalPolynomial?]) -> [RationalPolynomial?] {
    var known = polynomials
    for (index, node) in core.enumerated() where known[index] == nil {
      switch node {
      case .call(.abs, let a), .call(.relu, let a):
        guard let p = known[a], floor(p) != nil, let lead = coefficients(p).last else { continue }
        if lead.sign > 0 {
          known[index] = p
        } else {
          known[index] = if case .call(.abs, _) = node { -p } else { RationalPolynomial([]) }
        }
      case .negate(let a): known[index] = known[a].map { -$0 }
      case .binary(.add, let a, let b):
        if let p = known[a], let q = known[b] { known[index] = p + q }
      case .binary(.subtract, let a, let b):
        if let p = known[a], let q = known[b] { known[index] = p - q }
      case .binary(.multiply, let a, let b):
        if let p = known[a], let q = known[b], p.degree + q.degree < 100 { known[index] = p * q }
      case .binary(.divide, let a, let b):
        if let p = known[a], let q = known[b], q.degree == 0 { known[index] = p / q[0] }
      case .binary(.power, let a, let b):
        if let p = known[a], case .number(let exponent) = core[b], let n = exponent.integer,
          (0...16).contains(n)
        {
          known[index] = p.power(n)
        }
      default: continue
      }
    }
    return known
  }

  func polynomial(_ p: RationalPolynomial) -> TailBound {
    let c = coefficients(p)
    guard !c.isEmpty else { return TailBound(field.zero) }
    let degree = c.count - 1
    let size = c.enumerated().reduce(field.zero) { sum, term in
      sum + field.number(term.element).magnitude / start.power(degree - term.offset)
    }
    return TailBound(size, power: Rational(degree))
  }

  /// A constant c with |p| ≥ c·d^degree; nil where the lower terms may cancel the leading one.
  private func floor(_ p: RationalPolynomial) -> (constant: Ball, degree: Int)? {
    let c = coefficients(p)
    guard let lead = c.last else { return nil }
    let degree = c.count - 1
    let rest = c.dropLast().enumerated().reduce(field.zero) { sum, term in
      sum + field.number(term.element).magnitude / start.power(degree - term.offset)
    }
    let constant = (field.number(lead).magnitude - rest).lowerEnd
    return constant.isPositive ? (constant, degree) : nil
  }

  /// e^p, exactly for degrees up to 2; higher terms may only fall.
  private func exponential(_ p: RationalPolynomial) -> TailBound? {
    let c = coefficients(p)
    func term(_ k: Int) -> Rational { k < c.count ? c[k] : 0 }
    var quadratic = term(2)
    for k in stride(from: 3, to: c.count, by: 1) {
      guard c[k].sign <= 0 else { return nil }
      // d^k ≥ start^(k−2) d².
      quadratic = quadratic + c[k] * from.power(k - 2)
    }
    return TailBound(field.number(term(0)).exp, linear: term(1), quadratic: quadratic)
  }

  func bound(
    _ node: Node, _ bounds: [TailBound?], _ ranges: [Ball], _ core: [Node],
    _ polynomials: [RationalPolynomial?]
  ) -> TailBound? {
    switch node {
    case .variable: return TailBound(field.one, power: 1)
    case .number(let exact): return TailBound(field.number(exact))
    case .constant(let name):
      guard name != .infinity else { return nil }
      return field.constant(name == .pi ? .pi : .e).map { TailBound($0) }
    case .negate(let a): return bounds[a]
    case .call(let function, let a):
      return call(function, bounds[a], polynomials[a])
    case .besselJ: return TailBound(field.one)
    case .choose(_, let a, let b):
      guard let f = bounds[a], let g = bounds[b] else { return nil }
      return f + g
    case .binary(let operation, let a, let b):
      return combined(operation, a, b, bounds, ranges, core, polynomials)
    }
  }

  private func combined(
    _ operation: Operation, _ a: Int, _ b: Int, _ bounds: [TailBound?], _ ranges: [Ball],
    _ core: [Node], _ polynomials: [RationalPolynomial?]
  ) -> TailBound? {
    if operation.isComparison { return TailBound(field.one) }
    guard let f = bounds[a] else { return nil }
    switch operation {
    case .power:
      guard case .number(let exponent) = core[b] else { return f.raised(to: ranges[b]) }
      if exponent.sign >= 0 { return f.raised(to: exponent) }
      guard let (constant, degree) = polynomials[a].flatMap({ floor($0) }) else { return nil }
      return TailBound(
        constant.power(field.number(exponent)), power: Rational(degree) * exponent)
    case .divide:
      if case .call(let function, let inner) = core[b], let p = polynomials[inner] {
        switch function {
        case .exp: return exponential(-p).map { f * $0 }
        // 1/cosh p ≤ 2/e^|p|, and at most 1.
        case .cosh:
          guard self.floor(p) != nil, let lead = coefficients(p).last,
            let decay = exponential(lead.sign > 0 ? -p : p)
          else { return f }
          return (f * decay).scaled(field.number(2))
        default: break
        }
      }
      guard let (constant, degree) = polynomials[b].flatMap({ floor($0) }) else {
        let least = ranges[b].smallestMagnitude
        return least.isPositive ? f.scaled(field.one / least) : nil
      }
      var result = f.scaled(field.one / constant)
      result.power = result.power - Rational(degree)
      return result
    default:
      guard let g = bounds[b] else { return nil }
      return operation == .multiply ? f * g : f + g
    }
  }

  private func call(
    _ function: Function, _ f: TailBound?, _ p: RationalPolynomial?
  ) -> TailBound? {
    switch function {
    case .sin, .cos, .tanh, .erf, .sigmoid, .sign, .softsign: return TailBound(field.one)
    case .atan, .erfc: return TailBound(field.number(2))
    case .identity, .abs, .relu, .gelu, .silu, .mish, .hardswish, .leakyrelu, .elu, .asinh, .cbrt:
      guard function != .cbrt else { return f?.raised(to: Rational(1, 3)) }
      return f
    case .selu: return f?.scaled(field.number(2))
    case .square, .relu2: return f?.raised(to: 2)
    case .sqrt: return f?.raised(to: Rational(1, 2))
    case .softplus, .floor: return f.map { $0 + TailBound(field.one) }
    case .exp:
      if let p { return exponential(p) }
      guard let f, f.power.sign <= 0, f.linear.sign <= 0, f.quadratic.sign <= 0 else { return nil }
      return TailBound(f.coefficient.exp)
    case .sinh, .cosh:
      guard let p, let up = exponential(p),
        let down = exponential(p * RationalPolynomial([-1]))
      else { return nil }
      return up + down
    case .log:
      // 1 ≤ |p| ≤ c·dⁿ gives |log p| ≤ log c + n·d.
      guard let f, let p, let (constant, degree) = floor(p),
        field.one.isAtMost(constant * start.power(degree)), f.linear.isZero,
        f.quadratic.isZero
      else { return nil }
      let size = f.coefficient.isAtMost(field.one) ? field.zero : f.coefficient.log
      return TailBound(size) + TailBound(field.number(f.power).magnitude, power: 1)
    default: return nil
    }
  }
}
