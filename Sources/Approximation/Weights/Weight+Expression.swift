import CKernels
import Exact
public import Formula
import RealModule

extension Weight {
  /// The weight of an expression, exact near singular ends and in tails below the double range.
  ///
  /// Where doubles cannot hold the value, or the distance to a finite end at which the weight is 0
  /// or infinite, the expression is evaluated with balls at end + offset.
  public init(_ expression: Expression, on interval: Interval) {
    self.init(expression, RealFunction(expression, on: interval), on: interval)
  }

  /// The same with the values of the expression as they are computed best.
  init(_ expression: Expression, _ function: RealFunction, on interval: Interval) {
    // A weight that is regular at an end needs no care there.
    func isSingular(_ end: Double, inwards sign: Double) -> Bool {
      guard end.isFinite, end != 0 else { return false }
      let reach = interval.isFinite ? interval.length : 1
      let (here, there) = (function(end), function(end + sign * 1e-6 * reach))
      return !(here.isFinite && here > 0 && abs(there - here) <= 1e-4 * here)
    }
    let singular =
      [
        (interval.lower, isSingular(interval.lower, inwards: 1)),
        (interval.upper, isSingular(interval.upper, inwards: -1)),
      ].filter(\.1).map(\.0) + Weight(function).singularities(inside: interval)
    // Ends that no double is, as fractions good to e^−2200.
    var places: [Double: Rational] = [:]
    for end in singular { places[end] = expression.switchPlace(near: end) }
    let known = places
    @Sendable func place(_ end: Double, _ bits: Int) -> Ball {
      known[end].map { Ball($0, precision: bits) } ?? Ball(end, precision: bits)
    }
    let doubtful = DoubtfulStretches(expression, function, on: interval)
    self.init(function) { end, offset in
      let isClose = singular.contains(end) && abs(offset) < 0x1p-8 * abs(end)
      if !isClose, !doubtful.contains(end + offset) {
        let value = function(end + offset)
        if value > 1e-280 && value < 1e280 { return .logarithm(of: value) }
        // Not a number may be ∞/∞ of a value that exists, which balls find.
        if value < 0 { return DoubleDouble(.nan) }
      }
      // As many bits more as the sum of end and offset takes away.
      let lost = end == 0 || offset == 0 ? 0 : max(0, Int(end.exponent) - Int(offset.exponent))
      var found = DoubleDouble(-.infinity)
      for extra in [0, 512, 2048, 6144] {
        let bits = 192 + lost + extra
        let point = place(end, bits) + Ball(offset, precision: bits)
        guard let value = try? expression.ballSeries(at: point, order: 0).first else {
          return .logarithm(of: function(end + offset))
        }
        guard value.isPositive else {
          // A difference may have lost all bits, as 1 + tanh x far to the left.
          if value.isExact || value.isNegative { break }
          continue
        }
        let log = value.log
        found = DoubleDouble(log)
        if log.radius <= 1e-20 { break }
      }
      return found
    }
    logNear = { end, side, s in
      // Distances of e^(−s) ask for the bits of s itself, and beside an end, or beside 1 as in
      // log(1 − x), for s / log 2 more.
      if s > 2000, known[end] != nil { return nil }
      let own = 192 + max(0, Int(s.exponent))
      let beside = s < 6e4 ? own + Int(s * 1.45) : nil
      for bits in [end == 0 ? own : nil, beside] {
        guard let bits else { continue }
        let distance = (-Ball(s, precision: bits)).exp * Ball(side, precision: bits)
        let value = expression.ball(at: place(end, bits) + distance).withPrecision(own)
        let density = value * distance.magnitude
        if density.isFinite, density.isPositive { return density.log.doubleValue }
      }
      return nil
    }
  }
}

extension Expression {
  /// The zero of an inner function beside a double, as a dyadic number good to 2^−3200.
  ///
  /// Singular weights grow towards 1/3 itself, not towards the double nearest to it.
  fileprivate func switchPlace(near x: Double) -> Rational? {
    let reach = max(4 * x.ulp, 1e-300)
    guard let lower = Rational(exactly: x - reach), let upper = Rational(exactly: x + reach),
      let gaps = try? smoothPieces(from: lower, to: upper, precision: 3200).gaps, gaps.count == 1
    else { return nil }
    return (gaps[0].range.lowerBound + gaps[0].range.upperBound) / 2
  }
}
