import CKernels
import RealModule

extension Weight {
  /// A pole among the breakpoints inside an interval next to which the weight grows like 1/distance
  /// or faster, so that its integral diverges.
  ///
  /// Panels that close in on the point cannot tell, since nodes next to it are rounded; distances
  /// from the point itself can. From 10⁻⁵ to 10⁻¹⁰ those from a place that is itself rounded to a
  /// double are still right.
  func infiniteMass(inside interval: Interval) -> Double? {
    let candidates = function.breakpoints + (interval.contains(0) ? [0] : [])
    return candidates.first { place in
      guard place > interval.lower, place < interval.upper, !function(place).isFinite else {
        return false
      }
      return [1.0, -1.0].contains { side in
        let (near, far) = (density(place, side * 1e-5), density(place, side * 1e-10))
        return near > -.infinity && far >= near - 1e-4
      }
    }
  }

  /// log of w times the distance from a place.
  private func density(_ place: Double, _ offset: Double) -> Double {
    // The distance that the sum in doubles makes of it.
    logValue(place, offset).high + .log(abs((place + offset) - place))
  }
}
