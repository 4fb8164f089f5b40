extension Array where Element == Point {
  /// The polyline reduced to at most four points a column: the first, lowest, highest and last.
  ///
  /// What a pixel column shows of a dense curve is its extent and where it enters and leaves, and
  /// these are kept. A stroke of n noisy points costs Cairo more than O(n), so a dense curve must
  /// come through here.
  /// - Parameter columnsPerPoint: pixel columns in a point (1/72 inch), 4 at 288 dpi.
  /// - Complexity: O(count).
  public func decimated(columnsPerPoint: Double = 4) -> [Point] {
    var result: [Point] = []
    var start = startIndex
    while start < endIndex {
      let column = (self[start].x * columnsPerPoint).rounded(.down)
      var end = start + 1
      var lowest = start
      var highest = start
      while end < endIndex, (self[end].x * columnsPerPoint).rounded(.down) == column {
        if self[end].y < self[highest].y { highest = end }
        if self[end].y > self[lowest].y { lowest = end }
        end += 1
      }
      var previous = -1
      for index in [
        start, Swift.min(lowest, highest), Swift.max(lowest, highest), end - 1,
      ] where index != previous {
        result.append(self[index])
        previous = index
      }
      start = end
    }
    return result
  }
}
