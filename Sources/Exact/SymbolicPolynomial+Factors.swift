import CFLINT

extension SymbolicPolynomial {
  /// A product of a number and powers of irreducible polynomials with integer coefficients.
  public struct Factorization: Sendable, Equatable, CustomStringConvertible {
    /// The number in front.
    public let constant: Rational
    /// The irreducible factors with their exponents, fewest terms first.
    public let factors: [(base: SymbolicPolynomial, exponent: Int)]

    /// Whether all parts agree, in order.
    public static func == (a: Self, b: Self) -> Bool {
      a.constant == b.constant && a.factors.elementsEqual(b.factors, by: ==)
    }

    /// ASCII: `2*w1^2*w2^2`, `w1*(w1 + 1)^2`.
    public var description: String {
      guard !factors.isEmpty else { return constant.description }
      let bases = factors.map { base, exponent in
        powerText(base.count == 1 ? base.description : "(\(base))", exponent)
      }
      return sumText([(constant, bases.joined(separator: "*"))])
    }
  }

  /// The factors over the rationals, or nil when the computation would be too large for FLINT.
  public var factored: Factorization? {
    guard !isZero else { return Factorization(constant: 0, factors: []) }
    return unsafe storage.read { polynomial, context in
      let place = UnsafeMutablePointer<fmpq_mpoly_factor_struct>.allocate(capacity: 1)
      unsafe fmpq_mpoly_factor_init(place, context)
      defer {
        unsafe fmpq_mpoly_factor_clear(place, context)
        unsafe place.deallocate()
      }
      guard unsafe fmpq_mpoly_factor(place, polynomial, context) != 0,
        unsafe fmpq_mpoly_factor_make_integral(place, context) != 0
      else { return nil }
      let constant = unsafe Rational {
        unsafe fmpq_mpoly_factor_get_constant_fmpq($0, place, context)
      }
      let factors = unsafe (0..<fmpq_mpoly_factor_length(place, context)).map { index in
        (
          base: unsafe SymbolicPolynomial(storage.ring) {
            unsafe fmpq_mpoly_factor_get_base($0, place, index, context)
          },
          exponent: unsafe fmpq_mpoly_factor_get_exp_si(place, index, context)
        )
      }
      return Factorization(constant: constant, factors: factors).normalized
    }
  }
}

extension SymbolicPolynomial.Factorization {
  /// Leading coefficients made positive, factors in reading order.
  fileprivate var normalized: Self {
    var constant = constant
    var turned: [(base: SymbolicPolynomial, exponent: Int)] = []
    for (base, exponent) in factors {
      let negative = (base.terms.first?.coefficient.sign ?? 1) < 0
      if negative && !exponent.isMultiple(of: 2) { constant = -constant }
      turned.append((negative ? -base : base, exponent))
    }
    let keyed = turned.map {
      (key: ($0.base.count, $0.base.firstVariable, $0.base.description), factor: $0)
    }
    return Self(constant: constant, factors: keyed.sorted { $0.key < $1.key }.map(\.factor))
  }
}

extension SymbolicPolynomial {
  /// The index of the first variable that occurs; the number of variables for a constant.
  fileprivate var firstVariable: Int {
    let exponents = terms.map(\.exponents)
    return variables.indices.first { index in exponents.contains { $0[index] > 0 } }
      ?? variables.count
  }
}
