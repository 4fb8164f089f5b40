import Scene

/// Names at the right end of curves, moved apart as little as possible.
struct DirectLabels {
  /// One name at its place.
  struct Label: Hashable, Sendable {
    let series: Series
    let text: PlacedText
    /// Where the curve ends.
    let anchor: Point
  }

  /// The names from top to bottom.
  let labels: [Label]

  /// How far a name may stand from the end of its curve, in heights of a line.
  static let reach = 1.1

  /// Names for the curves of a panel; nil when one has no right end in the window, or when they
  /// would move too far apart.
  ///
  /// The moves have the least sum of squares (isotonic regression by pooling neighbours).
  init?(
    _ entries: [LegendEntry], traces: [String: Trace], in frame: PanelFrame, lettering: Lettering,
    isForced: Bool
  ) {
    let area = frame.area
    let sized = entries.compactMap { entry -> (series: Series, box: TextBox, end: Point)? in
      guard let end = traces[entry.series.id]?.rightEnd,
        end.x >= area.right - max(4, 0.04 * area.width)
      else { return nil }
      let ink = lettering.theme.look(of: entry.series.role).textInk
      return (
        entry.series, lettering.label(entry.series.label, ink: ink),
        Point(x: end.x, y: min(max(end.y, area.y), area.bottom))
      )
    }
    guard sized.count == entries.count else { return nil }
    // Curves that end in one place are named in their own order, whatever rounding says.
    let order = sized.indices.sorted {
      ((2 * sized[$0].end.y).rounded(), $0) < ((2 * sized[$1].end.y).rounded(), $1)
    }
    let sorted = order.map { sized[$0] }
    let line = (sorted.map(\.box.height).max() ?? 0) + Spacing.leastGap
    let spread = Self.spread(
      sorted.map(\.end.y), gap: line, within: area.y...max(area.y, area.bottom))
    guard let spread else { return nil }
    let move = zip(spread, sorted).map { ($0 - $1.end.y).magnitude }.max() ?? 0
    guard isForced || move <= Self.reach * line else { return nil }
    labels = zip(sorted, spread).map { item, height in
      let baseline = height + (item.box.ascent - item.box.descent) / 2
      return Label(
        series: item.series,
        text: PlacedText(
          box: item.box, origin: Point(x: area.right + Spacing.directLabel, y: baseline)),
        anchor: item.end)
    }
  }

  /// Width that the names need to the right of the data area.
  var width: Double {
    Spacing.directLabel + (labels.map(\.text.box.width).max() ?? 0)
  }

  /// Places at least `gap` apart, nearest to the wished ones in the sense of least squares, inside
  /// a range; nil when they don't fit.
  ///
  /// - Complexity: O(n).
  static func spread(_ wishes: [Double], gap: Double, within range: ClosedRange<Double>)
    -> [Double]?
  {
    guard Double(wishes.count - 1) * gap <= range.upperBound - range.lowerBound else { return nil }
    // Without the gaps the task is isotonic regression: pool neighbours that are out of order.
    var pools: [(sum: Double, count: Int)] = []
    for (index, wish) in wishes.enumerated() {
      pools.append((wish - Double(index) * gap, 1))
      while pools.count > 1 {
        let last = pools[pools.count - 1]
        let before = pools[pools.count - 2]
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        pools.removeLast(2)
        pools.append((before.sum + last.sum, before.count + last.count))
      }
    }
    let highest = range.upperBound - Double(wishes.count - 1) * gap
    let levels = pools.flatMap { pool in
      Array(repeating: pool.sum / Double(pool.count), count: pool.count)
    }
    return levels.enumerated().map { index, level in
      min(max(level, range.lowerBound), highest) + Double(index) * gap
    }
  }
}
