import Exact

/// Finds the sign of a function without switches on all of an interval, up to tiny gaps.
///
/// Polynomials are factored and their roots isolated. Other functions are halved until the interval
/// extension f(m) + f′(X)(X − m) leaves out zero, or f′(X) does: then one zero at most is left, which
/// interval Newton steps locate. Stretches of length 2^−precision that stay undecided, such as
/// around a point where the function only touches zero, become gaps.
struct SignIsolation {
  /// A stretch on which the sign does not change.
  struct Part {
    let lower: Rational
    let upper: Rational
    let sign: Int
    /// A point inside.
    var middle: Rational { lower.middle(to: upper) }
  }

  let function: Expression
  let lower: Rational
  let upper: Rational
  let precision: Int
  private(set) var gaps: [ClosedRange<Rational>] = []
  private(set) var parts: [Part] = []
  private var evaluations = 0

  /// More enclosures than this are not tried.
  private static let budget = 20_000

  init(of function: Expression, from lower: Rational, to upper: Rational, precision: Int) {
    self.function = function
    self.lower = lower
    self.upper = upper
    self.precision = precision
  }

  /// Finds gaps and parts, both ascending.
  mutating func run() throws(CertificationFault) {
    if let polynomial = function.polynomial {
      guard !polynomial.isZero else {
        parts = [Part(lower: lower, upper: upper, sign: 0)]
        return
      }
      for root in polynomial.realRoots { addGap(around: root) }
    } else if !function.isConstant {
      try search(lower, upper)
    }
    merge()
    try findParts()
  }

  private mutating func addGap(around root: RealRoot) {
    if let exact = root.rational, exact.isDyadic {
      if lower <= exact, exact <= upper { gaps.append(exact...exact) }
      return
    }
    let ball = root.refined(to: precision + 8).enclosure
    guard let a = ball.lowerEnd.midpoint, let b = ball.upperEnd.midpoint else { return }
    if a <= upper, lower <= b { gaps.append(max(a, lower)...min(b, upper)) }
  }

  private var smallest: Rational { (upper - lower) / Rational(2).power(precision) }

  private mutating func search(_ a: Rational, _ b: Rational) throws(CertificationFault) {
    evaluations += 1
    guard evaluations < Self.budget else {
      throw .undecided(part: "\(function)", near: a.doubleValue)
    }
    let box = hull(a, b, precision: precision + 16)
    if let series = try? function.ballSeries(at: box, order: 1), series[1].isFinite {
      if !series[0].containsZero { return }
      let (value, slope) = (function.ball(at: box.middle), series[1])
      if !(value + slope * (box - box.middle)).containsZero { return }
      if !slope.containsZero {
        try followMonotone(a, b, slopeSign: slope.isPositive ? 1 : -1)
        return
      }
    } else if function.ball(at: box).isSignDefinite {
      return
    }
    guard b - a > smallest else {
      gaps.append(a...b)
      return
    }
    // Halving off the middle keeps symmetric zeros away from the cuts.
    let cut = a + (b - a) * Rational(63, 128)
    try search(a, cut)
    try search(cut, b)
  }

  /// Locates the only zero that a monotone stretch can have.
  private mutating func followMonotone(
    _ a: Rational, _ b: Rational, slopeSign: Int
  ) throws(CertificationFault) {
    let left = definiteSign(from: a, towards: b)
    let right = definiteSign(from: b, towards: a)
    guard let left, let right, left.point < right.point else {
      gaps.append(a...b)
      guard b - a <= smallest * Rational(1 << 20) else {
        throw .undecided(part: "\(function)", near: a.doubleValue)
      }
      return
    }
    if left.sign != right.sign {
      let gap = narrowed(left.point, right.point, signLeft: left.sign)
      guard gap.upperBound - gap.lowerBound <= smallest * Rational(1 << 20) else {
        throw .undecided(part: "\(function)", near: a.doubleValue)
      }
      gaps.append(gap)
    } else {
      if left.point > a { gaps.append(a...left.point) }
      if right.point < b { gaps.append(right.point...b) }
    }
  }

