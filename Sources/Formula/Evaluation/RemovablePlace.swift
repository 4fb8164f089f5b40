import Exact

/// A stretch about a removable 0/0 on which a function is evaluated by its Taylor polynomial.
///
/// In doubles (1 − cos x)/x² has no digits left at x = 10⁻⁷, where 1 − cos x is rounding noise. Zeros
/// that numerator and divisor share are known from the form of the expression, and the series
/// across them is enclosed in balls.
public struct RemovablePlace: Sendable {
  /// The place, to a double, and what that leaves.
  private let (center, rest): (Double, Double)
  /// How far the polynomial is used.
  public let radius: Double
  private let coefficients: [Double]

  /// The degree of the polynomials.
  private static let degree = 28
  private static let precision = 192

  /// Whether a point is close enough.
  public func contains(_ x: Double) -> Bool { abs(x - center) <= radius }

  /// The value there, to a few ulps of its largest size on the stretch: Horner's rule on terms that
  /// amount to at most four times the lowest one.
  public func callAsFunction(_ x: Double) -> Double {
    let t = (x - center) - rest
    return coefficients.reversed().reduce(0) { $0 * t + $1 }
  }

  /// Nil where there is no series, or where doubles need none.
  fileprivate init?(_ expression: Expression, at place: Ball) {
    let place = place.withPrecision(Self.precision)
    guard let series = try? expression.ballSeries(at: place, order: Self.degree),
      series.allSatisfy(\.isFinite), let lead = series.firstIndex(where: { !$0.containsZero })
    else { return nil }
    coefficients = series.map { $0.containsZero ? 0 : $0.doubleValue }
    center = place.doubleValue
    rest = (place - Ball(center, precision: Self.precision)).doubleValue
    var found: Double?
    for exponent in stride(from: 1, through: -60, by: -2) {
      let r = Ball(1, precision: Self.precision).scaled(byPowerOfTwo: exponent)
      // Lagrange's rest over all of the stretch.
      guard
        let wide = try? expression.ballSeries(
          at: Ball(place.middle, within: r + Ball(place.radius)), order: Self.degree),
        let last = wide.last, last.isFinite
      else { continue }
      let size = series[lead].magnitude * r.power(lead)
      let terms = series.enumerated().reduce(Ball(0, precision: Self.precision)) {
        $0 + $1.element.magnitude * r.power($1.offset)
      }
      // What the balls leave open, also in those that are taken for 0.
      let open = series.enumerated().reduce(Ball(0, precision: Self.precision)) {
        $0 + Ball($1.element.radius) * r.power($1.offset)
      }
      let left = last.magnitude * r.power(Self.degree) + open
      if left.isAtMost(size.scaled(byPowerOfTwo: -56)), terms.isAtMost(size * Ball(4)) {
        found = r.doubleValue
        break
      }
    }
    guard let found else { return nil }
    radius = found
    // sin x/x loses nothing in doubles, and stays as it is.
    let steps = [0.3, 0.03, 3e-3, 1e-4, 1e-6].flatMap { [$0, -$0] }
    let losesDigits = steps.contains { step in
      let x = center + step * found
      let (plain, better) = (expression(x), self(x))
      return !(abs(plain - better) <= 32 * abs(better).ulp)
    }
    guard losesDigits else { return nil }
  }
}

extension Expression {
  /// The stretches about removable 0/0 in a range, or close to it, on which quotients lose digits.
  ///
  /// Places are looked for where a divisor is smallest on a grid, so that some may be missed where
  /// there are many; none is found that is none.
  /// - Complexity: O(size · (grid + places · degree²)).
  public func removablePlaces(in range: ClosedRange<Double>) -> [RemovablePlace] {
    let divisors = divisors
    guard !divisors.isEmpty else { return [] }
    let far = 64.0
    let lower = range.lowerBound.isFinite ? range.lowerBound : min(range.upperBound, far) - 2 * far
    let upper = range.upperBound.isFinite ? range.upperBound : max(range.lowerBound, -far) + 2 * far
    let count = 96
    let grid = (0...count).map { lower + (upper - lower) * (Double($0) / Double(count)) }
    var places: [RemovablePlace] = []
    var seen: [Double] = []
    for index in divisors {
      let divisor = CompiledExpression(Array(core[...index]))
      let sizes = divisor.evaluate(grid).map { abs($0) }
      for i in sizes.indices {
        let left = i > 0 ? sizes[i - 1] : .infinity
        let right = i < count ? sizes[i + 1] : .infinity
        guard sizes[i] <= left, sizes[i] <= right, sizes[i] < .infinity, seen.count < 16,
          let zero = SharedZero(core, divisor: index, near: Ball(grid[i], precision: 192))
        else { continue }
        let x = zero.place.doubleValue
        guard !seen.contains(where: { abs($0 - x) <= 1e-12 * abs(x) }) else { continue }
        seen.append(x)
        guard let place = RemovablePlace(self, at: zero.place),
          x - place.radius <= upper, x + place.radius >= lower
        else { continue }
        places.append(place)
      }
    }
    return places
  }
}
