import Exact

extension Expression {
  /// A bound of the degree of each polynomial piece; nil where the form of the expression does not
  /// show that it is made of polynomials in pieces.
  ///
  /// `x^100` and `abs(x)^3 + floor(x)` have one, `exp(x)` and `x/(1 + x)` have none.
  /// - Complexity: O(size).
  public var pieceDegree: Int? {
    var known: [Int?] = []
    known.reserveCapacity(core.count)
    for node in core { known.append(Self.pieceDegree(node, known, core)) }
    return known[coreRoot]
  }

  private static func pieceDegree(_ node: Node, _ known: [Int?], _ core: [Node]) -> Int? {
    switch node {
    case .variable: return 1
    case .number, .constant: return 0
    case .negate(let a), .call(.abs, let a), .call(.relu, let a), .call(.identity, let a),
      .call(.leakyrelu, let a):
      return known[a]
    case .call(.sign, let a), .call(.floor, let a): return known[a].map { _ in 0 }
    case .call(.square, let a), .call(.relu2, let a): return known[a].map { min(2 * $0, limit) }
    case .call(_, let a): return known[a] == 0 ? 0 : nil
    case .besselJ(_, let a): return known[a] == 0 ? 0 : nil
    case .choose(let c, let a, let b):
      guard known[c] != nil, let p = known[a], let q = known[b] else { return nil }
      return max(p, q)
    case .binary(let operation, let a, let b):
      guard let p = known[a], let q = known[b] else { return nil }
      switch operation {
      case .add, .subtract, .minimum, .maximum: return max(p, q)
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: return 0
      case .multiply: return min(p + q, limit)
      case .divide: return q == 0 ? p : nil
      case .power:
        if p == 0, q == 0 { return 0 }
        guard case .number(let exponent) = core[b], let n = exponent.integer, n >= 0 else {
          return nil
        }
        return min(p.multipliedReportingOverflow(by: n).overflow ? limit : p * n, limit)
      }
    }
  }

  /// Beyond it a degree is only known to be large.
  private static let limit = 1 << 40
}
