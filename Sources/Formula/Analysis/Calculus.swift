import Exact

/// Builds derivatives node by node, dropping terms that vanish and factors of one.
struct Calculus {
  var arena: NodeArena

  mutating func number(_ value: Rational) -> Int { arena.index(of: .number(value)) }
  mutating func call(_ f: Function, _ a: Int) -> Int { arena.index(of: .call(f, a)) }

  private func exact(_ a: Int) -> Rational? {
    guard case .number(let value) = arena.nodes[a] else { return nil }
    return value
  }

  mutating func add(_ a: Int, _ b: Int) -> Int {
    if exact(a)?.isZero == true { return b }
    if exact(b)?.isZero == true { return a }
    return arena.index(of: .binary(.add, a, b))
  }

  mutating func subtract(_ a: Int, _ b: Int) -> Int {
    if exact(b)?.isZero == true { return a }
    if exact(a)?.isZero == true { return arena.index(of: .negate(b)) }
    return arena.index(of: .binary(.subtract, a, b))
  }

  mutating func multiply(_ a: Int, _ b: Int) -> Int {
    if let x = exact(a), let y = exact(b) { return number(x * y) }
    if exact(a)?.isZero == true || exact(b) == 1 { return a }
    if exact(b)?.isZero == true || exact(a) == 1 { return b }
    return arena.index(of: .binary(.multiply, a, b))
  }

  mutating func divide(_ a: Int, _ b: Int) -> Int {
    if exact(a)?.isZero == true || exact(b) == 1 { return a }
    return arena.index(of: .binary(.divide, a, b))
  }

  mutating func power(_ a: Int, _ n: Rational) -> Int {
    if n == 1 { return a }
    if n.isZero { return number(1) }
    return arena.index(of: .binary(.power, a, number(n)))
  }

  /// `if(g > 0, then, otherwise)`.
  mutating func whenPositive(_ g: Int, _ then: Int, _ otherwise: Int) -> Int {
    let condition = arena.index(of: .binary(.greater, g, number(0)))
    return arena.index(of: .choose(condition, then: then, otherwise: otherwise))
  }
}
