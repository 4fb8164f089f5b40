/// A place near which a function changes much faster than elsewhere: a peak, a dip or a steep step.
///
/// A hint for grids, found from the form of an expression: that nothing happens there does no harm.
public struct NarrowFeature: Hashable, Sendable {
  /// The middle of the peak or step, or the end of the interval at which a layer lies.
  public let place: Double
  /// The distance at which the function has changed by its own size, about.
  public let width: Double
  /// The distance from which on an ordinary grid sees the function.
  public let reach: Double

  /// Creates a feature.
  ///
  /// - Precondition: 0 < `width` and `width` ≤ `reach`.
  public init(place: Double, width: Double, reach: Double) {
    precondition(width > 0 && reach >= width)
    (self.place, self.width, self.reach) = (place, width, reach)
  }

  /// Points on both sides at distances that grow by a factor, from `width` to `reach`, without the
  /// place itself; ascending.
  public func surroundings(growth: Double, from first: Double = 1) -> [Double] {
    var distances: [Double] = []
    var distance = first * width
    while distance < reach {
      distances.append(distance)
      distance *= growth
    }
    return distances.reversed().map { place - $0 } + distances.map { place + $0 }
  }
}

extension Expression {
  /// The narrow features of the function on an interval, ascending.
  ///
  /// Features arise where a function of an argument does its work on a small part of the
  /// argument's range: exponentials at extrema and zeros of what they are taken of, roots,
  /// logarithms and quotients next to small values, sigmoids at zeros. The steps of the expression
  /// are followed from the inside out; each argument is smooth between the features of its own
  /// parts, so that a grid graded around these shows its extrema and zeros. The width is the
  /// distance at which the argument has changed by 1, that of powers and quotients in its logarithm.
  ///
  /// Places where the value is infinite, poles for one, are no features.
  /// - Complexity: O(size) evaluations at 256 points; about 200 more for each feature.
  public func narrowFeatures(in interval: ClosedRange<Double>) -> [NarrowFeature] {
    guard var search = FeatureSearch(core, interval) else { return [] }
    return search.run()
  }
}
