import Exact

/// Exact values of operations on rational constants.
enum ExactFolding {
  /// Powers whose result would need more decimal digits than this stay unfolded.
  private static let digitLimit = 6000

  /// The rational value of a node whose operands have the given values, or nil where it has none.
  static func value(of node: Node, _ operands: [Rational?]) -> Rational? {
    switch node {
    case .number(let value): return value
    case .negate:
      return operands[0].map { -$0 }
    case .call(let function, _):
      return operands[0].flatMap { value(of: function, at: $0) }
    case .binary(let operation, _, _):
      guard let a = operands[0], let b = operands[1] else { return nil }
      return value(of: operation, a, b)
    default: return nil
    }
  }

  private static func value(of operation: Operation, _ a: Rational, _ b: Rational) -> Rational? {
    func truth(_ condition: Bool) -> Rational { Rational(condition ? 1 : 0) }
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide: return b.isZero ? nil : a / b
    case .power: return b.integer.flatMap { power(a, $0) }
    case .minimum: return b < a ? b : a
    case .maximum: return a < b ? b : a
    case .less: return truth(a < b)
    case .lessOrEqual: return truth(!(b < a))
    case .greater: return truth(b < a)
    case .greaterOrEqual: return truth(!(a < b))
    case .equal: return truth(a == b)
    case .notEqual: return truth(a != b)
    }
  }

  /// aⁿ; nil for 0 to a negative power and for results beyond the limit.
  static func power(_ a: Rational, _ n: Int) -> Rational? {
    if a.isZero { return n < 0 ? nil : n == 0 ? 1 : 0 }
    if a.magnitude == 1 { return n.isMultiple(of: 2) ? 1 : a }
    guard n.magnitude < 1 << 20, a.description.utf8.count * Int(n.magnitude) <= digitLimit
    else { return nil }
    return a.power(n)
  }

  /// Functions whose values at rationals are obviously rational.
  private static func value(of function: Function, at a: Rational) -> Rational? {
    switch function {
    case .identity: a
    case .square: a * a
    case .abs: a.magnitude
    case .sign: Rational(a.sign)
    case .relu: a.sign < 0 ? 0 : a
    case .relu2: a.sign < 0 ? 0 : a * a
    case .leakyrelu: a.sign < 0 ? a / 100 : a
    case .sqrt: a.squareRoot
    case .floor: a.floor
    default: nil
    }
  }
}
