import CFLINT

/// A polynomial with rational coefficients in named variables, such as the weights of a network.
///
/// Arithmetic is FLINT's `fmpq_mpoly`, sparse and exact. Terms run from the highest total degree
/// down, and within a degree in the order of the variables (graded lexicographic).
public struct SymbolicPolynomial: Sendable {
  let storage: Storage

  /// One term: a coefficient and the exponent of every variable of the ring.
  public struct Term: Hashable, Sendable {
    /// The number in front.
    public let coefficient: Rational
    /// The exponents, in the order of ``SymbolicPolynomial/variables``.
    public let exponents: [Int]
  }

  init(_ ring: Ring, _ fill: (UnsafeMutablePointer<fmpq_mpoly_struct>) -> Void) {
    unsafe storage = Storage(ring, fill)
  }

  /// The variables with these names, in this order, all of one ring.
  ///
  /// Polynomials combine only within one ring: made from one call or from calls with equal names.
  public static func variables(_ names: [String]) -> [SymbolicPolynomial] {
    let ring = Ring(names)
    return names.indices.map { index in
      unsafe SymbolicPolynomial(ring) { unsafe fmpq_mpoly_gen($0, index, ring.context) }
    }
  }

  /// The constant `value` in the ring with these variables.
  public init(_ value: Rational, variables: [String]) {
    self.init(value, ring: Ring(variables))
  }

  /// The constant `value` in the same ring.
  public func constant(_ value: Rational) -> SymbolicPolynomial {
    SymbolicPolynomial(value, ring: storage.ring)
  }

  init(_ value: Rational, ring: Ring) {
    unsafe self.init(ring) { result in
      unsafe value.handle.read { unsafe fmpq_mpoly_set_fmpq(result, $0, ring.context) }
    }
  }

  /// The names of the ring's variables.
  public var variables: [String] { storage.ring.names }

  /// Whether this is zero.
  public var isZero: Bool { count == 0 }

  /// The number of terms.
  public var count: Int { unsafe storage.read { unsafe fmpq_mpoly_length($0, $1) } }

  /// The terms, highest total degree first.
  public var terms: [Term] {
    let variableCount = variables.count
    return unsafe storage.read { polynomial, context in
      unsafe (0..<fmpq_mpoly_length(polynomial, context)).map { index in
        var exponents = [UInt](repeating: 0, count: max(variableCount, 1))
        unsafe fmpq_mpoly_get_term_exp_ui(&exponents, polynomial, index, context)
        return Term(
          coefficient: unsafe Rational {
            unsafe fmpq_mpoly_get_term_coeff_fmpq($0, polynomial, index, context)
          },
          exponents: exponents.prefix(variableCount).map { Int($0) })
      }
    }
  }

  /// The largest sum of exponents; −1 for zero.
  public var totalDegree: Int {
    unsafe storage.read { unsafe fmpq_mpoly_total_degree_si($0, $1) }
  }

  /// The value when every variable takes the number of the same index.
  ///
  /// - Precondition: as many numbers as variables.
  public func callAsFunction(_ point: [Rational]) -> Rational {
    precondition(point.count == variables.count, "one value per variable")
    return terms.reduce(Rational.zero) { sum, term in
      sum
        + zip(point, term.exponents).reduce(term.coefficient) { product, pair in
          pair.1 == 0 ? product : product * pair.0.power(pair.1)
        }
    }
  }

  /// The partial derivative with respect to the variable of this index.
  public func derivative(_ variable: Int) -> SymbolicPolynomial {
    precondition(variables.indices.contains(variable), "no such variable")
    return unsafe apply { unsafe fmpq_mpoly_derivative($0, $1, variable, $2) }
  }
}

extension SymbolicPolynomial: Equatable, CustomStringConvertible {
  /// Whether rings and terms agree.
  public static func == (p: Self, q: Self) -> Bool {
    guard p.storage.ring.names == q.storage.ring.names else { return false }
    return unsafe p.storage.read { p, context in
      unsafe q.storage.read { q, _ in unsafe fmpq_mpoly_equal(p, q, context) != 0 }
    }
  }

  /// ASCII: `w1^4*w2^2`, `w1^2 + w2^2`, `-1/2*w1 + 3`.
  public var description: String {
    let names = variables
    return sumText(
      terms.map { term in
        let factors = zip(names, term.exponents).filter { $0.1 > 0 }.map(powerText)
        return (term.coefficient, factors.joined(separator: "*"))
      })
  }
}

extension SymbolicPolynomial {
  /// The largest exponent of a variable; −1 for zero.
  public func degree(in variable: Int) -> Int {
    precondition(variables.indices.contains(variable), "no such variable")
    return unsafe storage.read { unsafe fmpq_mpoly_degree_si($0, variable, $1) }
  }

  /// The polynomial in the other variables that stands before one power of a variable.
  public func coefficient(of variable: Int, power: Int) -> SymbolicPolynomial {
    precondition(variables.indices.contains(variable) && power >= 0, "no such variable or power")
    return unsafe apply { result, polynomial, context in
      var (place, exponent) = (variable, UInt(power))
      unsafe fmpq_mpoly_get_coeff_vars_ui(result, polynomial, &place, &exponent, 1, context)
    }
  }
}
