import Exact
import Formula
import RealModule

/// A levelled polynomial in Chebyshev form, with more digits than doubles have.
struct PreciseForm {
  let series: ChebyshevSeries
  let tails: [Double]
  private let function: RealFunction
  private let weight: RealFunction

  /// Nil where a value cannot be had.
  init?(
    _ reduction: ParityReduction, _ solution: PreciseExchange, _ function: RealFunction,
    _ weight: RealFunction, _ interval: Interval, _ degree: Int
  ) {
    self.function = function
    self.weight = weight
    let n = reduction.fullDegree(degree)
    let precision = solution.precision
    let ball = { (value: Double) in Ball(value, precision: precision) }
    let half = ball(interval.upper / 2 - interval.lower / 2)
    let angle = Ball.pi(precision: precision) / ball(Double(max(n, 1)))
    let cosines = (0..<max(2 * n, 1)).map { (angle * ball(Double($0))).cos }
    // The sums of the cosine transform of type I, as they stand.
    let values = (0...n).map { j in
      let t = n == 0 ? ball(0) : -cosines[j]
      return reduction.value(solution.polynomial, ball(interval.midpoint) + half * t)
    }
    let wholes = (0...n).map { k -> Ball in
      if n == 0 { return values[0] }
      var sum = ball(0)
      for j in 0...n {
        let share = ball(j == 0 || j == n ? 0.5 : 1)
        sum = sum + values[n - j] * cosines[j * k % (2 * n)] * share
      }
      return sum * ball(2) / ball(Double(n) * (k == 0 || k == n ? 2 : 1))
    }
    guard wholes.allSatisfy(\.isFinite) else { return nil }
    // Coefficients that vanish by symmetry, or beside the last bits of others, are 0.
    let largest = wholes.reduce(0) { max($0, abs($1.doubleValue)) }
    let negligible = largest * .exp2(Double(32 - precision))
    let heads = wholes.enumerated().map { k, c in
      k % 2 == reduction.vanishing || abs(c.doubleValue) < negligible ? 0 : c.doubleValue
    }
    series = ChebyshevSeries(on: interval, coefficients: heads)
    tails = wholes.enumerated().map { k, c in
      heads[k] == 0 ? 0 : (c - ball(heads[k])).doubleValue
    }
  }

  /// What the tails cannot hold: half an ulp of theirs for each coefficient, eight times.
  var tailRounding: Double {
    0x1p-103 * series.coefficients.reduce(0) { $0 + abs($1) }
  }

  /// The largest weighted error of the rounded series: it lies beside one of these points where the
  /// tails are small beside the error, and is looked for between them as well where not.
  func largestError(about points: [Double]) -> Double {
    let error = RealFunction { weightedError($0) }
    let interval = series.interval
    let isEven = series.coefficients.enumerated().allSatisfy {
      $0.offset % 2 == 0 || $0.element == 0
    }
    let isOdd = series.coefficients.enumerated().allSatisfy {
      $0.offset % 2 == 1 || $0.element == 0
    }
    // A series of one parity without weight has errors of one; others are not worth a distinction.
    let isHalf =
      (isEven || isOdd) && interval.lower == -interval.upper && function.parity != nil
      && weight.parity == .even
    let ends = Set(points + [interval.lower, interval.upper]).sorted()
      .filter { interval.contains($0) && (!isHalf || $0 >= 0) }
    let size = points.map { abs(error($0)) }.filter(\.isFinite).max() ?? 0
    let small = tails.reduce(0) { $0 + abs($1) } <= 1e-3 * size
    let steps = small ? 2 : 12
    var samples: [Extremum] = []
    for (a, b) in zip(ends, ends.dropFirst()) {
      for j in 0..<steps {
        let x = a + (b - a) * Double(j) / Double(steps)
        samples.append(Extremum(x: x, value: error(x)))
      }
    }
    if let last = ends.last { samples.append(Extremum(x: last, value: error(last))) }
    samples = samples.filter(\.value.isFinite)
    var top = samples.reduce(0) { max($0, $1.size) }
    for i in samples.indices where samples[i].size > 0.5 * top {
      let sign = samples[i].value < 0 ? -1.0 : 1.0
      let (low, high) = (max(i - 1, 0), min(i + 1, samples.count - 1))
      guard sign * samples[low].value <= samples[i].size,
        sign * samples[high].value <= samples[i].size
      else { continue }
      let found = maximum(
        of: error, sign: sign, from: samples[low].x, through: samples[i], to: samples[high].x)
      top = max(top, found.size)
    }
    return top
  }

  private func weightedError(_ x: Double) -> Double {
    let point = Ball(x, precision: 160)
    guard let f = function.ball?(point), let u = weight.ball?(point) else { return .nan }
    return ((f - series.ball(at: point)) * u).doubleValue
  }
}

extension ChebyshevSeries {
  /// The value at a ball by Clenshaw's recurrence.
  func ball(at x: Ball) -> Ball {
    let number = { (value: Double) in Ball(value, precision: x.precision) }
    let half = number(interval.upper / 2 - interval.lower / 2)
    let t = (x - number(interval.midpoint)) / half
    var (b1, b2) = (number(0), number(0))
    for c in coefficients.dropFirst().reversed() {
      (b1, b2) = (number(c) - b2 + t * b1 + t * b1, b1)
    }
    return number(coefficients[0]) - b2 + t * b1
  }
}
