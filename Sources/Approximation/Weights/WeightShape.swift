import CKernels
import RealModule

/// A weight in the variable s of its interval's substitution.
struct WeightShape: Sendable {
  let weight: Weight
  let interval: Interval
  /// Where the range of s ends, since the mass beyond is put at the end of the interval.
  var cuts: (lower: Double?, upper: Double?) = (nil, nil)

  init(weight: Weight, interval: Interval) {
    self.weight = weight
    self.interval = interval
  }

  /// x(s).
  @Sendable func point(_ s: Double) -> Double {
    let (end, offset) = place(s)
    return end + offset
  }

  /// The nearer end, or 0 on the line, and the distance from it.
  private func place(_ s: Double) -> (end: Double, offset: Double) {
    switch interval.kind {
    case .finite:
      let share = 1 / (1 + Double.exp(abs(s)))
      let offset = interval.length * share
      return s < 0 ? (interval.lower, offset) : (interval.upper, -offset)
    case .boundedBelow: return (interval.lower, .exp(s))
    case .boundedAbove: return (interval.upper, -.exp(-s))
    case .infinite: return (0, .sinh(s))
    }
  }

  /// s(x).
  @Sendable func parameter(_ x: Double) -> Double {
    switch interval.kind {
    case .finite: .log((x - interval.lower) / (interval.upper - x))
    case .boundedBelow: .log(x - interval.lower)
    case .boundedAbove: -.log(interval.upper - x)
    case .infinite: .asinh(x)
    }
  }

  /// log of w(x(s)) x′(s).
  func logDensity(_ s: Double) -> Double { logDensityPair(s).high }

  /// The same with what the double leaves.
  func logDensityPair(_ s: Double) -> DoubleDouble {
    let (end, offset) = place(s)
    if abs(offset) < 1e-300, let near = logDensity(besides: s) { return DoubleDouble(near) }
    let value = weight.logValue(end, offset)
    guard value.high.isFinite else { return value }
    switch interval.kind {
    case .finite:
      return value + DoubleDouble.logarithm(of: abs(offset)) - Double.log(onePlus: .exp(-abs(s)))
    case .boundedBelow, .boundedAbove: return value + DoubleDouble.logarithm(of: abs(offset))
    case .infinite: return value + DoubleDouble.logarithm(of: .cosh(s))
    }
  }

  /// The logarithm at distances from a finite end that doubles cannot hold.
  private func logDensity(besides s: Double) -> Double? {
    guard let near = weight.logNear else { return nil }
    switch interval.kind {
    case .finite:
      return near(
        s < 0 ? interval.lower : interval.upper, s < 0 ? 1 : -1, abs(s) - .log(interval.length))
    case .boundedBelow: return near(interval.lower, 1, -s)
    case .boundedAbove: return near(interval.upper, -1, s)
    case .infinite: return nil
    }
  }

  /// Local frequency in s: the square-root law at hard ends, at most proportional to the degree.
  @Sendable func frequency(
    _ degree: Int, _ s: Double, within reach: (lower: Double, upper: Double)
  ) -> Double {
    let n = Double(degree + 1)
    switch interval.kind {
    case .finite: return n / (2 * .cosh(s / 2)) + 0.5
    // Tails heavier than exponential spread their zeros evenly over log x instead.
    case .boundedBelow: return 2 * n * min(1, .exp((s - reach.upper) / 2)) + 2
    case .boundedAbove: return 2 * n * min(1, .exp((reach.lower - s) / 2)) + 2
    case .infinite: return 2 * n
    }
  }

  /// Where log density + order·log|x| has fallen by 40 from its maximum, on either side.
  func limits(order: Int) throws(WeightError) -> (lower: Double, upper: Double) {
    var best = -Double.infinity
    // On the line x^order has a peak on either side and a zero between them.
    var peaks = (lower: (s: 0.0, value: -Double.infinity), upper: (s: 0.0, value: -Double.infinity))
    for s in stride(from: -40.0, through: 40, by: 0.5) {
      let value = moment(s, order)
      // A singularity inside has a part of its own on either side.
      guard value < .infinity else { continue }
      best = max(best, value)
      if s <= 0 || interval.kind != .infinite, value > peaks.lower.value {
        peaks.lower = (s, value)
      }
      if s >= 0 || interval.kind != .infinite, value > peaks.upper.value {
        peaks.upper = (s, value)
      }
    }
    guard best > -.infinity else { throw .zeroMass }
    let lower = try fall(from: peaks.lower.s, step: -0.25, order, &best)
    let upper = try fall(from: peaks.upper.s, step: 0.25, order, &best)
    return (lower, upper)
  }

  /// The lowest order without a moment, given one that has none.
  func firstMissingMoment(upTo order: Int) -> Int {
    var (low, high) = (0, order)
    while low < high {
      let middle = (low + high) / 2
      if (try? limits(order: middle)) == nil { high = middle } else { low = middle + 1 }
    }
    return high
  }

  /// The same for the mass alone, which exists whenever any moment does.
  var limitsOfMass: (lower: Double, upper: Double) {
    (try? limits(order: 0)) ?? (-40, 40)
  }

  private func moment(_ s: Double, _ order: Int) -> Double {
    let density = logDensity(s)
    guard !interval.isFinite, order > 0, density > -.infinity else { return density }
    let (end, offset) = place(s)
    return density + Double(order) * .log(max(abs(end + offset), .leastNormalMagnitude))
  }

  private func fall(
    from start: Double, step: Double, _ order: Int, _ best: inout Double
  ) throws(WeightError) -> Double {
    var s = start
    // Beyond |s| = 690 the offset leaves the double range.
    while abs(s + step) < 690 {
      s += step
      if let cut = step < 0 ? cuts.lower : cuts.upper, abs(s) >= abs(cut) { return cut }
      let value = moment(s, order)
      // Far out, a sudden zero is a square that overflowed inside the weight.
      if value.isNaN || value == -.infinity && abs(s) > 100 {
        s -= step
        break
      }
      best = max(best, value)
      if value < best - 40 { return s }
    }
    // A slow but steady decay is a moment that exists, cut where doubles end.
    let slope = (moment(s, order) - moment(s / 2, order)) / abs(s / 2)
    guard slope < -0.02 else {
      throw .noMoment(order: order, needed: order, near: step < 0 ? interval.lower : interval.upper)
    }
    return s
  }
}
