extension Mask {
  /// The pixels of the set that are not the same in both pictures.
  ///
  /// A metric that smooths also finds the surroundings of what differs. Where it finds nothing but
  /// surroundings, the pixels that differ within its reach stand for them, so that no finding is
  /// lost.
  ///
  /// - Precondition: both pictures have the size of the set.
  /// - Complexity: O(pixels of the set), or of the boxes around its clusters.
  func clamped(toDifferencesOf first: some PixelRows, _ second: Raster) -> Mask {
    var out = Mask(width: width, height: height)
    for y in 0..<height where !isEmpty(row: y) {
      let columns = columns(ofRow: y)
      for x in Self.differing(first, second, row: y, columns) { out[x, y] = true }
    }
    for box in regions() {
      let rows = box.y..<box.y + box.height
      let columns = box.x..<box.x + box.width
      if rows.contains(where: { y in out.columns(ofRow: y).contains(where: columns.contains) }) {
        continue
      }
      let reach = ChartTile.halo
      let wide = max(0, box.x - reach)..<min(width, box.x + box.width + reach)
      for y in max(0, box.y - reach)..<min(height, box.y + box.height + reach) {
        for x in Self.differing(first, second, row: y, wide) { out[x, y] = true }
      }
    }
    return out
  }

  private static func differing(
    _ first: some PixelRows, _ second: Raster, row y: Int, _ columns: some Sequence<Int>
  ) -> [Int] {
    first.withRows(y..<y + 1) { a in
      second.withRows(y..<y + 1) { b in
        columns.filter { a[$0] != b[$0] && (a[$0] | b[$0]) >> 24 != 0 }
      }
    }
  }
}

extension [Region] {
  /// Whether the rectangles together hide a whole picture.
  ///
  /// - Complexity: O(n³) for n rectangles.
  func cover(width: Int, height: Int) -> Bool {
    func cuts(_ ends: [Int], _ size: Int) -> [Int] {
      Set(ends.map { Swift.min(Swift.max($0, 0), size) } + [0]).sorted().filter { $0 < size }
    }
    let columns = cuts(flatMap { [$0.x, $0.x + $0.width] }, width)
    let rows = cuts(flatMap { [$0.y, $0.y + $0.height] }, height)
    return rows.allSatisfy { y in
      columns.allSatisfy { x in
        contains { $0.x <= x && x < $0.x + $0.width && $0.y <= y && y < $0.y + $0.height }
      }
    }
  }
}
