public import Exact

extension Expression {
  /// The expression seen from a point: x = place + slope·e, with polynomials that vanish at the point
  /// expanded in e.
  ///
  /// A distance from a zero of a polynomial at the point itself then keeps all its bits, however small
  /// it is: 1/3 − x becomes −e.
  /// - Complexity: O(size) apart from the expansion of polynomials.
  public func seen(from place: Rational, slope: Rational) -> Expression {
    let polynomials = polynomials
    let line = RationalPolynomial([place, slope])
    return Self.build { arena in
      var moved: [Int] = []
      for (index, node) in core.enumerated() {
        if case .variable = node {
          moved.append(arena.splice(Expression(polynomial: [place, slope]).nodes))
        } else if let p = polynomials[index], p.degree > 0, p.degree <= 2 || p(place).isZero {
          moved.append(arena.splice(Self.factored(p(line)).nodes))
        } else {
          moved.append(arena.index(of: node.mapOperands { moved[$0] }))
        }
      }
      return moved[coreRoot]
    }
  }

  /// xᵐ times a polynomial that is not zero at 0.
  private static func factored(_ p: RationalPolynomial) -> Expression {
    let coefficients = p.coefficients
    guard let order = coefficients.firstIndex(where: { !$0.isZero }), order > 0 else {
      return Expression(polynomial: coefficients)
    }
    let power = order == 1 ? .x : Expression.x.raised(to: Expression(Rational(order)))
    let rest = Array(coefficients[order...])
    return rest == [1] ? power : power * Expression(polynomial: rest)
  }

  /// The fractions inside an interval at which a step may be singular or change its formula.
  ///
  /// Only zeros of polynomials are looked for. Others are left to ``smoothPieces(from:to:precision:)``.
  public func exactPlaces(from lower: Rational, to upper: Rational) -> [Rational] {
    let polynomials = polynomials
    var places: Set<Rational> = []
    func add(_ p: RationalPolynomial?) {
      guard let p, p.degree > 0 else { return }
      for root in p.realRoots {
        if let place = root.rational, lower < place, place < upper { places.insert(place) }
      }
    }
    for node in core {
      switch node {
      case .call(let function, let a):
        guard let p = polynomials[a] else { continue }
        for level in function.switchLevels + function.singularLevelsAtEnds {
          add(p - RationalPolynomial(level))
        }
      case .binary(.divide, _, let b): add(polynomials[b])
      case .binary(.power, let a, let b):
        if let exponent = polynomials[b], exponent.degree <= 0, let n = exponent[0].integer, n >= 0
        {
          continue
        }
        add(polynomials[a])
      case .binary(let operation, let a, let b)
      where operation == .minimum || operation == .maximum || operation.isComparison:
        if let p = polynomials[a], let q = polynomials[b] { add(p - q) }
      default: continue
      }
    }
    return places.sorted()
  }

  /// The expression as x^exponent times one that need not be singular at 0.
  ///
  /// Powers and roots of polynomials are taken apart, in products and quotients.
  public var endPower: (exponent: Rational, rest: Expression)? {
    let polynomials = polynomials
    func split(_ index: Int) -> (exponent: Rational, rest: Expression) {
      if let p = polynomials[index] {
        let c = p.coefficients
        guard let order = c.firstIndex(where: { !$0.isZero }) else { return (0, Expression(0)) }
        return (Rational(order), Expression(polynomial: Array(c[order...])))
      }
      switch core[index] {
      case .negate(let a):
        let inner = split(a)
        return (inner.exponent, -inner.rest)
      case .call(.sqrt, let a):
        let inner = split(a)
        return (inner.exponent / 2, .call(.sqrt, inner.rest))
      case .call(.abs, let a):
        let inner = split(a)
        return (inner.exponent, .call(.abs, inner.rest))
      case .binary(.multiply, let a, let b):
        let (f, g) = (split(a), split(b))
        return (f.exponent + g.exponent, f.rest * g.rest)
      case .binary(.divide, let a, let b):
        let (f, g) = (split(a), split(b))
        return (f.exponent - g.exponent, f.rest / g.rest)
      case .binary(.power, let a, let b):
        guard let exponent = polynomials[b], exponent.degree <= 0 else { break }
        let inner = split(a)
        return (inner.exponent * exponent[0], inner.rest.raised(to: Expression(exponent[0])))
      default: break
      }
      return (0, subexpression(index))
    }
    return split(coreRoot)
  }
}

extension Function {
  /// Arguments at which a function is singular beside those at which it changes its formula.
  fileprivate var singularLevelsAtEnds: [Rational] {
    switch self {
    case .sqrt, .cbrt, .log, .log2, .log10: [0]
    case .asin, .acos, .atanh: [-1, 1]
    case .acosh: [1]
    default: []
    }
  }
}
