public import Exact

extension Expression {
  /// The variable x.
  public static let x = build { arena in arena.index(of: .variable) }
  /// The constant π.
  public static let pi = build { arena in arena.index(of: .constant(.pi)) }

  /// An exact constant.
  public init(_ value: Rational) {
    self = Self.build { $0.index(of: .number(value)) }
  }

  /// Σ cₖ xᵏ with exact coefficients, from degree 0 upwards, in Horner's form.
  ///
  /// O(n).
  public init(polynomial coefficients: [Rational]) {
    self = Self.build { arena in
      let x = arena.index(of: .variable)
      var sum = arena.index(of: .number(coefficients.last ?? 0))
      for coefficient in coefficients.dropLast().reversed() {
        let product = arena.index(of: .binary(.multiply, sum, x))
        let term = arena.index(of: .number(coefficient))
        sum = arena.index(of: .binary(.add, product, term))
      }
      return sum
    }
  }

  /// f applied to an expression.
  public static func call(_ function: Function, _ argument: Self) -> Self {
    build { arena in
      let inner = arena.splice(argument.nodes)
      return arena.index(of: .call(function, inner))
    }
  }

  /// This expression with another put in place of x: f(g(x)).
  ///
  /// O(size).
  public func composed(with inner: Self) -> Self {
    Self.build { arena in
      let variable = arena.splice(inner.nodes)
      return arena.splice(nodes, variable: variable)
    }
  }

  static func build(_ root: (inout NodeArena) -> Int) -> Self {
    var arena = NodeArena()
    let index = root(&arena)
    return Self(arena: arena, root: index)
  }

  private static func join(_ operation: Operation, _ a: Self, _ b: Self) -> Self {
    build { arena in
      let left = arena.splice(a.nodes)
      let right = arena.splice(b.nodes)
      return arena.index(of: .binary(operation, left, right))
    }
  }

  /// The sum of two expressions.
  public static func + (a: Self, b: Self) -> Self { join(.add, a, b) }
  /// The difference of two expressions.
  public static func - (a: Self, b: Self) -> Self { join(.subtract, a, b) }
  /// The product of two expressions.
  public static func * (a: Self, b: Self) -> Self { join(.multiply, a, b) }
  /// The quotient of two expressions.
  public static func / (a: Self, b: Self) -> Self { join(.divide, a, b) }
  /// The expression with the opposite sign.
  public static prefix func - (a: Self) -> Self {
    build { arena in
      let inner = arena.splice(a.nodes)
      return arena.index(of: .negate(inner))
    }
  }

  /// The expression raised to another.
  public func raised(to exponent: Self) -> Self { Self.join(.power, self, exponent) }
}
