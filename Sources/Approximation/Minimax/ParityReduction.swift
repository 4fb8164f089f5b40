import Exact
import Formula
import RealModule

/// The symmetry a function has, from its form or from its values.
func foundParity(
  _ function: RealFunction, _ weight: RealFunction?, _ interval: Interval
) -> Parity? {
  guard interval.lower == -interval.upper else { return nil }
  let points = (1...97).map { interval.upper * Double($0) / 97.31 }
  func symmetry(_ f: RealFunction) -> Parity? {
    if let parity = f.parity { return parity }
    let points = points + f.featurePoints(inside: interval).map { abs($0) }
    let right = f.values(at: points)
    let left = f.values(at: points.map { -$0 })
    let scale = right.reduce(0) { max($0, abs($1)) }
    let allowed = 4 * Double.ulpOfOne * scale
    if zip(right, left).allSatisfy({ abs($0 - $1) <= allowed }) { return .even }
    if zip(right, left).allSatisfy({ abs($0 + $1) <= allowed }) { return .odd }
    return nil
  }
  if let weight, symmetry(weight) != .even { return nil }
  return symmetry(function)
}

/// The problem as it is solved: whole, or in y = x² with a factor x taken out.
struct ParityReduction {
  let problem: ExchangeProblem
  let start: [Double]
  let parity: Parity?

  init(
    _ f: RealFunction, _ weight: RealFunction?, _ interval: Interval, _ degree: Int,
    _ parity: Parity?
  ) {
    let u = weight ?? .one
    let breaks = f.divisions + u.divisions
    self.parity = parity
    switch parity {
    case nil:
      problem = ExchangeProblem(
        target: f.evaluate, weight: u.evaluate, interval: interval, degree: degree, breaks: breaks,
        ballTarget: f.ball, ballWeight: u.ball)
      // Bent a little: a symmetric reference fails for f = odd + even parts of mixed degree.
      start = chebyshevPoints(degree: degree + 1).map { t in
        let bent = t + 0.02 * (1 - t * t)
        return interval.midpoint + interval.length / 2 * bent
      }
    case .even, .odd:
      let isOdd = parity == .odd
      // An odd polynomial of degree ≤ 0 is 0: degree −1 in y stands for it.
      let half = isOdd ? (degree - 1) >> 1 : degree / 2
      let top = interval.upper * interval.upper
      problem = ExchangeProblem(
        target: { y in
          let x = y.squareRoot()
          return isOdd ? f(x) / x : f(x)
        },
        weight: { y in
          let x = y.squareRoot()
          return isOdd ? x * u(x) : u(x)
        }, interval: Interval(unchecked: 0, top), degree: half, breaks: breaks.map { $0 * $0 },
        ballTarget: f.ball.map { ball in
          { @Sendable y in
            let x = y.squareRoot
            return isOdd ? ball(x) / x : ball(x)
          }
        },
        ballWeight: u.ball.map { ball in
          { @Sendable y in
            let x = y.squareRoot
            return isOdd ? x * ball(x) : ball(x)
          }
        })
      // Positive extrema of the Chebyshev polynomial of the full size, squared.
      let count = half + 2
      start = (0..<count).map { j in
        let n = isOdd ? 2 * count - 1 : 2 * (count - 1)
        let x = Double.cos(.pi * Double(count - 1 - j) / Double(n))
        return j == 0 && !isOdd ? 0 : top * x * x
      }
    }
  }

  /// The approximation at x from the solution of the reduced problem.
  func value(_ q: (Double) -> Double, _ x: Double) -> Double {
    switch parity {
    case nil: q(x)
    case .even: q(x * x)
    case .odd: problem.degree < 0 ? 0 : x * q(x * x)
    }
  }

  /// The same in balls.
  func value(_ q: (Ball) -> Ball, _ x: Ball) -> Ball {
    switch parity {
    case nil: q(x)
    case .even: q(x * x)
    case .odd: problem.degree < 0 ? x - x : x * q(x * x)
    }
  }

  /// The remainder modulo 2 of the indices whose coefficients are 0 by symmetry.
  var vanishing: Int? { parity.map { $0 == .even ? 1 : 0 } }

  /// A series without the rounding noise in coefficients that are 0 by symmetry.
  func cleared(_ series: ChebyshevSeries) -> ChebyshevSeries {
    let coefficients = series.coefficients.enumerated().map { $0 % 2 == vanishing ? 0 : $1 }
    return ChebyshevSeries(on: series.interval, coefficients: coefficients)
  }

  /// A point of the whole problem for one of the reduced problem.
  func fullPoint(_ y: Double) -> Double { parity == nil ? y : y.squareRoot() }

  func fullDegree(_ degree: Int) -> Int { max(degree, 0) }

  func fullReference(_ reference: [Double]) -> [Double] {
    guard parity != nil else { return reference }
    let positive = reference.map { $0.squareRoot() }
    let negative = positive.filter { $0 > 0 }.map { -$0 }
    return negative.reversed() + positive
  }
}

extension RealFunction {
  /// The constant 1.
  static let one: RealFunction = {
    var result = RealFunction(parity: .even) { _ in 1 }
    result.ball = { Ball(1, precision: $0.precision) }
    return result
  }()
}
