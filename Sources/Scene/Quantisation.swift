/// Why a scene can't be drawn.
public enum SceneError: Error, Hashable, Sendable {
  /// A coordinate is infinite or not a number; `group` is the id of the innermost group around it.
  case nonFinite(group: String)
}

extension Scene {
  /// The scene with every coordinate rounded to 1/256 pt.
  ///
  /// Noise in the last bits of a computation ends here, so that every backend and machine sees the
  /// same numbers; 1/256 is also the finest step Cairo stores. What lies more than 4096 pt outside
  /// the page is cut off first, as Cairo 1.18 silently drops a stroke with a far vertex: polylines
  /// and polygons exactly, curves and marks by moving their points to that border.
  /// - Throws: `SceneError.nonFinite` for a coordinate that is no number.
  /// - Complexity: O(points).
  public func quantised() throws(SceneError) -> Scene {
    let window = Rectangle(x: 0, y: 0, width: size.width, height: size.height).grown(by: 4096)
    var scene = self
    scene.elements = try Quantiser(window: window, group: "").elements(elements)
    return scene
  }
}

private struct Quantiser {
  let window: Rectangle
  var group: String

  func elements(_ elements: [Element]) throws(SceneError) -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(elements.count)
    for element in elements { result.append(try self.element(element)) }
    return result
  }

  private func element(_ element: Element) throws(SceneError) -> Element {
    switch element {
    case .fill(let path, let ink):
      return .fill(try self.path(path, filled: true), ink)
    case .stroke(let path, let stroke):
      return .stroke(try self.path(path, filled: false), stroke)
    case .markers(var marker, let places):
      marker.shape = try path(marker.shape, filled: true)
      return .markers(marker, at: try points(places))
    case .glyphs(var run):
      let origins = try points(run.glyphs.map(\.origin))
      for index in run.glyphs.indices { run.glyphs[index].origin = origins[index] }
      return .glyphs(run)
    case .group(var member):
      var inner = self
      inner.group = member.id
      member.elements = try inner.elements(member.elements)
      if let clip = member.clip { member.clip = try inner.rectangle(clip) }
      return .group(member)
    }
  }

  private func points(_ points: [Point]) throws(SceneError) -> [Point] {
    var result: [Point] = []
    result.reserveCapacity(points.count)
    for point in points {
      guard point.x.isFinite, point.y.isFinite else { throw .nonFinite(group: group) }
      result.append(rounded(point))
    }
    return result
  }

  private func rectangle(_ area: Rectangle) throws(SceneError) -> Rectangle {
    let corners = try points([
      Point(x: area.x, y: area.y), Point(x: area.right, y: area.bottom),
    ])
    return Rectangle(
      x: corners[0].x, y: corners[0].y, width: corners[1].x - corners[0].x,
      height: corners[1].y - corners[0].y)
  }

  private func path(_ path: Path, filled: Bool) throws(SceneError) -> Path {
    let points = path.points
    guard points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
      throw .nonFinite(group: group)
    }
    let isNear = points.allSatisfy(window.contains)
    return (isNear ? path : filled ? path.clippedArea(to: window) : path.clipped(to: window))
      .mapped(rounded)
  }

  private func rounded(_ point: Point) -> Point {
    Point(
      x: rounded(min(max(point.x, window.x), window.right)),
      y: rounded(min(max(point.y, window.y), window.bottom)))
  }

  /// Adding zero turns −0 into 0.
  private func rounded(_ value: Double) -> Double {
    (value * 256).rounded() / 256 + 0
  }
}

extension Path {
  /// All points of the path, control points included.
  var points: [Point] {
    steps.flatMap { step -> [Point] in
      switch step {
      case .move(let point), .line(let point): [point]
      case .curve(let first, let second, let end): [first, second, end]
      case .close: []
      }
    }
  }
}

extension Rectangle {
  /// Whether the point lies inside or on the border.
  public func contains(_ point: Point) -> Bool {
    point.x >= x && point.x <= right && point.y >= y && point.y <= bottom
  }
}
