import Scene

// Moves rules and ticks to whole pixels, where they are sharp; all lengths in pixels.
extension Path {
  /// Whether every segment is horizontal or vertical, as in axes, ticks, grids and frames.
  var isAxisParallel: Bool {
    guard steps.count <= 64 else { return false }
    var pen: Point?
    for step in steps {
      switch step {
      case .move(let point): pen = point
      case .line(let point):
        guard let start = pen, start.x == point.x || start.y == point.y else { return false }
        pen = point
      case .curve: return false
      case .close: break
      }
    }
    return true
  }

  /// The path for a line of whole width, sharp on the pixel grid.
  ///
  /// Its middle goes to pixel centres when the width is odd, to pixel edges when it is even; the
  /// ends of a single segment go to pixel edges.
  func snapped(width: Double) -> Path {
    let isOdd = Int(width) % 2 == 1
    func middle(_ value: Double) -> Double {
      isOdd ? value.rounded(.down) + 0.5 : value.rounded()
    }
    if steps.count == 2, case .move(let start) = steps[0], case .line(let end) = steps[1] {
      if start.y == end.y {
        return .polyline([start, end].map { Point(x: $0.x.rounded(), y: middle($0.y)) })
      }
      return .polyline([start, end].map { Point(x: middle($0.x), y: $0.y.rounded()) })
    }
    return mapped { Point(x: middle($0.x), y: middle($0.y)) }
  }

  /// An axis-parallel rectangle with its edges on whole pixels, at least one wide; nil for any
  /// other path.
  var snappedRectangle: Path? {
    guard steps.count == 5, case .move(let corner) = steps[0], case .line(let second) = steps[1],
      case .line(let opposite) = steps[2], case .line(let fourth) = steps[3],
      case .close = steps[4], corner.y == second.y, second.x == opposite.x,
      opposite.y == fourth.y, fourth.x == corner.x
    else { return nil }
    let x = min(corner.x, opposite.x).rounded()
    let y = min(corner.y, opposite.y).rounded()
    let width = max(1, max(corner.x, opposite.x).rounded() - x)
    let height = max(1, max(corner.y, opposite.y).rounded() - y)
    return .rectangle(Rectangle(x: x, y: y, width: width, height: height))
  }
}
