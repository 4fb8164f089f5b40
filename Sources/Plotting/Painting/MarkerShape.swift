import Scene

/// Shapes that tell series apart; equally heavy to the eye at the same nominal size.
enum MarkerShape: String, Hashable, Sendable, CaseIterable {
  case circle, square, triangle, diamond, wedge, plus

  /// The outline around the origin for a circle of this diameter.
  func outline(diameter: Double) -> Path {
    let r = diameter / 2
    switch self {
    case .circle: return .circle(center: Point(x: 0, y: 0), radius: r)
    case .square: return .polygon([(-0.87, -0.87), (0.87, -0.87), (0.87, 0.87), (-0.87, 0.87)], r)
    case .triangle: return .polygon([(0, -1.25), (1.12, 0.72), (-1.12, 0.72)], r)
    case .diamond: return .polygon([(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)], r)
    case .wedge: return .polygon([(0, 1.25), (1.12, -0.72), (-1.12, -0.72)], r)
    case .plus:
      let (a, b) = (0.38, 1.2)
      return .polygon(
        [
          (-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a), (a, b), (-a, b), (-a, a), (-b, a),
          (-b, -a), (-a, -a),
        ], r)
    }
  }
}

extension Path {
  /// A circle from four cubic arcs.
  static func circle(center: Point, radius r: Double) -> Path {
    // 4(√2 − 1)/3: the cubic touches the circle at the ends and the middle of each quarter.
    let k = 0.5522847498307936 * r
    func at(_ dx: Double, _ dy: Double) -> Point { center.moved(dx: dx, dy: dy) }
    return Path([
      .move(at(r, 0)),
      .curve(at(r, k), at(k, r), at(0, r)),
      .curve(at(-k, r), at(-r, k), at(-r, 0)),
      .curve(at(-r, -k), at(-k, -r), at(0, -r)),
      .curve(at(k, -r), at(r, -k), at(r, 0)),
      .close,
    ])
  }

  /// A closed polygon through corners given in units of `scale`.
  static func polygon(_ corners: [(Double, Double)], _ scale: Double) -> Path {
    var path = Path.polyline(corners.map { Point(x: $0.0 * scale, y: $0.1 * scale) })
    path.steps.append(.close)
    return path
  }

  /// A straight line.
  static func segment(_ from: Point, _ to: Point) -> Path {
    .polyline([from, to])
  }
}
