import Exact
import RealModule

/// A point end ± e^(−depth), which may lie closer to the end than doubles do.
struct EndPoint: Sendable {
  let end: Double
  /// The sign of the distance.
  let side: Double
  let depth: Double

  /// The point, or one as close to the end as doubles allow; never 0.
  var point: Double {
    if end == 0 { return side * max(.exp(-depth), Self.closest) }
    return end + side * .exp(-depth)
  }

  private static let closest = 1e-304
  /// Bits spent on the sum of end and distance stay below this.
  private static let deepest = 6000.0

  /// The value there: by doubles where these hold the distance, else by balls, else the limit that
  /// the closest doubles show.
  func value(of function: RealFunction) -> Double {
    if let deep = function.deep { return deep(self) }
    if end == 0, depth < 690 {
      let value = function(point)
      if value.isFinite { return value }
    }
    if let value = ballValue(of: function) { return value }
    // Far enough for the double next to the point to stand for it.
    if isFarEnough { return function(point) }
    return limit(of: function)
  }

  /// Whether the value rests on values elsewhere.
  func isGuess(for function: RealFunction) -> Bool {
    function.deep == nil && !(end == 0 && depth < 690) && !isFarEnough
      && ballValue(of: function) == nil
  }

  private var isFarEnough: Bool { end != 0 && .exp(-depth) > 0x1p-26 * abs(end) }

  private func ballValue(of function: RealFunction) -> Double? {
    guard let ball = function.ball, end == 0 || depth < Self.deepest else { return nil }
    let bits =
      192 + max(0, Int(depth.exponent)) + (end == 0 ? 0 : max(0, Int(depth * 1.45) + 64))
    let distance = (-Ball(depth, precision: bits)).exp * Ball(side, precision: bits)
    let value = ball(Ball(end, precision: bits) + distance)
    guard value.isFinite else { return nil }
    guard value.doubleValue.isFinite else { return end == 0 ? value.doubleValue : nil }
    let scale = max(abs(value.doubleValue), .leastNormalMagnitude)
    return value.radius <= 1e-15 * scale ? value.doubleValue : nil
  }

  /// The value at the end where the function tends to it, else the value beside it.
  private func limit(of function: RealFunction) -> Double {
    if end == 0 { return function(side * Self.closest) }
    let unit = side * end.ulp
    let (here, beside, before) = (
      function(end), function(end + unit), function(end + 0x1p20 * unit)
    )
    guard here.isFinite else { return beside }
    return abs(beside - here) <= 0.75 * abs(before - here) ? here : beside
  }

  /// How much the closest doubles leave open about the values beyond them.
  func doubt(of function: RealFunction) -> Double {
    let limit = limit(of: function)
    if end == 0 { return abs(limit - function(side * 1e-152)) }
    let beside = function(end + 16 * side * end.ulp)
    return abs(beside - limit)
  }
}

/// The mass of a weight so close to an end that polynomials are constant there.
///
/// Functions need not be: log x and sign x go on changing, or have another value at the end itself.
struct EndMass: Sendable {
  let points: [EndPoint]
  let masses: [Double]
  /// How many points a panel has.
  let panelCount: Int

  /// The values of a function beyond the cut.
  ///
  /// - Parameters:
  ///   - norm: the norm of the function before the cut.
  /// - Throws: `IntegrationError` where they are no finite numbers, their square has no integral or
  ///   they change too fast for the panels.
  func values(
    of function: RealFunction, beside norm: Double
  ) throws(IntegrationError) -> [Double] {
    guard let last = points.last else { return [] }
    let end = last.end
    // Points go outwards, so that the last one tells whether any is beyond reach.
    let hasGuess = last.isGuess(for: function)
    let values = points.map { $0.value(of: function) }
    guard values.allSatisfy(\.isFinite) else { throw .notFinite(at: end) }
    let rule = PanelRule.legendre
    var squares: [Double] = []
    var worst = 0.0
    for start in stride(from: 0, to: values.count, by: panelCount) {
      var square = 0.0
      var smooth: [Double] = []
      for i in start..<start + panelCount {
        square += masses[i] * values[i] * values[i]
        smooth.append(values[i] * (masses[i] / rule.weights[i - start]).squareRoot())
      }
      squares.append(square)
      worst = max(worst, rule.tailSize(smooth))
    }
    let total = squares.reduce(norm * norm, +)
    if let outer = squares.last, outer > 1e-10 * total {
      let before = squares.dropLast().last ?? 0
      throw outer >= 0.999 * before ? .notSquareIntegrable(near: end) : .notResolved(near: end)
    }
    guard worst <= 1e-12 * total.squareRoot() else { throw .notResolved(near: end) }
    if hasGuess {
      var hidden = 0.0
      for (point, mass) in zip(points, masses) where point.isGuess(for: function) { hidden += mass }
      guard hidden.squareRoot() * last.doubt(of: function) <= 1e-12 * total.squareRoot() else {
        throw .notResolved(near: end)
      }
    }
    return values
  }
}
