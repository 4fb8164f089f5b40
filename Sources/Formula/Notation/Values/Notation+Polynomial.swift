public import Exact

extension Notation {
  /// Σ cₖ xᵏ, the highest power first, without zero terms and unit coefficients.
  ///
  /// - Parameters:
  ///   - coefficients: exact coefficients from degree 0 upwards.
  ///   - variable: the letter.
  ///   - ascending: whether to begin with the constant, as series do.
  /// - Complexity: O(length of the result).
  public init(polynomial coefficients: [Rational], variable: String = "x", ascending: Bool = false)
  {
    let terms = coefficients.enumerated().filter { !$0.element.isZero }
    let parts = terms.map { power, coefficient in
      let size = coefficient.magnitude
      let factors =
        (size == 1 && power > 0 ? [] : [Notation(rational: size)])
        + (power > 0 ? [Self.power(variable, power)] : [])
      return (isNegative: coefficient.sign < 0, part: Notation.joined(factors))
    }
    self = Self.sum(ascending ? parts : parts.reversed())
  }

  /// The exact polynomial, the highest power first.
  public init(polynomial: RationalPolynomial, variable: String = "x", ascending: Bool = false) {
    self.init(polynomial: polynomial.coefficients, variable: variable, ascending: ascending)
  }

  /// Signed parts joined by + and −; zero for none.
  static func sum(_ terms: [(isNegative: Bool, part: Notation)]) -> Notation {
    guard let first = terms.first else { return .number("0") }
    var parts = signed(first.part, isNegative: first.isNegative).parts
    for term in terms.dropFirst() {
      parts.append(.symbol(term.isNegative ? "−" : "+", .binary))
      parts += term.part.parts
    }
    return joined(parts)
  }

  private static func power(_ variable: String, _ exponent: Int) -> Notation {
    exponent == 1
      ? .variable(variable)
      : .scripts(.variable(variable), sub: nil, sup: .number("\(exponent)"))
  }
}
