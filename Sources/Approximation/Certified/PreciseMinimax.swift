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
  ///   - weight: w > 0 in max |(f − p) w|, in u; nil for 1.
  ///   - degree: the highest degree.
  ///   - start: points u near the reference, such as those found in doubles; may be empty.
  ///   - bits: what is kept of the coefficients; errors below 2^−bits of f are noise.
  /// - Returns: nil where f has no finite values on the way or its error does not alternate.
  /// - Complexity: O(rounds · degree · (degree + size)) operations on balls.
  public init?(
    of function: Expression, weight: Expression? = nil, degree: Int, start: [Double] = [],
    bits: Int
  ) {
    let precision = 2 * bits + 4 * degree + 64
    let target = ExchangeTarget(function, weight: weight, precision: precision)
    guard
      let exchange = BallExchange(of: target, degree: degree, start: start)
        ?? BallExchange(of: target, degree: degree, start: [])
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
