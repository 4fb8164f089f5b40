public import Exact

extension Expression {
  /// The largest degree up to which products are multiplied out.
  static let polynomialDegreeLimit = 4096

  /// The expression as a polynomial with exact coefficients; nil if its form is not polynomial.
  public var polynomial: RationalPolynomial? { polynomials[coreRoot] }

  /// Every step of ``core`` as a polynomial, where it is one.
  var polynomials: [RationalPolynomial?] {
    var known: [RationalPolynomial?] = []
    known.reserveCapacity(core.count)
    for node in core { known.append(Self.polynomial(of: node, known)) }
    return known
  }

  private static func polynomial(
    of node: Node, _ known: [RationalPolynomial?]
  ) -> RationalPolynomial? {
    switch node {
    case .variable: return RationalPolynomial([0, 1])
    case .number(let value): return RationalPolynomial(value)
    case .negate(let a): return known[a].map { -$0 }
    case .binary(let operation, let a, let b):
      guard let p = known[a], let q = known[b] else { return nil }
      switch operation {
      case .add: return p + q
      case .subtract: return p - q
      case .multiply: return p.degree + q.degree <= polynomialDegreeLimit ? p * q : nil
      case .divide: return q.degree == 0 ? p / q[0] : nil
      case .power:
        guard q.degree <= 0, let n = q[0].integer, n >= 0,
          max(1, p.degree) * n <= polynomialDegreeLimit
        else { return nil }
        return p.power(n)
      default: return nil
      }
    default: return nil
    }
  }
}
