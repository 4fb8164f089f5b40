extension Mask {
  /// Boxes around clusters of pixels that lie within 8 to 16 pixels of each other, largest first.
  ///
  /// Pixels are gathered into cells of 8 × 8, and cells that touch, also by a corner, into clusters.
  ///
  /// - Complexity: O(pixels of the picture / 64 + pixels of the set).
  public func regions() -> [Region] {
    let cell = 8
    let columns = (width + cell - 1) / cell
    let rows = (height + cell - 1) / cell
    var boxes: [Int: Region] = [:]
    for y in 0..<height where !isEmpty(row: y) {
      for x in self.columns(ofRow: y) {
        let dot = Region(x: x, y: y, width: 1, height: 1, pixels: 1)
        let index = y / cell * columns + x / cell
        boxes[index] = boxes[index]?.union(dot) ?? dot
      }
    }
    var clusters: [Region] = []
    for start in boxes.keys.sorted() {
      guard var cluster = boxes.removeValue(forKey: start) else { continue }
      var open = [start]
      while let here = open.popLast() {
        let (row, column) = here.quotientAndRemainder(dividingBy: columns)
        for r in max(0, row - 1)...min(rows - 1, row + 1) {
          for c in max(0, column - 1)...min(columns - 1, column + 1) {
            guard let box = boxes.removeValue(forKey: r * columns + c) else { continue }
            cluster = cluster.union(box)
            open.append(r * columns + c)
          }
        }
      }
      clusters.append(cluster)
    }
    return clusters.sorted {
      ($1.pixels, $0.y, $0.x) < ($0.pixels, $1.y, $1.x)
    }
  }

  /// The set without the pixels inside `regions`.
  public func excluding(_ regions: [Region]) -> Mask {
    if regions.isEmpty { return self }
    var mask = self
    for region in regions {
      let rows = max(0, region.y)..<max(0, region.y, min(height, region.y + region.height))
      let columns = max(0, region.x)..<max(0, region.x, min(width, region.x + region.width))
      for y in rows {
        for x in columns {
          mask[x, y] = false
        }
      }
    }
    return mask
  }
}

extension Region {
  /// The smallest rectangle around both, counts added.
  func union(_ other: Region) -> Region {
    let left = min(x, other.x)
    let top = min(y, other.y)
    return Region(
      x: left, y: top, width: max(x + width, other.x + other.width) - left,
      height: max(y + height, other.y + other.height) - top, pixels: pixels + other.pixels)
  }
}
