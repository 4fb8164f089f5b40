public import Exact

/// A law of the coefficients of a family of chains, checked on exact coefficients.
public struct ExpansionFact: Sendable, Equatable {
  /// Which law.
  public enum Law: String, Sendable, CaseIterable {
    /// The coefficient of x² is Σwᵢ².
    case sumOfSquares
    /// The coefficient of x³ is twice the second elementary symmetric polynomial of the wᵢ².
    case pairsOfSquares
    /// No coefficient is negative.
    case signs
  }

  /// Which law.
  public let law: Law
  /// What it says, in words and ASCII mathematics.
  public let statement: String
  /// The coefficient it is about, where the weights are numbers.
  public let value: Rational?
  /// Whether the coefficients obey it.
  public let holds: Bool

  /// The laws of residual chains of squares without biases and head; none for other chains.
  ///
  /// By induction over the layers: F + (wF)² adds w² to the coefficient of x² and 2w²·Σwᵢ² to that of
  /// x³. Whether they hold is found from the expansion, not from the proof.
  public static func found(in expansion: ChainExpansion, of chain: Chain) -> [ExpansionFact] {
    guard isCovered(chain.family), let polynomial = expansion.polynomial else { return [] }
    let (sum, pairs) = symmetric(chain.weights.map { $0 * $0 }, zero: 0)
    return facts(
      second: (polynomial[2], polynomial[2] == sum),
      third: (polynomial[3], polynomial[3] == 2 * pairs),
      areSigned: expansion.signs.allSatisfy { $0 >= 0 })
  }

  /// The laws of a family, checked on its symbols.
  public static func found(in expansion: SymbolicExpansion) -> [ExpansionFact] {
    guard isCovered(expansion.family) else { return [] }
    let weights = SymbolicPolynomial.variables(expansion.family.symbols)
    guard let zero = weights.first?.constant(0) else { return [] }
    let (sum, pairs) = symmetric(weights.map { $0 * $0 }, zero: zero)
    let isPolynomial = { (power: Int, wanted: SymbolicPolynomial) in
      let found = expansion.terms.first { $0.power == power }?.polynomial
      return (found?.description ?? "0") == wanted.description
    }
    return facts(
      second: (nil, isPolynomial(2, sum)), third: (nil, isPolynomial(3, pairs + pairs)),
      areSigned: expansion.terms.allSatisfy { $0.sign == 1 })
  }

  private static func isCovered(_ family: ChainFamily) -> Bool {
    family.activation == .square && family.isResidual && !family.hasBiases && !family.hasHead
      && family.depth > 0
  }

  /// The first two elementary symmetric polynomials.
  private static func symmetric<Value>(
    _ values: [Value], zero: Value
  ) -> (first: Value, second: Value) where Value: ExactRing {
    values.reduce((zero, zero)) { ($0.0 + $1, $0.1 + $0.0 * $1) }
  }

  private static func facts(
    second: (value: Rational?, holds: Bool), third: (value: Rational?, holds: Bool),
    areSigned: Bool
  ) -> [ExpansionFact] {
    [
      ExpansionFact(
        law: .sumOfSquares, statement: "the coefficient of x^2 is the sum of all wi^2",
        value: second.value, holds: second.holds),
      ExpansionFact(
        law: .pairsOfSquares,
        statement: "the coefficient of x^3 is 2 times the sum of all wi^2*wj^2, i < j",
        value: third.value, holds: third.holds),
      ExpansionFact(
        law: .signs, statement: "no coefficient is negative", value: nil, holds: areSigned),
    ]
  }
}

/// What symmetric polynomials are made of.
private protocol ExactRing {
  static func + (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
}

extension Rational: ExactRing {}
extension SymbolicPolynomial: ExactRing {}
