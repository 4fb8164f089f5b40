extension Rectangle {
  /// The part of a segment inside the rectangle; nil when nothing is.
  ///
  /// Source: Liang and Barsky, ACM Transactions on Graphics 3(1), 1984.
  public func clipped(_ start: Point, _ end: Point) -> (Point, Point)? {
    let dx = end.x - start.x
    let dy = end.y - start.y
    var enter = 0.0
    var leave = 1.0
    for (slope, room) in [
      (-dx, start.x - x), (dx, right - start.x), (-dy, start.y - y), (dy, bottom - start.y),
    ] {
      if slope == 0 {
        if room < 0 { return nil }
        continue
      }
      let at = room / slope
      if slope < 0 { enter = max(enter, at) } else { leave = min(leave, at) }
      if enter > leave { return nil }
    }
    let first = enter == 0 ? start : start.moved(dx: enter * dx, dy: enter * dy)
    let last = leave == 1 ? end : start.moved(dx: leave * dx, dy: leave * dy)
    return (first, last)
  }
}

extension Path {
  /// The parts of an outline inside a rectangle, as new subpaths where it was cut.
  ///
  /// Give a rectangle grown by the line's width, so that the cut ends stay out of sight. Paths with
  /// curves are returned as they are.
  /// - Complexity: O(steps).
  public func clipped(to window: Rectangle) -> Path {
    guard isPolygonal else { return self }
    var result = Path()
    var pen: Point?
    func add(_ start: Point, _ end: Point) {
      guard let (first, last) = window.clipped(start, end) else { return }
      if pen != first { result.steps.append(.move(first)) }
      result.steps.append(.line(last))
      pen = last
    }
    for subpath in subpaths {
      pen = nil
      for (start, end) in zip(subpath.points, subpath.points.dropFirst()) { add(start, end) }
      if subpath.isClosed, let first = subpath.points.first, let last = subpath.points.last {
        add(last, first)
      }
    }
    return result
  }

  /// The part of a filled area inside a rectangle.
  ///
  /// Paths with curves are returned as they are. Source: Sutherland and Hodgman, Communications of
  /// the ACM 17(1), 1974.
  /// - Complexity: O(steps).
  public func clippedArea(to window: Rectangle) -> Path {
    guard isPolygonal else { return self }
    var result = Path()
    for subpath in subpaths {
      var points = subpath.points
      for side in Side.all(of: window) { points = side.cut(points) }
      guard points.count > 2 else { continue }
      result.steps += Path.polyline(points).steps + [.close]
    }
    return result
  }

  private var isPolygonal: Bool {
    steps.allSatisfy { step in
      if case .curve = step { false } else { true }
    }
  }

  private var subpaths: [(points: [Point], isClosed: Bool)] {
    var result: [(points: [Point], isClosed: Bool)] = []
    for step in steps {
      switch step {
      case .move(let point): result.append(([point], false))
      case .line(let point), .curve(_, _, let point):
        if result.isEmpty { result.append(([], false)) }
        result[result.count - 1].points.append(point)
      case .close:
        if !result.isEmpty { result[result.count - 1].isClosed = true }
      }
    }
    return result
  }
}

/// A half plane: what `distance` is not negative for.
private struct Side {
  let distance: (Point) -> Double

  static func all(of window: Rectangle) -> [Side] {
    [
      Side { $0.x - window.x }, Side { window.right - $0.x },
      Side { $0.y - window.y }, Side { window.bottom - $0.y },
    ]
  }

  func cut(_ polygon: [Point]) -> [Point] {
    guard var previous = polygon.last else { return [] }
    var result: [Point] = []
    for point in polygon {
      let before = distance(previous)
      let here = distance(point)
      if (before < 0) != (here < 0) {
        let share = before / (before - here)
        result.append(
          previous.moved(dx: share * (point.x - previous.x), dy: share * (point.y - previous.y)))
      }
      if here >= 0 { result.append(point) }
      previous = point
    }
    return result
  }
}
