/// Why a chain was not expanded.
public enum ExpansionFault: Error, Equatable, Sendable {
  /// The activation is neither a polynomial nor made of finitely many polynomial pieces.
  case notPolynomial(Activation)
  /// Symbolic expansion needs a polynomial activation, not pieces.
  case notOnePolynomial(Activation)
  /// The degree is above the limit; nil for beyond 2³⁰.
  case degreeTooLarge(degree: Int?, limit: Int)
  /// More terms than anyone could print.
  case tooManyTerms(limit: Int)
  /// More pieces than the limit.
  case tooManyPieces(limit: Int)
}
