import Exact

/// One step of an expression; operands are indices of earlier steps.
///
/// Expressions are stored as an array of nodes with children before parents, so every analysis is a
/// loop and no input, however deep, can exhaust the stack.
enum Node: Hashable, Sendable {
  case variable
  case number(Rational)
  case constant(NamedConstant)
  case negate(Int)
  case binary(Operation, Int, Int)
  case call(Function, Int)
  /// J_order of an argument; the order is a constant of the expression.
  case besselJ(order: Int, Int)
  /// `if(condition, then, otherwise)`; a condition holds when it is not zero.
  case choose(Int, then: Int, otherwise: Int)

  /// The indices this node reads.
  var operands: [Int] {
    switch self {
    case .variable, .number, .constant: []
    case .negate(let a), .call(_, let a), .besselJ(_, let a): [a]
    case .binary(_, let a, let b): [a, b]
    case .choose(let c, let a, let b): [c, a, b]
    }
  }

  /// The same node over other operands.
  func mapOperands(_ f: (Int) -> Int) -> Self {
    switch self {
    case .variable, .number, .constant: self
    case .negate(let a): .negate(f(a))
    case .call(let name, let a): .call(name, f(a))
    case .besselJ(let order, let a): .besselJ(order: order, f(a))
    case .binary(let operation, let a, let b): .binary(operation, f(a), f(b))
    case .choose(let c, let a, let b): .choose(f(c), then: f(a), otherwise: f(b))
    }
  }
}

/// The constants with a name.
enum NamedConstant: String, CaseIterable, Sendable {
  case pi
  case e
  case infinity = "inf"

  var value: Double {
    switch self {
    case .pi: .pi
    case .e: 2.718281828459045
    case .infinity: .infinity
    }
  }
}

/// An operation on two operands.
///
/// Comparisons yield 1 or 0.
enum Operation: Sendable {
  case add, subtract, multiply, divide, power
  case minimum, maximum
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual

  var isArithmetic: Bool {
    switch self {
    case .add, .subtract, .multiply, .divide: true
    default: false
    }
  }

  var isComparison: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: true
    default: false
    }
  }
}
