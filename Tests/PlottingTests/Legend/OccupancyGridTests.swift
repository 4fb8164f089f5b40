import Scene
import Testing

@testable import Plotting

@Test func `sums count what was covered`() {
  var random = SplitMix(seed: 11)
  let area = Rectangle(x: 10, y: 20, width: 60, height: 40)
  var grid = OccupancyGrid(area, cell: 2)
  func box() -> Rectangle {
    Rectangle(
      x: Double.random(in: 0...70, using: &random), y: Double.random(in: 10...60, using: &random),
      width: Double.random(in: 0...20, using: &random),
      height: Double.random(in: 0...20, using: &random))
  }
  let boxes = (0..<12).map { _ in box() }
  for box in boxes { grid.cover(box) }
  let counted = grid.summed()
  for _ in 0..<100 {
    let probe = box()
    let touches = boxes.contains { other in
      let clippedProbe = probe.intersection(area)
      let clippedOther = other.intersection(area)
      guard let clippedProbe, let clippedOther else { return false }
      return clippedProbe.overlaps(clippedOther)
    }
    // Whoever overlaps shares a cell; the converse needs no more than neighbouring cells.
    if touches { #expect(counted.count(in: probe) > 0) }
    if counted.count(in: probe) == 0 { #expect(!touches) }
  }
}

@Test func `a line covers the cells along it and no distant ones`() {
  var grid = OccupancyGrid(Rectangle(x: 0, y: 0, width: 100, height: 100), cell: 1)
  grid.cover([Point(x: 0, y: 0), Point(x: 100, y: 100)], width: 1)
  let counted = grid.summed()
  for at in stride(from: 1.0, to: 99, by: 7) {
    #expect(counted.count(in: Rectangle(x: at, y: at, width: 0.1, height: 0.1)) == 1)
  }
  #expect(counted.count(in: Rectangle(x: 60, y: 10, width: 30, height: 30)) == 0)
}

extension Rectangle {
  fileprivate func intersection(_ other: Rectangle) -> Rectangle? {
    let left = max(x, other.x)
    let top = max(y, other.y)
    let width = min(right, other.right) - left
    let height = min(bottom, other.bottom) - top
    return width > 0 && height > 0
      ? Rectangle(x: left, y: top, width: width, height: height) : nil
  }
}
