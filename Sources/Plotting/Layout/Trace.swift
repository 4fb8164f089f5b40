import Scene

/// The visible part of a curve: polylines inside the data area.
struct Trace: Hashable, Sendable {
  /// Connected visible parts.
  var polylines: [[Point]]

  /// The visible part of a line.
  ///
  /// Parts break at values that aren't finite, leave the window where it cuts them, and end on the
  /// floor of a logarithmic axis where they stay below it; dips too narrow to be seen as a gap are
  /// closed there. A line of data, which is no curve, lies on the floor instead: each of its
  /// samples is one that was computed.
  init(_ pieces: [[Sample]], in frame: PanelFrame, margin: Double, isCurve: Bool = true) {
    let view = frame.area.grown(by: margin)
    polylines = []
    for piece in pieces {
      for part in piece.split(whereSeparator: { !$0.x.isFinite || !$0.y.isFinite }) {
        for points in isCurve ? Self.grounded(part, in: frame) : [part.map(frame.place)] {
          polylines += Self.clipped(points, to: view).map { $0.decimated() }
        }
      }
    }
  }

  /// Gaps narrower than this, in points, are closed on the floor.
  private static let narrowest = 2.5

  /// The points of a part, broken where it runs below the floor for longer than a dip.
  private static func grounded(_ part: ArraySlice<Sample>, in frame: PanelFrame) -> [[Point]] {
    guard let floor = frame.window.floor, floor > 0 else { return [part.map(frame.place)] }
    var runs: [[Point]] = [[]]
    var index = part.startIndex
    while index < part.endIndex {
      var end = index
      while end < part.endIndex, part[end].y < floor { end += 1 }
      guard end > index else {
        runs[runs.count - 1].append(frame.place(part[index]))
        index += 1
        continue
      }
      let before =
        index > part.startIndex
        ? frame.crossing(from: part[index - 1], to: part[index], floor) : nil
      let after =
        end < part.endIndex ? frame.crossing(from: part[end], to: part[end - 1], floor) : nil
      let first = before ?? frame.place(part[index])
      let last = after ?? frame.place(part[end - 1])
      if let before { runs[runs.count - 1].append(before) }
      // What never rises above the floor is shown on it: it would be nowhere otherwise.
      let isGap =
        abs(last.x - first.x) > narrowest && !(index == part.startIndex && end == part.endIndex)
      if isGap {
        runs.append([])
      } else {
        runs[runs.count - 1] += part[index..<end].map(frame.place)
      }
      if let after { runs[runs.count - 1].append(after) }
      index = end
    }
    return runs.filter { !$0.isEmpty }
  }

  private static func clipped(_ points: [Point], to view: Rectangle) -> [[Point]] {
    guard points.count > 1 else {
      return points.filter(view.contains).map { [$0] }
    }
    var parts: [[Point]] = []
    for (start, end) in zip(points, points.dropFirst()) {
      guard let (first, last) = view.clipped(start, end) else { continue }
      if let tail = parts.last?.last, tail == first {
        parts[parts.count - 1].append(last)
      } else {
        parts.append([first, last])
      }
    }
    return parts
  }

  /// The heights of the trace at a place between left and right.
  func heights(at x: Double) -> [Double] {
    polylines.flatMap { line in
      zip(line, line.dropFirst()).compactMap { a, b in
        guard min(a.x, b.x) <= x, x <= max(a.x, b.x), a.x != b.x else { return nil }
        return a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y)
      }
    }
  }

  /// The rightmost point.
  var rightEnd: Point? {
    polylines.compactMap { $0.max { $0.x < $1.x } }.max { $0.x < $1.x }
  }

  /// The path to stroke.
  var path: Path {
    Path(polylines.filter { $0.count > 1 }.flatMap { Path.polyline($0).steps })
  }
}

extension PanelFrame {
  /// Where a curve passes the floor between a sample above and one below it, by logarithms.
  fileprivate func crossing(from above: Sample, to below: Sample, _ floor: Double) -> Point {
    let height = Decade.logarithm(above.y / floor)
    let whole = below.y > 0 ? Decade.logarithm(above.y / below.y) : .infinity
    let share = whole.isFinite && whole > 0 ? height / whole : 0
    return place(Sample(above.x + share * (below.x - above.x), floor))
  }
}
