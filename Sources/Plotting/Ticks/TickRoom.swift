import Formula
import Scene

/// The room that tick labels have: an axis in points and a way to measure labels.
struct TickRoom {
  /// The axis.
  var map: AxisMap
  /// Whether labels stand above each other.
  var isVertical: Bool
  /// Size of a label in points.
  var measure: (Notation) -> Size

  /// The distance between labels that reads best, in points: wide labels want more of it.
  func idealSpacing(for labels: [Notation]) -> Double {
    isVertical ? 30 : 14 + 2 * (labels.map(extent).max() ?? 0)
  }

  /// The least distance between two labels; a little more than the eye needs to part them.
  var leastGap: Double { isVertical ? 3 : 5 }

  /// The extent of a label along the axis.
  func extent(of label: Notation) -> Double {
    let size = measure(label)
    return isVertical ? size.height : size.width
  }

  /// The smallest distance between neighbouring labels, ∞ for fewer than two.
  func smallestGap(_ ticks: [Tick]) -> Double {
    var gap = Double.infinity
    var previous: (position: Double, half: Double)?
    for tick in ticks {
      guard let label = tick.label else { continue }
      let here = (position: map.position(of: tick.value), half: extent(of: label) / 2)
      if let previous {
        let distance = (here.position - previous.position).magnitude
        gap = min(gap, distance - here.half - previous.half)
      }
      previous = here
    }
    return gap
  }

  /// The ticks with labels left out, first to last, where they would come too close to the one
  /// before.
  func thinned(_ ticks: [Tick]) -> [Tick] {
    var kept: (position: Double, half: Double)?
    return ticks.map { tick in
      guard let label = tick.label else { return tick }
      let here = (position: map.position(of: tick.value), half: extent(of: label) / 2)
      if let kept {
        let gap = (here.position - kept.position).magnitude - here.half - kept.half
        guard gap >= leastGap else { return Tick(tick.value, rank: .minor) }
      }
      kept = here
      return tick
    }
  }
}
