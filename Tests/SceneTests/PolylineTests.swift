import Scene
import Testing

private let window = Rectangle(x: 0, y: 0, width: 10, height: 10)

@Test
func `a zigzag through the window is cut into its visible parts`() {
  let path = Path.polyline([
    Point(x: -5, y: 5), Point(x: 5, y: 5), Point(x: 5, y: 20), Point(x: 8, y: 20),
    Point(x: 8, y: 5), Point(x: 9, y: 5),
  ]).clipped(to: window)
  #expect(
    path.steps == [
      .move(Point(x: 0, y: 5)), .line(Point(x: 5, y: 5)), .line(Point(x: 5, y: 10)),
      .move(Point(x: 8, y: 10)), .line(Point(x: 8, y: 5)), .line(Point(x: 9, y: 5)),
    ])
}

@Test(arguments: [
  (Point(x: -1, y: -1), Point(x: -1, y: 11)), (Point(x: 11, y: 0), Point(x: 20, y: 10)),
  (Point(x: -2, y: 9), Point(x: 2, y: 13)),
])
func `a segment outside is gone`(start: Point, end: Point) {
  #expect(window.clipped(start, end) == nil)
  #expect(Path.polyline([start, end]).clipped(to: window).steps.isEmpty)
}

@Test
func `an area that covers the window becomes the window`() {
  let big = Path.rectangle(window.grown(by: 1e9)).clippedArea(to: window)
  var corners: Set<Point> = []
  for case .line(let point) in big.steps { corners.insert(point) }
  for case .move(let point) in big.steps { corners.insert(point) }
  #expect(
    corners == [
      Point(x: 0, y: 0), Point(x: 10, y: 0), Point(x: 10, y: 10), Point(x: 0, y: 10),
    ])
}

@Test
func `decimation keeps the extent of every column and at most four points of it`() {
  var state: UInt64 = 1
  let points = (0..<20_000).map { index -> Point in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Point(x: Double(index) / 200, y: Double(state >> 40))
  }
  let few = points.decimated(columnsPerPoint: 4)
  func columns(_ points: [Point]) -> [Int: [Point]] {
    Dictionary(grouping: points) { Int(($0.x * 4).rounded(.down)) }
  }
  let kept = columns(few)
  for (column, all) in columns(points) {
    let some = kept[column] ?? []
    #expect(some.count <= 4)
    #expect(some.first == all.first && some.last == all.last)
    #expect(some.map(\.y).min() == all.map(\.y).min())
    #expect(some.map(\.y).max() == all.map(\.y).max())
  }
}

@Test
func `sparse and empty polylines pass unchanged`() {
  let sparse = [Point(x: 0, y: 0), Point(x: 5, y: 2), Point(x: 2, y: 2), Point(x: 2, y: 7)]
  #expect(sparse.decimated() == sparse)
  #expect([Point]().decimated().isEmpty)
}

@Test(arguments: [0.001, 0.02, 0.5])
func `simplified curves stay within the tolerance of every sample`(tolerance: Double) {
  let samples = (0...2000).map { index -> Point in
    let t = Double(index) / 100
    return Point(x: 10 * t, y: 40 * (t * t * 0.1 - (t * t * t) * 0.005) + (index % 97 == 0 ? 3 : 0))
  }
  let thin = Path.polyline(samples).simplified(tolerance: tolerance)
  var kept: [Point] = []
  for step in thin.steps {
    switch step {
    case .move(let point), .line(let point): kept.append(point)
    case .curve, .close: Issue.record("no such step went in")
    }
  }
  #expect(kept.count < samples.count / 2)
  #expect(kept.first == samples.first && kept.last == samples.last)
  #expect(Set(kept).isSubset(of: samples))
  var segment = 0
  for sample in samples {
    while kept[segment + 1].x < sample.x { segment += 1 }
    let from = kept[segment]
    let to = kept[segment + 1]
    let cross = (to.x - from.x) * (sample.y - from.y) - (to.y - from.y) * (sample.x - from.x)
    let length = ((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y))
      .squareRoot()
    #expect(abs(cross) / length <= tolerance + 1e-12)
  }
}

@Test
func `simplification keeps corners, closed outlines and curves`() {
  let corner = Path([
    .move(Point(x: 0, y: 0)), .line(Point(x: 1, y: 0)), .line(Point(x: 2, y: 0)),
    .line(Point(x: 2, y: 1)), .line(Point(x: 2, y: 2)), .close, .move(Point(x: 5, y: 5)),
    .curve(Point(x: 5, y: 6), Point(x: 6, y: 6), Point(x: 6, y: 5)), .line(Point(x: 7, y: 5)),
  ])
  #expect(
    corner.simplified(tolerance: 0.1).steps == [
      .move(Point(x: 0, y: 0)), .line(Point(x: 2, y: 0)), .line(Point(x: 2, y: 2)), .close,
      .move(Point(x: 5, y: 5)),
      .curve(Point(x: 5, y: 6), Point(x: 6, y: 6), Point(x: 6, y: 5)), .line(Point(x: 7, y: 5)),
    ])
  let there = Path.polyline([Point(x: 0, y: 0), Point(x: 9, y: 0), Point(x: 0, y: 0)])
  #expect(there.simplified(tolerance: 0.1) == there)
}
