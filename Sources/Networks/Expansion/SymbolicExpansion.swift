public import Exact
public import Formula

/// A family of chains multiplied out with its weights left as symbols.
public struct SymbolicExpansion: Sendable {
  /// The largest number of terms, over all coefficients, that is kept.
  public static let termLimit = 20_000

  /// One coefficient of the expansion.
  public struct Term: Sendable {
    /// The power of x.
    public let power: Int
    /// The coefficient, a polynomial in `w1 … wn`, `b1 … bn` and the head's `a` and `c`.
    public let polynomial: SymbolicPolynomial
    /// The coefficient as a product, but for ``rest``, where that is shorter than the sum.
    public let factored: SymbolicPolynomial.Factorization?
    /// What is added to the product: the constant of the head; nil for nothing.
    public let rest: SymbolicPolynomial?

    /// The shorter form in ASCII.
    public var text: String {
      guard let factored else { return polynomial.description }
      return factored.description + (rest.map { " + \($0)" } ?? "")
    }
  }

  /// The family that was expanded.
  public let family: ChainFamily
  /// The coefficients that are not zero, from degree 0 upwards.
  public let terms: [Term]

  /// Multiplies a family out.
  ///
  /// Layers are squared as sparse polynomials in the weights and x (FLINT); the work stops at the
  /// first layer with more than `termLimit` terms.
  ///
  /// - Throws: ``ExpansionFault`` unless the activation is a polynomial and the terms can be printed.
  public init(_ family: ChainFamily, termLimit: Int = termLimit) throws(ExpansionFault) {
    guard let polynomial = family.activation.polynomial else {
      throw family.activation.segments == nil
        ? .notPolynomial(family.activation) : .notOnePolynomial(family.activation)
    }
    self.family = family
    let value = try Self.value(of: family, polynomial, termLimit)
    let x = family.symbols.count
    let constant =
      family.hasHead ? SymbolicPolynomial.variables(family.symbols + ["x"])[x - 1] : nil
    terms = (0...max(value.degree(in: x), 0)).compactMap { power in
      let coefficient = value.coefficient(of: x, power: power)
      return coefficient.isZero ? nil : Term(power, coefficient, rest: power == 0 ? constant : nil)
    }
  }

  /// The largest power of x; −1 for zero.
  public var degree: Int { terms.last?.power ?? -1 }

  /// The symmetry about 0 that all members share, nil for none.
  public var parity: Parity? {
    if terms.allSatisfy({ $0.power.isMultiple(of: 2) }) { return .even }
    return terms.allSatisfy { !$0.power.isMultiple(of: 2) } ? .odd : nil
  }

  /// The number of weights, biases and head parameters.
  public var freeParameters: Int { family.freeParameters }

  /// The generic rank of the map from parameters to coefficients.
  public var rank: Int? { family.rank }

  private static func value(
    of family: ChainFamily, _ polynomial: RationalPolynomial, _ limit: Int
  ) throws(ExpansionFault) -> SymbolicPolynomial {
    let variables = SymbolicPolynomial.variables(family.symbols + ["x"])
    let depth = family.depth
    var value = variables[variables.count - 1]
    for layer in 0..<depth {
      let step = ChainFamily(
        activation: family.activation, isResidual: family.isResidual, depth: 1,
        hasBiases: family.hasBiases)
      let parameters = ChainParameters(
        weights: [variables[layer]], biases: family.hasBiases ? [variables[depth + layer]] : [])
      value = step.layers(of: value, parameters) { $0.applying(polynomial) }[1]
      if value.count > limit { throw .tooManyTerms(limit: limit) }
    }
    guard family.hasHead else { return value }
    return variables[variables.count - 3] * value + variables[variables.count - 2]
  }
}

extension SymbolicExpansion.Term {
  fileprivate init(_ power: Int, _ polynomial: SymbolicPolynomial, rest: SymbolicPolynomial?) {
    let product = rest.map { polynomial - $0 } ?? polynomial
    let form = Self(
      power: power, polynomial: polynomial, factored: product.count > 1 ? product.factored : nil,
      rest: rest)
    let isShorter = form.text.utf8.count < polynomial.description.utf8.count
    self =
      isShorter ? form : Self(power: power, polynomial: polynomial, factored: nil, rest: nil)
  }

  /// The sign that the coefficient has for all real weights: 1 for never negative, −1 for never
  /// positive, nil when its terms do not show one.
  public var sign: Int? {
    let terms = polynomial.terms
    guard terms.allSatisfy({ $0.exponents.allSatisfy { $0.isMultiple(of: 2) } }) else { return nil }
    if terms.allSatisfy({ $0.coefficient.sign > 0 }) { return 1 }
    return terms.allSatisfy { $0.coefficient.sign < 0 } ? -1 : nil
  }
}

extension ChainFamily {
  /// The names of the parameters: `w1 … wn`, then `b1 … bn`, then the head's `a` and `c`.
  public var symbols: [String] {
    (1...max(depth, 1)).prefix(depth).map { "w\($0)" }
      + (hasBiases ? (1...max(depth, 1)).prefix(depth).map { "b\($0)" } : [])
      + (hasHead ? ["a", "c"] : [])
  }
}
