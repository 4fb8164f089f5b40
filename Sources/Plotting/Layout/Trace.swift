import Scene

/// The visible part of a curve: polylines inside the data area.
struct Trace: Hashable, Sendable {
  /// Connected visible parts.
  var polylines: [[Point]]

  /// The visible part of a line.
  ///
  /// Parts break at values that aren't finite, leave the window where it cuts them, and lie on the
  /// floor where they are below it.
  init(_ pieces: [[Sample]], in frame: PanelFrame, margin: Double) {
    let view = frame.area.grown(by: margin)
    polylines = []
    for piece in pieces {
      for part in piece.split(whereSeparator: { !$0.x.isFinite || !$0.y.isFinite }) {
        let points = part.map(frame.place)
        polylines += Self.clipped(points, to: view).map { $0.decimated() }
      }
    }
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
