import Exact

/// Why an expression is not an exact polynomial.
public enum PolynomialForm: Sendable {
  /// It is one, of too high a degree.
  case tooLarge
  /// It is one, with coefficients that are not known to be rational.
  case irrational
  /// Its form is none.
  case other
}

extension Expression {
  /// The form of an expression without an exact ``polynomial``.
  ///
  /// Sums, products, quotients by constants and powers keep polynomials; a constant of any kind is
  /// one of degree 0. Degrees saturate.
  public var polynomialForm: PolynomialForm {
    var degrees: [Int?] = []
    for node in core { degrees.append(Self.degree(of: node, degrees, core)) }
    guard let degree = degrees[coreRoot] else { return .other }
    return degree > Self.polynomialDegreeLimit ? .tooLarge : .irrational
  }

  /// An upper bound of the degree; nil for other forms.
  private static func degree(of node: Node, _ known: [Int?], _ nodes: [Node]) -> Int? {
    switch node {
    case .variable: return 1
    case .negate(let a): return known[a]
    case .binary(let operation, let a, let b):
      guard let p = known[a], let q = known[b] else { return nil }
      if p == 0, q == 0 { return 0 }
      switch operation {
      case .add, .subtract: return max(p, q)
      case .multiply: return min(p + q, .max / 4)
      case .divide: return q == 0 ? p : nil
      case .power:
        guard q == 0, case .number(let exponent) = nodes[b], let n = exponent.integer, n >= 0
        else { return nil }
        let (degree, overflows) = p.multipliedReportingOverflow(by: n)
        return overflows ? .max / 4 : min(degree, .max / 4)
      default: return nil
      }
    default: return constantDegree(of: node, known)
    }
  }

  /// 0 for a number or a function of constants.
  private static func constantDegree(of node: Node, _ known: [Int?]) -> Int? {
    node.operands.allSatisfy { known[$0] == 0 } ? 0 : nil
  }
}
