extension Path {
  /// The path with fewer vertices, nowhere further than `tolerance` from where it was.
  ///
  /// Runs of straight segments lose the vertices between which a single segment serves as well;
  /// their ends, curves and single segments stay. Unlike `decimated`, which keeps what a pixel
  /// column shows, this thins out smooth curves.
  ///
  /// Source: Douglas and Peucker, Cartographica 10(2), 1973.
  /// - Parameter tolerance: greatest distance in points; 0.02 is a twelfth of a pixel at 288 dpi.
  /// - Complexity: O(n log n) for curves, O(n²) at worst.
  public func simplified(tolerance: Double) -> Path {
    var result = Path()
    result.steps.reserveCapacity(steps.count)
    var run: [Point] = []
    func flush() {
      for point in run.simplified(tolerance: tolerance).dropFirst() {
        result.steps.append(.line(point))
      }
      run = []
    }
    for step in steps {
      switch step {
      case .line(let point):
        run.append(point)
        continue
      case .move(let point):
        flush()
        run = [point]
      case .curve(_, _, let end):
        flush()
        run = [end]
      case .close:
        flush()
      }
      result.steps.append(step)
    }
    flush()
    return result
  }
}

extension [Point] {
  fileprivate func simplified(tolerance: Double) -> [Point] {
    guard count > 2 else { return self }
    var isKept = [Bool](repeating: false, count: count)
    isKept[0] = true
    isKept[count - 1] = true
    var open = [(first: 0, last: count - 1)]
    while let (first, last) = open.popLast() {
      var farthest = first
      var distance = tolerance
      for index in first + 1..<Swift.max(last, first + 1) {
        let away = self[index].distance(toSegment: self[first], self[last])
        if away > distance {
          farthest = index
          distance = away
        }
      }
      guard farthest > first else { continue }
      isKept[farthest] = true
      open.append((first, farthest))
      open.append((farthest, last))
    }
    return indices.filter { isKept[$0] }.map { self[$0] }
  }
}

extension Point {
  /// Distance to the nearest point of a segment.
  fileprivate func distance(toSegment start: Point, _ end: Point) -> Double {
    let dx = end.x - start.x
    let dy = end.y - start.y
    let length = dx * dx + dy * dy
    let along = length == 0 ? 0 : ((x - start.x) * dx + (y - start.y) * dy) / length
    let share = min(1, max(0, along))
    let ex = start.x + share * dx - x
    let ey = start.y + share * dy - y
    return (ex * ex + ey * ey).squareRoot()
  }
}