  /// The sign at an end, or as near to it as it is known.
  private func definiteSign(
    from end: Rational, towards other: Rational
  ) -> (point: Rational, sign: Int)? {
    var point = end
    var step = (other - end) / Rational(2).power(precision - 8)
    for _ in 0..<(precision / 2) {
      let value = function.ball(at: Ball(point, precision: 2 * precision + 64))
      if value.isPositive { return (point, 1) }
      if value.isNegative { return (point, -1) }
      point = end + step
      step = step * 4
    }
    return nil
  }

  /// Interval Newton between two points of different sign, then bisection for the rest.
  private func narrowed(
    _ a: Rational, _ b: Rational, signLeft: Int
  ) -> ClosedRange<Rational> {
    var (low, high) = (a, b)
    let working = 2 * precision + 64
    while high - low > smallest {
      let box = hull(low, high, precision: working)
      var (nextLow, nextHigh) = (low, high)
      if let slope = try? function.ballSeries(at: box, order: 1)[1], !slope.containsZero {
        let middle = box.middle
        let step = middle - function.ball(at: middle) / slope
        if let l = step.lowerEnd.midpoint, let h = step.upperEnd.midpoint {
          (nextLow, nextHigh) = (max(low, l), min(high, h))
        }
      }
      // Rounded ends keep their numbers short; a Newton step that gains little is followed by one
      // bisection.
      if nextHigh - nextLow > (high - low) / 2 {
        guard let (cut, sign) = definiteCut(low, high, working) else { break }
        (nextLow, nextHigh) = sign == signLeft ? (cut, high) : (low, cut)
      }
      // A Newton step from the zero itself ends there.
      if nextLow == nextHigh { return nextLow...nextHigh }
      guard nextLow < nextHigh, nextHigh - nextLow < high - low else { break }
      (low, high) = (nextLow, nextHigh)
    }
    return low...high
  }

  /// A point between two others at which the sign is certain.
  private func definiteCut(
    _ low: Rational, _ high: Rational, _ bits: Int
  ) -> (point: Rational, sign: Int)? {
    for share in [Rational(1, 2), Rational(1, 4), Rational(3, 4)] {
      let point = (low + (high - low) * share).roundedDyadic(bits)
      guard low < point, point < high else { continue }
      let value = function.ball(at: Ball(point, precision: bits))
      if value.isSignDefinite { return (point, value.isPositive ? 1 : -1) }
    }
    return nil
  }

  private mutating func merge() {
    var merged: [ClosedRange<Rational>] = []
    for gap in gaps.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, gap.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, gap.upperBound)
      } else {
        merged.append(gap)
      }
    }
    gaps = merged
  }

  private mutating func findParts() throws(CertificationFault) {
    var start = lower
    let starts = [start] + gaps.map(\.upperBound)
    let ends = gaps.map(\.lowerBound) + [upper]
    for (a, b) in zip(starts, ends) {
      start = b
      guard a < b else { continue }
      let value = function.ball(at: Ball(a.middle(to: b), precision: precision + 64))
      guard value.isSignDefinite || value.isZero else {
        throw .undecided(part: "\(function)", near: a.middle(to: b).doubleValue)
      }
      parts.append(Part(lower: a, upper: b, sign: value.isPositive ? 1 : value.isNegative ? -1 : 0))
    }
  }
}

extension Ball {
  fileprivate var isSignDefinite: Bool { isPositive || isNegative }
}

extension Rational {
  /// Whether the denominator is a power of two.
  var isDyadic: Bool {
    let ball = Ball(self, precision: 1 << 14)
    return ball.isExact
  }

  /// A dyadic number near this one with about so many bits.
  fileprivate func roundedDyadic(_ bits: Int) -> Rational {
    Ball(self, precision: bits).middle.midpoint ?? self
  }
}
