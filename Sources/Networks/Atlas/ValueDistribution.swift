public import Approximation
import Formula
import Glibc

/// How the values of a function are distributed when its input is standard normal.
///
/// The line is cut into stretches on which |g| is monotone, so that every probability is a sum of
/// differences of the normal distribution function at pre-images found by bisection.
public struct ValueDistribution: Sendable {
  private let function: @Sendable (Double) -> Double
  /// Ends of the stretches, ascending.
  private let knots: [Double]
  private let sizes: [Double]

  /// Beyond this the normal distribution has a mass of 10⁻³².
  private static let reach = 12.0
  private static let step = 1.0 / 128

  /// Cuts the line into monotone stretches of |g|.
  ///
  /// - Complexity: 3000 values of the function, and some hundred more for every extremum.
  public init(_ function: RealFunction) {
    let g = function.evaluate
    let size = { (x: Double) in abs(g(x)) }
    let count = Int(2 * Self.reach / Self.step)
    let grid = (0...count).map { -Self.reach + Double($0) * Self.step }
    let values = grid.map(g)
    var knots = grid + function.breakpoints.filter { abs($0) < Self.reach }
    for i in 1..<count {
      let (a, b, c) = (abs(values[i - 1]), abs(values[i]), abs(values[i + 1]))
      if (b > a && b > c) || (b < a && b < c) {
        knots.append(extremum(of: size, from: grid[i - 1], to: grid[i + 1], isLow: b < a))
      }
    }
    for i in 1...count where values[i - 1] * values[i] < 0 {
      knots.append(crossing(of: g, from: grid[i - 1], to: grid[i]))
    }
    self.function = g
    self.knots = knots.sorted()
    sizes = self.knots.map(size)
  }

  /// P(|g(Z)| < t) for Z ~ N(0, 1): the share of inputs that the activation leaves small.
  public func probability(below threshold: Double) -> Double {
    guard threshold > 0 else { return 0 }
    var runs = Runs()
    for i in 1..<knots.count {
      let (a, b) = (knots[i - 1], knots[i])
      switch (sizes[i - 1] < threshold, sizes[i] < threshold) {
      case (true, true): runs.add(a, b)
      case (true, false): runs.add(a, level(threshold, a, b))
      case (false, true): runs.add(level(threshold, a, b), b)
      case (false, false): break
      }
    }
    return mass(runs)
  }

  /// P(g(Z) = 0): the share of inputs that the activation switches off altogether.
  public var probabilityOfZero: Double {
    var runs = Runs()
    for i in 1..<knots.count where sizes[i - 1] == 0 && sizes[i] == 0 {
      let middle = (knots[i - 1] + knots[i]) / 2
      if function(middle) == 0 { runs.add(knots[i - 1], knots[i]) }
    }
    return mass(runs)
  }

  private func level(_ threshold: Double, _ a: Double, _ b: Double) -> Double {
    crossing(of: { abs(function($0)) - threshold }, from: a, to: b)
  }

  /// Neighbouring stretches joined, so that their rounding errors do not add up.
  private struct Runs {
    var ends: [(low: Double, high: Double)] = []

    mutating func add(_ low: Double, _ high: Double) {
      if let last = ends.last, last.high == low {
        ends[ends.count - 1].high = high
      } else {
        ends.append((low, high))
      }
    }
  }

  private func mass(_ runs: Runs) -> Double {
    min(runs.ends.reduce(0) { $0 + mass($1.low, $1.high) }, 1)
  }

  /// P(a < Z < b), without cancellation in the tails; the outermost ends stand for ±∞.
  private func mass(_ a: Double, _ b: Double) -> Double {
    let root = 0.5.squareRoot()
    let low = a == knots[0] ? -Double.infinity : a
    let high = b == knots[knots.count - 1] ? Double.infinity : b
    if low == -.infinity, high == .infinity { return 1 }
    return low >= 0
      ? (erfc(low * root) - erfc(high * root)) / 2
      : (erfc(-high * root) - erfc(-low * root)) / 2
  }
}

/// The place of an extremum between two points, by golden sections.
private func extremum(
  of function: (Double) -> Double, from a: Double, to b: Double, isLow: Bool
) -> Double {
  let share = (5.0.squareRoot() - 1) / 2
  let sign = isLow ? 1.0 : -1.0
  var (low, high) = (a, b)
  for _ in 0..<60 {
    let (x, y) = (high - share * (high - low), low + share * (high - low))
    if sign * function(x) < sign * function(y) { high = y } else { low = x }
  }
  return (low + high) / 2
}

/// The place of a change of sign between two points, to neighbouring doubles.
private func crossing(of function: (Double) -> Double, from a: Double, to b: Double) -> Double {
  var (low, high) = (a, b)
  let isRising = function(a) < 0
  while true {
    let middle = low + (high - low) / 2
    guard low < middle, middle < high else { return middle }
    if (function(middle) < 0) == isRising { low = middle } else { high = middle }
  }
}
