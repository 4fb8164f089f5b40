public import Exact

extension Expression {
  /// Encloses the values at all points of a ball.
  ///
  /// The result contains f(x) for every x of the ball at which f has a real value: roots and powers
  /// ignore what lies left of zero. Where a condition cannot be decided both branches are enclosed.
  /// Removable 0/0 takes its limit. The precision is that of the ball.
  ///
  /// - Returns: a ball, not finite where the values are unbounded or there are none.
  /// - Complexity: O(size).
  public func ball(at x: Ball) -> Ball {
    let field = BallField(precision: x.precision)
    var values: [Ball] = []
    values.reserveCapacity(core.count)
    for node in core { values.append(enclose(node, x, values, field)) }
    let result = values[coreRoot]
    guard !result.isFinite, x.isFinite, !divisors.isEmpty else { return result }
    return (try? ballSeries(at: x, order: 0))?.first ?? result
  }

  /// The value of an expression without x, enclosed.
  public func constantBall(precision: Int) -> Ball {
    ball(at: Ball(0, precision: precision))
  }

  func enclose(_ node: Node, _ x: Ball, _ values: [Ball], _ field: BallField) -> Ball {
    switch node {
    case .variable: return x
    case .number(let exact): return field.number(exact)
    case .constant(let name):
      if name == .infinity { return Ball(.infinity, precision: x.precision) }
      return field.constant(name == .pi ? .pi : .e) ?? Ball(.nan, precision: x.precision)
    case .negate(let a): return -values[a]
    case .call(let function, let a): return field.range(function, values[a])
    case .besselJ(let order, let a):
      return values[a].besselJ(Ball(order, precision: x.precision))
    case .choose(let condition, let a, let b):
      if !values[condition].containsZero { return values[a] }
      if values[condition].isZero { return values[b] }
      return values[a].union(values[b])
    case .binary(let operation, let a, let b):
      if operation == .power { return power(values[a], values[b], exponent: core[b], field) }
      return field.combine(operation, values[a], values[b])
    }
  }

  private func power(_ a: Ball, _ b: Ball, exponent: Node, _ field: BallField) -> Ball {
    if case .number(let exact) = exponent {
      if let n = exact.integer { return field.integerPower(a, n) }
      if exact.sign > 0, !a.isPositive { return field.fromZero(a) { $0.power(b) } }
    } else if b.isPositive, a.containsZero, !a.isNegative {
      // xᵇ on [0, X] lies between 0 and the larger of Xᵇ at both ends of b.
      let top = a.upperEnd
      return field.zero.union(Ball.maximum(top.power(b.lowerEnd), top.power(b.upperEnd)))
    }
    return a.power(b)
  }
}

extension BallField {
  var zero: Ball { Ball(0, precision: precision) }
  var one: Ball { Ball(1, precision: precision) }

  /// A function that rises from 0 at 0, on the part of a ball that is not negative.
  func fromZero(_ x: Ball, _ function: (Ball) -> Ball) -> Ball {
    guard x.isFinite, !x.isNegative else { return Ball(.nan, precision: precision) }
    return zero.union(function(x.upperEnd))
  }

  /// A monotone function on the part of a ball that lies in [−1, 1].
  private func withinOne(_ x: Ball, _ function: (Ball) -> Ball) -> Ball {
    if (-one).isLess(than: x), x.isLess(than: one) { return function(x) }
    let (lower, upper) = (Ball.maximum(x.lowerEnd, -one), Ball.minimum(x.upperEnd, one))
    guard x.isFinite, lower.isAtMost(upper) else { return Ball(.nan, precision: precision) }
    return function(lower).union(function(upper))
  }

  /// Even powers are not negative, which the product of a ball with itself does not know.
  func integerPower(_ a: Ball, _ n: Int) -> Ball {
    guard n > 0, n.isMultiple(of: 2) else { return a.power(n) }
    let size = a.magnitude
    // From 0 to the power of the largest: the middle and radius of a product say less.
    return size.containsZero ? zero.union(size.upperEnd.power(n)) : size.power(n)
  }

  func combine(_ operation: Operation, _ a: Ball, _ b: Ball) -> Ball {
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide: return a / b
    case .power: return a.power(b)
    case .minimum: return .minimum(a, b)
    case .maximum: return .maximum(a, b)
    case .less: return truth(a.isLess(than: b), b.isAtMost(a))
    case .lessOrEqual: return truth(a.isAtMost(b), b.isLess(than: a))
    case .greater: return truth(b.isLess(than: a), a.isAtMost(b))
    case .greaterOrEqual: return truth(b.isAtMost(a), a.isLess(than: b))
    case .equal: return truth((a - b).isZero, !a.overlaps(b))
    case .notEqual: return truth(!a.overlaps(b), (a - b).isZero)
    }
  }

  private func truth(_ holds: Bool, _ fails: Bool) -> Ball {
    holds ? one : fails ? zero : zero.union(one)
  }

  /// The values of a function over a ball, also of those with more than one formula.
  func range(_ function: Function, _ x: Ball) -> Ball {
    switch function {
    case .identity: return x
    case .square: return integerPower(x, 2)
    case .abs: return x.magnitude
    case .sign: return x.sign
    case .sqrt: return x.isPositive ? x.squareRoot : fromZero(x, \.squareRoot)
    case .relu: return .maximum(x, zero)
    case .relu2: return Ball.maximum(x, zero).magnitude.power(2)
    case .leakyrelu, .elu, .selu, .softsign:
      if x.isPositive || x.isNegative || x.isZero { return oneSided(function, x) }
      // All four rise everywhere.
      return oneSided(function, x.lowerEnd).union(oneSided(function, x.upperEnd))
    case .hardswish: return hardswish(x)
    case .asin, .acos: return withinOne(x) { value(function, $0) ?? $0 }
    case .acosh: return one.isAtMost(x) ? x.acosh : fromZero(x - one) { ($0 + one).acosh }
    case .silu: return x * (value(.sigmoid, x) ?? x)
    case .gelu:
      let half = number(Rational(1, 2))
      return x * half * (-(x * half.squareRoot)).erfc
    case .mish: return mish(x)
    default: return value(function, x) ?? Ball(.nan, precision: precision)
    }
  }

  private func oneSided(_ function: Function, _ x: Ball) -> Ball {
    switch function {
    case .leakyrelu: return x.isNegative ? x / number(100) : x
    case .elu: return x.isNegative ? x.expm1 : x
    case .selu:
      let constants = SELUConstants.exact
      let scale = constants.scale.constantBall(precision: precision)
      let alpha = constants.alpha.constantBall(precision: precision)
      return scale * (x.isNegative ? alpha * x.expm1 : x)
    default: return x / (one + x.magnitude)
    }
  }

  private func hardswish(_ x: Ball) -> Ball {
    let three = number(3)
    if three.isAtMost(x) { return x }
    if x.isAtMost(-three) { return zero }
    var result = x * (x + three) / number(6)
    if !x.isAtMost(three) { result = result.union(.maximum(x, three)) }
    if !(-three).isAtMost(x) { result = result.union(zero) }
    return result
  }

  /// x·(1 − 2/(1 + (1 + eˣ)²)), with e^(−x) for positive x.
  private func mish(_ x: Ball) -> Ball {
    let power = x.isPositive ? (-x).exp : x.exp
    let two = number(2)
    let ratio =
      x.isPositive
      ? (one + two * power) / (one + two * power * (one + power))
      : power * (power + two) / (power * (power + two) + two)
    return x * ratio
  }
}
