/// The connected edges of a picture: outlines of letters and markers, lines, curves, frames.
///
/// A pixel is an edge when it differs from one of its four neighbours, and a busy one when it
/// differs from all of them, as slanted and curved edges do while frames and ticks do not.
struct EdgeShapes {
  /// One set of edge pixels that touch, also by their corners.
  struct Shape {
    var left = Int.max
    var right = 0
    var top = 0
    var bottom = 0
    var pixels = 0
    var busy = 0
    /// Busy pixels that are not the same in the other picture.
    var lost = 0
    /// Whether any pixel is not the same in the other picture.
    var isTouched = false

    /// The longer side of its box.
    var side: Int { max(right - left, bottom - top) + 1 }
  }

  /// The shapes, in the order of their first pixels.
  private(set) var shapes: [Shape] = []
  private var runs: [Run] = []
  private var starts: [Int] = []

  private struct Run {
    let left: Int32
    let right: Int32
    var shape: Int32
  }

  /// Finds the shapes of a picture and which of them the pixels `differing` touch; nil where there
  /// are so many that it is no chart but a photograph or noise.
  ///
  /// - Complexity: O(pixels) operations and at most 4 bytes a pixel.
  init?(_ picture: some PixelRows, differing: Mask) {
    let (width, height) = (picture.width, picture.height)
    let mostRuns = max(1 << 16, width * height / 8)
    let mostLabels = max(1 << 12, width * height / 64)
    var parents: [Int32] = []
    func root(_ label: Int32) -> Int32 {
      var here = label
      while parents[Int(here)] != here {
        parents[Int(here)] = parents[Int(parents[Int(here)])]
        here = parents[Int(here)]
      }
      return here
    }
    var found: [Shape] = []
    for y in 0..<height {
      guard runs.count <= mostRuns, parents.count <= mostLabels else { return nil }
      starts.append(runs.count)
      let above = y > 0 ? starts[y - 1]..<starts[y] : 0..<0
      var next = above.lowerBound
      let hasLost = !differing.isEmpty(row: y)
      picture.withRows(max(0, y - 1)..<min(height, y + 2)) { rows in
        let line = (y > 0 ? 1 : 0) * width
        let up = y > 0 ? 0 : line
        let down = y + 1 < height ? line + width : line
        var x = 0
        while x < width {
          var shape = Shape()
          let first = x
          while x < width {
            let pixel = rows[line + x]
            let isSlope =
              (rows[line + max(0, x - 1)] != pixel, rows[line + min(width - 1, x + 1)] != pixel)
            let isCliff = (rows[up + x] != pixel, rows[down + x] != pixel)
            guard isSlope.0 || isSlope.1 || isCliff.0 || isCliff.1 else { break }
            let isLost = hasLost && differing[x, y]
            if isLost { shape.isTouched = true }
            if isSlope.0 && isSlope.1 && isCliff.0 && isCliff.1 {
              shape.busy += 1
              if isLost { shape.lost += 1 }
            }
            x += 1
          }
          if x == first {
            x += 1
            continue
          }
          shape.left = first
          shape.right = x - 1
          shape.top = y
          shape.bottom = y
          shape.pixels = x - first
          while next < above.upperBound, runs[next].right + 1 < first { next += 1 }
          var label = Int32(-1)
          var other = next
          while other < above.upperBound, runs[other].left <= x {
            let joined = root(runs[other].shape)
            if label < 0 {
              label = joined
            } else if label != joined {
              parents[Int(max(label, joined))] = min(label, joined)
              label = min(label, joined)
            }
            other += 1
          }
          if label < 0 {
            label = Int32(parents.count)
            parents.append(label)
            found.append(Shape())
          }
          found[Int(label)].join(shape)
          runs.append(Run(left: Int32(first), right: Int32(x - 1), shape: label))
        }
      }
    }
    starts.append(runs.count)
    // Labels that turned out to be one become one shape.
    var numbers = [Int32](repeating: -1, count: parents.count)
    for label in parents.indices {
      let top = Int(root(Int32(label)))
      if numbers[top] < 0 {
        numbers[top] = Int32(shapes.count)
        shapes.append(Shape())
      }
      numbers[label] = numbers[top]
      shapes[Int(numbers[top])].join(found[label])
    }
    for index in runs.indices { runs[index].shape = numbers[Int(runs[index].shape)] }
  }

  /// The shape that the pixel, or one of its eight neighbours, belongs to.
  func shape(near x: Int, _ y: Int) -> Int? {
    for row in [y, y - 1, y + 1] where row >= 0 && row + 1 < starts.count {
      var low = starts[row]
      var high = starts[row + 1]
      // The first run that ends at x − 1 or later.
      while low < high {
        let middle = (low + high) / 2
        if Int(runs[middle].right) < x - 1 { low = middle + 1 } else { high = middle }
      }
      if low < starts[row + 1], Int(runs[low].left) <= x + 1 { return Int(runs[low].shape) }
    }
    return nil
  }
}

extension EdgeShapes.Shape {
  fileprivate mutating func join(_ other: Self) {
    if pixels == 0 { top = other.top }
    left = min(left, other.left)
    right = max(right, other.right)
    top = min(top, other.top)
    bottom = max(bottom, other.bottom)
    pixels += other.pixels
    busy += other.busy
    lost += other.lost
    isTouched = isTouched || other.isTouched
  }
}
