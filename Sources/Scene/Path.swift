/// A sequence of straight and cubic segments.
public struct Path: Hashable, Sendable {
  /// One step of a path.
  public enum Step: Hashable, Sendable {
    /// Starts a new subpath.
    case move(Point)
    /// A straight segment.
    case line(Point)
    /// A cubic Bézier segment: two control points, then the end.
    case curve(Point, Point, Point)
    /// Closes the current subpath.
    case close
  }

  /// The steps in drawing order.
  public var steps: [Step]

  /// Makes a path from its steps.
  public init(_ steps: [Step] = []) {
    self.steps = steps
  }

  /// An open polyline through the points.
  public static func polyline(_ points: [Point]) -> Path {
    var steps: [Step] = []
    steps.reserveCapacity(points.count)
    for (index, point) in points.enumerated() {
      steps.append(index == 0 ? .move(point) : .line(point))
    }
    return Path(steps)
  }

  /// The closed outline of a rectangle.
  public static func rectangle(_ rectangle: Rectangle) -> Path {
    Path([
      .move(Point(x: rectangle.x, y: rectangle.y)),
      .line(Point(x: rectangle.right, y: rectangle.y)),
      .line(Point(x: rectangle.right, y: rectangle.bottom)),
      .line(Point(x: rectangle.x, y: rectangle.bottom)),
      .close,
    ])
  }

  /// The path with every point sent through `transform`.
  public func mapped(_ transform: (Point) -> Point) -> Path {
    Path(
      steps.map { step in
        switch step {
        case .move(let point): .move(transform(point))
        case .line(let point): .line(transform(point))
        case .curve(let first, let second, let end):
          .curve(transform(first), transform(second), transform(end))
        case .close: .close
        }
      })
  }
}

/// How the outline of a path is drawn.
///
/// Round joins and caps are left out on purpose: they are the one primitive whose pixels differ
/// between versions of Cairo.
public struct Stroke: Hashable, Sendable {
  /// How two segments meet.
  public enum Join: String, Hashable, Sendable { case miter, bevel }
  /// How an open end looks.
  public enum Cap: String, Hashable, Sendable { case butt, square }

  /// Colour and role.
  public var ink: Ink
  /// Line width in points.
  public var width: Double
  /// Lengths of dashes and gaps in points, empty for a solid line.
  public var dash: [Double]
  /// How two segments meet.
  public var join: Join
  /// How an open end looks.
  public var cap: Cap

  /// Makes a stroke; solid, bevelled and butt-ended unless said otherwise.
  public init(
    ink: Ink, width: Double, dash: [Double] = [], join: Join = .bevel, cap: Cap = .butt
  ) {
    self.ink = ink
    self.width = width
    self.dash = dash
    self.join = join
    self.cap = cap
  }
}
