import Exact

/// Symmetry of a function about 0.
public enum Parity: String, Hashable, Sendable {
  case even, odd
}

extension Expression {
  /// The symmetry that follows from how the expression is built; nil where none does.
  ///
  /// A nil proves nothing: `gelu(x) - x/2` is even, but its form does not show it. O(size).
  public var parity: Parity? {
    var parities: [Parity?] = []
    for node in core { parities.append(Self.parity(of: node, parities, core)) }
    return parities[coreRoot]
  }

  /// The symmetry that values show at `samples` points of (0, radius], to 1e-13 of the largest.
  ///
  /// A finding, not a proof; unknown where a value is not finite.
  public func apparentParity(radius: Double, samples: Int = 200) -> Parity? {
    if let parity { return parity }
    let points = (1...samples).map { radius * Double($0) / Double(samples) }
    let right = evaluate(points)
    let left = evaluate(points.map { -$0 })
    let scale = zip(right, left).reduce(0) { max($0, $1.0.magnitude, $1.1.magnitude) }
    guard scale.isFinite else { return nil }
    func holds(_ sign: Double) -> Bool {
      zip(right, left).allSatisfy { ($0 - sign * $1).magnitude <= 1e-13 * scale }
    }
    return holds(1) ? .even : holds(-1) ? .odd : nil
  }

  private static func parity(of node: Node, _ known: [Parity?], _ nodes: [Node]) -> Parity? {
    switch node {
    case .variable: return .odd
    case .number, .constant: return .even
    case .negate(let a): return known[a]
    case .call(let function, let a):
      guard known[a] == .odd else { return known[a] }
      return function.parity
    case .besselJ(let order, let a):
      guard known[a] == .odd else { return known[a] }
      return order.isMultiple(of: 2) ? .even : .odd
    case .choose(let c, let a, let b):
      return known[c] == .even && known[a] == known[b] ? known[a] : nil
    case .binary(let operation, let a, let b):
      guard let left = known[a], let right = known[b] else { return nil }
      switch operation {
      case .add, .subtract: return left == right ? left : nil
      case .multiply, .divide: return left == right ? .even : .odd
      case .power:
        if left == .even, right == .even { return .even }
        guard case .number(let n) = nodes[b], let n = n.integer else { return nil }
        return n.isMultiple(of: 2) ? .even : .odd
      default: return left == .even && right == .even ? .even : nil
      }
    }
  }
}

extension Function {
  /// The function's own symmetry.
  var parity: Parity? {
    switch self {
    case .sin, .tan, .asin, .atan, .sinh, .tanh, .asinh, .atanh, .cbrt, .sign, .erf, .identity,
      .softsign:
      .odd
    case .cos, .cosh, .abs, .square: .even
    default: nil
    }
  }
}
