import Exact

extension Expression {
  /// The derivative with respect to x, almost everywhere; nil where it leaves the language.
  ///
  /// At kinks and jumps it takes one side's value. Only `gamma` has no derivative here. O(size).
  public var derivative: Self? {
    var calculus = Calculus(arena: NodeArena())
    var values: [Int] = []
    var slopes: [Int] = []
    for node in core {
      let value = calculus.arena.index(of: node.mapOperands { values[$0] })
      values.append(value)
      guard let slope = calculus.slope(of: node, value, values, slopes) else { return nil }
      slopes.append(slope)
    }
    return Self(arena: calculus.arena, root: slopes[coreRoot])
  }
}

extension Calculus {
  /// The derivative of one step from those of its operands.
  fileprivate mutating func slope(
    of node: Node, _ own: Int, _ values: [Int], _ slopes: [Int]
  ) -> Int? {
    switch node {
    case .variable: return number(1)
    case .number, .constant: return number(0)
    case .negate(let a): return subtract(number(0), slopes[a])
    case .call(let function, let a):
      guard slopes[a] != number(0) else { return slopes[a] }
      guard let outer = derivative(of: function, at: values[a], value: own) else { return nil }
      return multiply(outer, slopes[a])
    case .besselJ(let order, let a):
      let below = arena.index(of: .besselJ(order: order - 1, values[a]))
      let above = arena.index(of: .besselJ(order: order + 1, values[a]))
      return multiply(divide(subtract(below, above), number(2)), slopes[a])
    case .choose(let c, let a, let b):
      return arena.index(of: .choose(values[c], then: slopes[a], otherwise: slopes[b]))
    case .binary(let operation, let a, let b):
      return slope(of: operation, own, (values[a], slopes[a]), (values[b], slopes[b]))
    }
  }

  private mutating func slope(
    of operation: Operation, _ own: Int, _ a: (value: Int, slope: Int),
    _ b: (value: Int, slope: Int)
  ) -> Int {
    switch operation {
    case .add: return add(a.slope, b.slope)
    case .subtract: return subtract(a.slope, b.slope)
    case .multiply: return add(multiply(a.slope, b.value), multiply(a.value, b.slope))
    case .divide:
      // a′/b − (a/b)·b′/b
      return divide(subtract(a.slope, multiply(own, b.slope)), b.value)
    case .power:
      if case .number(let n) = arena.nodes[b.value] {
        return multiply(multiply(b.value, power(a.value, n - 1)), a.slope)
      }
      // aᵇ(b′ log a + b a′/a)
      let growth = multiply(b.slope, call(.log, a.value))
      return multiply(own, add(growth, divide(multiply(b.value, a.slope), a.value)))
    case .minimum, .maximum:
      let comparison: Operation = operation == .minimum ? .less : .greater
      let condition = arena.index(of: .binary(comparison, a.value, b.value))
      return arena.index(of: .choose(condition, then: a.slope, otherwise: b.slope))
    default: return number(0)
    }
  }

  /// f′ at the node `g`; `f` is the node f(g) itself.
  private mutating func derivative(of function: Function, at g: Int, value f: Int) -> Int? {
    let one = number(1)
    let square = power(g, 2)
    switch function {
    case .sin: return call(.cos, g)
    case .cos: return subtract(number(0), call(.sin, g))
    case .tan: return add(one, power(f, 2))
    case .asin: return divide(one, call(.sqrt, subtract(one, square)))
    case .acos: return divide(number(-1), call(.sqrt, subtract(one, square)))
    case .atan: return divide(one, add(one, square))
    case .sinh: return call(.cosh, g)
    case .cosh: return call(.sinh, g)
    case .tanh: return divide(one, power(call(.cosh, g), 2))
    case .asinh: return divide(one, call(.sqrt, add(square, one)))
    case .acosh: return divide(one, call(.sqrt, subtract(square, one)))
    case .atanh: return divide(one, subtract(one, square))
    case .exp: return f
    case .log: return divide(one, g)
    case .log2, .log10:
      return divide(one, multiply(call(.log, number(function == .log2 ? 2 : 10)), g))
    case .sqrt: return divide(number(Rational(1, 2)), f)
    case .cbrt: return divide(number(Rational(1, 3)), power(f, 2))
    case .abs: return call(.sign, g)
    case .sign, .floor: return number(0)
    case .erf, .erfc:
      let pi = arena.index(of: .constant(.pi))
      let factor = divide(number(function == .erf ? 2 : -2), call(.sqrt, pi))
      return multiply(factor, call(.exp, subtract(number(0), square)))
    case .gamma: return nil
    case .identity: return one
    case .square: return multiply(number(2), g)
    default: return activationDerivative(function, at: g)
    }
  }

  private mutating func activationDerivative(_ function: Function, at g: Int) -> Int {
    let one = number(1)
    let zero = number(0)
    let logistic = call(.sigmoid, g)
    switch function {
    case .relu: return whenPositive(g, one, zero)
    case .relu2: return multiply(number(2), call(.relu, g))
    case .leakyrelu: return whenPositive(g, one, number(Rational(1, 100)))
    case .elu: return whenPositive(g, one, call(.exp, g))
    case .selu:
      let scale = number(Rational(exactly: Function.seluScale) ?? 1)
      let alpha = number(Rational(exactly: Function.seluAlpha) ?? 1)
      return multiply(scale, whenPositive(g, one, multiply(alpha, call(.exp, g))))
    case .gelu:
      let root = call(.sqrt, number(2))
      let tail = call(.erfc, divide(subtract(zero, g), root))
      let bell = call(.exp, divide(subtract(zero, power(g, 2)), number(2)))
      let pi = arena.index(of: .constant(.pi))
      let density = divide(bell, call(.sqrt, multiply(number(2), pi)))
      return add(divide(tail, number(2)), multiply(g, density))
    case .silu: return multiply(logistic, add(one, multiply(g, call(.sigmoid, negative(g)))))
    case .sigmoid: return multiply(logistic, call(.sigmoid, negative(g)))
    case .softplus: return logistic
    case .softsign: return divide(one, power(add(one, call(.abs, g)), 2))
    case .mish:
      let gate = call(.tanh, call(.softplus, g))
      return add(gate, multiply(multiply(g, logistic), subtract(one, power(gate, 2))))
    default:  // hardswish: (2g + 3)/6 between −3 and 3
      let middle = divide(add(multiply(number(2), g), number(3)), number(6))
      let upper = whenPositive(subtract(g, number(3)), one, middle)
      return whenPositive(add(g, number(3)), upper, zero)
    }
  }

  private mutating func negative(_ a: Int) -> Int { arena.index(of: .negate(a)) }
}
