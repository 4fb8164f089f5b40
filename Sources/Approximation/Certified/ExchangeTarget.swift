import Exact
import Formula

/// What an exchange in balls levels: (f − p)·w in the variable y of the exchange, which is u, or u²
/// where f is even or odd and w even.
struct ExchangeTarget: Sendable {
  let function: Expression
  /// The weight w of the error; nil for 1.
  let weight: Expression?
  let parity: Parity?
  let precision: Int

  init(_ function: Expression, weight: Expression?, precision: Int) {
    self.function = function
    self.weight = weight
    self.precision = precision
    parity = weight == nil || weight?.parity == .even ? function.parity : nil
  }

  /// The degree in y of a polynomial of a degree in u.
  func reduced(_ degree: Int) -> Int {
    switch parity {
    case nil: degree
    case .even: degree / 2
    case .odd: (degree - 1) >> 1
    }
  }

  /// The left end of y.
  var lower: Ball { parity == nil ? ball(-1) : ball(0) }

  private func ball(_ value: Int) -> Ball { Ball(value, precision: precision) }

  /// f·w, and the factor of the polynomial in y beside it.
  func callAsFunction(_ y: Ball) -> (value: Ball, weight: Ball) {
    let u = parity == nil ? y : y.squareRoot
    let w = weight?.ball(at: u)
    let value = function.ball(at: u)
    let factor = parity == .odd ? (w.map { $0 * u } ?? u) : w ?? ball(1)
    return (w.map { value * $0 } ?? value, factor)
  }

  /// Points of the exchange to begin with: those given, or the extrema of a Chebyshev polynomial.
  ///
  /// - Parameter start: points u that are near the reference; others than `count` are replaced.
  func firstReference(count: Int, near start: [Double]) -> [Ball] {
    func exact(_ value: Double) -> Ball { Ball(value, precision: precision) }
    let given =
      parity == nil
      ? start.map(exact) : start.filter { $0 >= 0 }.map { exact($0) * exact($0) }
    let rises = zip(given, given.dropFirst()).allSatisfy { $0.isLess(than: $1) }
    let isInside = given.allSatisfy { $0.magnitude.isAtMost(ball(1)) }
    if given.count == count, rises, isInside, parity != .odd || given[0].isPositive { return given }
    let pi = Ball.pi(precision: precision)
    func cosine(_ j: Int, _ n: Int) -> Ball { (pi * ball(j) / ball(n)).cos.middle }
    return (0..<count).map { j in
      switch parity {
      case nil:
        // Bent a little: a symmetric reference fails for sums of odd and even parts.
        let t = -cosine(j, count - 1)
        return (t + Ball(0.02, precision: precision) * (ball(1) - t * t)).middle
      case .even:
        let x = cosine(count - 1 - j, 2 * (count - 1))
        return j == 0 ? ball(0) : (x * x).middle
      case .odd:
        let x = cosine(count - 1 - j, 2 * count - 1)
        return (x * x).middle
      }
    }
  }
}
