import Formula
import RealModule

extension ErrorCurve {
  /// Peaks of the error that stand between the nodes of a sum without being seen by them.
  ///
  /// Between neighbouring nodes of a rule that resolves a function it hardly rises; an extremum that
  /// is four times as high as the four nodes around it was missed, and so was its share of every
  /// integral.
  /// - Parameters:
  ///   - nodes: the nodes of the sum, in any order.
  ///   - errors: f − p there.
  ///   - function: f, for the widths.
  func featuresMissed(
    by nodes: [Double], errors: [Double], of function: RealFunction
  ) -> [NarrowFeature] {
    let order = nodes.indices.sorted { nodes[$0] < nodes[$1] }
    let x = order.map { nodes[$0] }
    let candidates = (extrema + [sup]).filter {
      $0.size > max(1e3 * noiseFloor, 1e-6 * sup.size) && $0.size.isFinite
    }
    var found: [NarrowFeature] = []
    for extremum in candidates.sorted(by: { $0.x < $1.x }) {
      var (low, high) = (0, x.count)
      while low < high {
        let middle = (low + high) / 2
        if x[middle] < extremum.x { low = middle + 1 } else { high = middle }
      }
      // Ends and kinks have nodes on one side, or values of their own.
      guard low >= 2, low + 2 <= x.count else { continue }
      let beside = order[low - 2...low + 1].map { abs(errors[$0]) }
      guard !function.breakpoints.contains(extremum.x), extremum.size > 4 * (beside.max() ?? 0),
        let width = function.halfWidth(at: extremum.x, within: x[low] - x[low - 1])
      else { continue }
      if let last = found.last, extremum.x - last.place <= last.width { continue }
      found.append(
        NarrowFeature(
          place: extremum.x, width: width, reach: max(width, 8 * (x[low] - x[low - 1]))))
    }
    return found
  }
}

extension RealFunction {
  /// The functions with further features.
  func adding(features more: [NarrowFeature]) -> RealFunction {
    var result = RealFunction(
      breakpoints: breakpoints, features: features + more, parity: parity,
      block: { values(at: $0) }, { self($0) })
    (result.ball, result.deep, result.rounding) = (ball, deep, rounding)
    return result
  }

  /// The distance from a point at which the function has changed by half of what it changes within
  /// a larger distance, by doubling steps; nil for a single point that differs from all others.
  fileprivate func halfWidth(at x: Double, within reach: Double) -> Double? {
    let top = self(x)
    let far = max(abs(self(x - reach) - top), abs(self(x + reach) - top))
    guard far > 0 else { return nil }
    let closest = max(4 * x.ulp, 1e-30 * reach)
    var width = closest
    while width < reach {
      if max(abs(self(x - width) - top), abs(self(x + width) - top)) >= far / 2 { break }
      width *= 2
    }
    return width > closest ? min(width, reach) : nil
  }
}
