import Scene

/// Which cells of an area are covered, with a summed-area table that counts any box in O(1).
struct OccupancyGrid {
  /// The area.
  let area: Rectangle
  /// Edge of a cell in points.
  let cell: Double
  private let columns: Int
  private let rows: Int
  private var covered: [Bool]
  private var sums: [Int32] = []

  /// An empty grid over an area.
  init(_ area: Rectangle, cell: Double = 1.5) {
    self.area = area
    self.cell = cell
    columns = max(1, Int((area.width / cell).rounded(.up)))
    rows = max(1, Int((area.height / cell).rounded(.up)))
    covered = Array(repeating: false, count: columns * rows)
  }

  /// Covers all cells that a box touches.
  mutating func cover(_ box: Rectangle) {
    guard let (across, down) = cells(box) else { return }
    for row in down {
      for column in across { covered[row * columns + column] = true }
    }
    sums = []
  }

  /// Covers all cells that a line of this width touches.
  mutating func cover(_ line: [Point], width: Double) {
    for (a, b) in zip(line, line.dropFirst()) {
      let length = max((b.x - a.x).magnitude, (b.y - a.y).magnitude)
      let steps = max(1, Int((length / (cell * 0.7)).rounded(.up)))
      for step in 0...steps {
        let t = Double(step) / Double(steps)
        let point = Point(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y))
        cover(Rectangle(x: point.x, y: point.y, width: 0, height: 0).grown(by: width / 2))
      }
    }
  }

  /// Finishes covering: fills the table that counting needs.
  mutating func summed() -> OccupancyGrid {
    guard sums.isEmpty else { return self }
    sums = Array(repeating: 0, count: (columns + 1) * (rows + 1))
    for row in 0..<rows {
      var line: Int32 = 0
      for column in 0..<columns {
        line += covered[row * columns + column] ? 1 : 0
        sums[(row + 1) * (columns + 1) + column + 1] =
          sums[row * (columns + 1) + column + 1] + line
      }
    }
    return self
  }

  /// How many cells of a box are covered; cells outside the area count as free.
  ///
  /// - Precondition: ``summed()`` was called after the last covering.
  func count(in box: Rectangle) -> Int {
    precondition(!sums.isEmpty, "grid isn't summed")
    guard let (across, down) = cells(box) else { return 0 }
    let stride = columns + 1
    let (left, right) = (across.lowerBound, across.upperBound + 1)
    let (top, bottom) = (down.lowerBound, down.upperBound + 1)
    return Int(
      sums[bottom * stride + right] - sums[top * stride + right] - sums[bottom * stride + left]
        + sums[top * stride + left])
  }

  private func cells(_ box: Rectangle) -> (ClosedRange<Int>, ClosedRange<Int>)? {
    guard box.x <= area.right, box.right >= area.x, box.y <= area.bottom, box.bottom >= area.y
    else { return nil }
    func clamp(_ value: Double, _ count: Int) -> Int {
      min(max(Int((value / cell).rounded(.down)), 0), count - 1)
    }
    let across = clamp(box.x - area.x, columns)...clamp(box.right - area.x, columns)
    let down = clamp(box.y - area.y, rows)...clamp(box.bottom - area.y, rows)
    return (across, down)
  }
}
