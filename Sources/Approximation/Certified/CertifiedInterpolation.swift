import Exact
public import Formula

/// Interpolation polynomials with enclosed coefficients.
public enum CertifiedInterpolation {
  /// The interpolant in a family of nodes, in Chebyshev polynomials.
  ///
  /// - Parameters:
  ///   - function: f in the canonical variable u ∈ [−1, 1].
  ///   - degree: one less than the number of nodes.
  ///   - bits: the precision of the values.
  /// - Throws: `CertificationFault.unbounded` where f is not finite on a node.
  /// - Complexity: O(degree²).
  public static func polynomial(
    of function: Expression, nodes family: NodeFamily, degree: Int, bits: Int
  ) throws(CertificationFault) -> CertifiedPolynomial {
    let precision = bits + 2 * degree + 32
    func ball(_ value: Int) -> Ball { Ball(value, precision: precision) }
    let count = degree + 1
    let pi = Ball.pi(precision: precision)
    let nodes: [Ball]
    switch family {
    case .chebyshevRoots:
      nodes = (0..<count).map { (pi * ball(2 * $0 + 1) / ball(2 * count)).cos }
    case .chebyshev:
      nodes = (0..<count).map { count == 1 ? ball(0) : (pi * ball($0) / ball(degree)).cos }
    case .equispaced:
      nodes = (0..<count).map {
        count == 1 ? ball(0) : Ball(Rational(2 * $0 - degree, degree), precision: precision)
      }
    case .legendre:
      nodes = (0..<count).map {
        Ball.legendreRoot(count, count - 1 - $0, precision: precision)
      }
    }
    var values = nodes.map { function.ball(at: $0) }
    if let index = values.firstIndex(where: { !$0.isFinite }) {
      throw .unbounded(near: nodes[index].doubleValue)
    }
    if family != .chebyshevRoots { values = atRoots(nodes, values, pi) }
    let cosines = (0..<(4 * count)).map { (pi * ball($0) / ball(2 * count)).cos }
    let coefficients = (0..<count).map { k -> Ball in
      var sum = ball(0)
      for j in 0..<count { sum = sum + values[j] * cosines[(2 * j + 1) * k % (4 * count)] }
      return sum * ball(k == 0 ? 1 : 2) / ball(count)
    }
    // Nodes are symmetric.
    return CertifiedPolynomial(
      .chebyshev(.first), coefficients: coefficients.symmetric(function.parity))
  }

  /// The interpolant's values at Chebyshev roots, by Newton's divided differences.
  private static func atRoots(_ nodes: [Ball], _ values: [Ball], _ pi: Ball) -> [Ball] {
    let (count, precision) = (nodes.count, pi.precision)
    var differences = values
    for order in stride(from: 1, to: count, by: 1) {
      for i in stride(from: count - 1, through: order, by: -1) {
        differences[i] = (differences[i] - differences[i - 1]) / (nodes[i] - nodes[i - order])
      }
    }
    return (0..<count).map { j in
      let x = (pi * Ball(2 * j + 1, precision: precision) / Ball(2 * count, precision: precision))
        .cos
      var sum = differences[count - 1]
      for i in stride(from: count - 2, through: 0, by: -1) {
        sum = sum * (x - nodes[i]) + differences[i]
      }
      return sum
    }
  }
}
