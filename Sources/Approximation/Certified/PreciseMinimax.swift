public import Exact
public import Formula

/// The best polynomial of a degree with coefficients of many bits.
public struct PreciseMinimax: Sendable {
  /// The coefficients of T_k in u, exact dyadic numbers; zeros where symmetry says so.
  public let coefficients: [Ball]
  /// Points u where the error alternates, exact and ascending.
  public let reference: [Ball]
  /// The levelled error with its sign: the best error where exchange has come to rest.
  public let levelled: Ball
  /// Rounds of the exchange.
  public let rounds: Int
  /// The symmetry that halved the problem.
  public let parity: Parity?

  /// Levels the error of a function.
  ///
  /// - Parameters:
  ///   - function: f in the canonical variable u ∈ [−1, 1].
  ///   - degree: the highest degree.
  ///   - start: points u near the reference, such as those found in doubles; may be empty.
  ///   - bits: what is kept of the coefficients; errors below 2^−bits of f are noise.
  /// - Returns: nil where f has no finite values on the way or its error does not alternate.
  /// - Complexity: O(rounds · degree · (degree + size)) operations on balls.
  public init?(of function: Expression, degree: Int, start: [Double] = [], bits: Int) {
    let precision = 2 * bits + 4 * degree + 64
    guard
      let exchange = BallExchange(
        of: function, degree: degree, start: start, precision: precision)
        ?? BallExchange(of: function, degree: degree, start: [], precision: precision)
    else { return nil }
    rounds = exchange.rounds
    levelled = exchange.level
    parity = exchange.parity
    reference = exchange.points.map { $0.withPrecision(precision) }
    // The sums of the cosine transform of type I, as they stand.
    func ball(_ value: Int) -> Ball { Ball(value, precision: precision) }
    let n = max(degree, 0)
    let angle = Ball.pi(precision: precision) / ball(max(n, 1))
    let cosines = (0..<max(2 * n, 1)).map { (angle * ball($0)).cos }
    let values = (0...n).map { j in exchange.polynomial(n == 0 ? ball(0) : cosines[j].middle) }
    let vanishing = exchange.parity.map { $0 == .even ? 1 : 0 }
    var found: [Ball] = []
    for k in 0...n {
      guard k % 2 != vanishing else {
        found.append(Ball(0, precision: bits))
        continue
      }
      var sum = ball(0)
      for j in 0...n {
        let term = values[j] * cosines[j * k % max(2 * n, 1)]
        sum = sum + (n > 0 && (j == 0 || j == n) ? term / ball(2) : term)
      }
      let whole = n == 0 ? sum : sum * ball(2) / ball(n * (k == 0 || k == n ? 2 : 1))
      found.append((whole.withPrecision(bits + CertifiedCover.guardBits) + Ball(0)).middle)
    }
    guard found.allSatisfy(\.isFinite) else { return nil }
    coefficients = found
  }
}

/// Interpolation polynomials with enclosed coefficients.
public enum CertifiedInterpolation {
  /// The interpolant in a family of nodes, in Chebyshev polynomials.
  ///
  /// - Parameters:
  ///   - function: f in the canonical variable u ∈ [−1, 1].
  ///   - degree: one less than the number of nodes.
  ///   - bits: the precision of the values.
  /// - Returns: nil for families whose nodes are not enclosed, and where f is not finite on a node.
  /// - Complexity: O(degree²).
  public static func polynomial(
    of function: Expression, nodes family: NodeFamily, degree: Int, bits: Int
  ) -> CertifiedPolynomial? {
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
    case .legendre: return nil
    }
    var values = nodes.map { function.ball(at: $0) }
    guard values.allSatisfy(\.isFinite) else { return nil }
    if family != .chebyshevRoots { values = atRoots(nodes, values, pi) }
    let cosines = (0..<(4 * count)).map { (pi * ball($0) / ball(2 * count)).cos }
    var coefficients = (0..<count).map { k -> Ball in
      var sum = ball(0)
      for j in 0..<count { sum = sum + values[j] * cosines[(2 * j + 1) * k % (4 * count)] }
      return sum * ball(k == 0 ? 1 : 2) / ball(count)
    }
    // Nodes are symmetric: what symmetry makes zero is zero and not a small ball.
    if let parity = function.parity {
      for k in 0..<count where (parity == .even) == !k.isMultiple(of: 2) {
        coefficients[k] = ball(0)
      }
    }
    return CertifiedPolynomial(.chebyshev(.first), coefficients: coefficients)
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

extension MinimaxPolynomial {
  /// A polynomial of many bits with its enclosed errors, as doubles and what rounding takes off.
  ///
  /// - Parameters:
  ///   - found: the polynomial found in doubles, for the interval.
  ///   - precise: the polynomial that takes its place.
  ///   - certified: its errors.
  ///   - interval: the interval of x.
  public init(
    _ found: MinimaxPolynomial, precise: PreciseMinimax, _ certified: CertifiedMinimax,
    on interval: CertifiedInterval
  ) {
    let heads = precise.coefficients.map(\.doubleValue)
    let norms = certified.norms
    let size = norms.sup.digits >= 6 ? norms.sup.doubleValue : norms.sup.upperBound
    let bound = certified.lowerBound?.lowerBound ?? 0
    self.init(
      series: ChebyshevSeries(on: found.series.interval, coefficients: heads),
      chebyshevTails: zip(precise.coefficients, heads).map {
        ($0 - Ball($1, precision: $0.precision)).doubleValue
      },
      error: Extremum(x: interval.point(norms.supAt).doubleValue, value: size),
      errorInDoubles: max(size, certified.supInDoubles.doubleValue), lowerBound: max(0, bound),
      reference: precise.reference.map { interval.point($0).doubleValue },
      iterations: precise.rounds, converged: size - bound <= 1e-10 * size, parity: precise.parity)
  }
}
