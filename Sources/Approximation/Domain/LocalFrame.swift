import Exact
public import Formula

/// The variable u = x − origin in which an interval far from 0 is worked on.
///
/// Between 10⁸ and 10⁸ + 10⁻³ there are 67 000 doubles only, and each has lost what it could say
/// about its place in the interval. In u the interval is 0…10⁻³, functions are shifted exactly, and
/// nothing is lost; points of x are written as origin + u.
public struct LocalFrame: Sendable {
  /// The point u = 0; 0 for intervals that are worked on as they stand.
  public let origin: Double
  /// The interval of u.
  public let interval: Interval

  /// The interval as it stands, with u = x.
  public init(_ interval: Interval) {
    origin = 0
    self.interval = interval
  }

  /// The frame of an interval with known ends: moved where these are further from 0 than
  /// ``distance`` lengths, or than ``distance`` for half lines.
  ///
  /// The origin is an end or the middle, whichever has the fewest digits. The ends of u are those of
  /// the text and not of the doubles next to it: `1e8..1e8+1e-3` is 10⁻³ long.
  public init(_ ends: IntervalText, on interval: Interval) {
    self.init(interval)
    let size = interval.isFinite ? interval.length : 1
    let far = [interval.lower, interval.upper].filter(\.isFinite)
    guard let nearest = far.map(abs).min(), nearest >= Self.distance * size,
      interval.lower.sign == interval.upper.sign || !interval.isFinite
    else { return }
    let candidates = interval.isFinite ? [far[0], interval.midpoint, far[1]] : far
    let lengths = candidates.map { shortest($0).utf8.filter { $0 != UInt8(ascii: "0") }.count }
    guard let best = candidates.indices.min(by: { lengths[$0] < lengths[$1] }),
      let start = Rational(exactly: candidates[best])
    else { return }
    func local(_ end: Expression, _ value: Double) -> Double {
      guard value.isFinite else { return value }
      return (end - Expression(start)).constantBall(precision: 2200).doubleValue
    }
    guard
      let moved = try? Interval(
        local(ends.lower, interval.lower), local(ends.upper, interval.upper))
    else { return }
    self.init(origin: candidates[best], interval: moved)
  }

  private init(origin: Double, interval: Interval) {
    self.origin = origin
    self.interval = interval
  }

  /// From this many lengths on an interval is far from 0: doubles have lost four bits of places.
  public static let distance = 16.0

  /// Whether u is another variable than x.
  public var isMoved: Bool { origin != 0 }
  /// The double next to the point x of u.
  public func point(_ u: Double) -> Double { origin + u }
  /// The u of a point.
  public func local(_ x: Double) -> Double { x - origin }

  /// An expression in x as one in u.
  public func local(_ expression: Expression) -> Expression {
    guard isMoved, let origin = Rational(exactly: origin) else { return expression }
    return expression.shifted(by: origin)
  }

  /// The function of an expression in x as one of u.
  ///
  /// Where u is added to something large the sum is not rounded: values are those of balls.
  public func function(_ expression: Expression) -> RealFunction {
    let moved = local(expression)
    let plain = RealFunction(moved, on: interval)
    let reach = interval.isFinite ? max(abs(interval.lower), abs(interval.upper)) : 1
    guard isMoved, moved.largestOffset > Self.distance * reach else { return plain }
    @Sendable func value(_ u: Double) -> Double {
      guard u.isFinite else { return plain(u) }
      for precision in [160, 640] {
        let ball = moved.ball(at: Ball(u, precision: precision))
        guard ball.isFinite else { continue }
        let value = ball.doubleValue
        if ball.radius <= 1e-17 * abs(value) || precision > 160 { return value }
      }
      return plain(u)
    }
    var result = RealFunction(
      breakpoints: plain.breakpoints.map { moved.exactSwitch(near: $0, origin) },
      features: plain.features, parity: plain.parity, value)
    result.ball = plain.ball
    return result
  }

  /// The weight of an expression in x as one of u.
  public func weight(_ expression: Expression) -> Weight {
    Weight(local(expression), function(expression), on: interval)
  }
}

extension Expression {
  /// The kink beside a point that was found with the rounding of x = origin + u.
  fileprivate func exactSwitch(near u: Double, _ origin: Double) -> Double {
    let reach = 64 * origin.ulp
    guard let lower = Rational(exactly: u - reach), let upper = Rational(exactly: u + reach),
      let found = try? smoothPieces(from: lower, to: upper, precision: 256)
    else { return u }
    if found.pieces.count == 2 {
      return ((found.pieces[0].upper + found.pieces[1].lower) / 2).doubleValue
    }
    return u
  }
}
