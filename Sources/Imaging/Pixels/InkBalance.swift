/// Where marks of one picture are wanting in the other, whatever draws them.
///
/// Another version of a renderer or of a font carries ink a pixel or two aside and makes it a third
/// heavier; it doesn't leave out a curve or a label. So both pictures are averaged over squares and
/// smoothed (binomial, five squares wide) until only the amount of ink is left, and a place differs
/// when three fifths of the ink around it are missing on one side.
struct InkBalance {
  /// Number of squares that are wanting ink in either picture.
  let wanting: Int
  /// The places, in pixels.
  let regions: [Region]

  /// Measures two rasters of one size.
  ///
  /// - Parameter ignoring: rectangles that are taken as bare paper in both.
  /// - Complexity: O(pixels).
  init(_ a: Raster, _ b: Raster, ignoring: [Region] = []) {
    precondition(a.width == b.width && a.height == b.height)
    let side = max(4, min(8, a.width / 200))
    let first = InkMap(a, side: side, ignoring)
    let second = InkMap(b, side: side, ignoring)
    var mask = Mask(width: first.columns, height: first.rows)
    for y in 0..<first.rows {
      for x in 0..<first.columns where !first.resembles(second, x, y) { mask[x, y] = true }
    }
    wanting = mask.count
    regions = mask.regions().map {
      Region(
        x: $0.x * side, y: $0.y * side, width: min($0.width * side, a.width - $0.x * side),
        height: min($0.height * side, a.height - $0.y * side))
    }
  }
}

/// Ink on the squares of a picture: how far their mean colour is from the paper's.
private struct InkMap {
  let columns: Int
  let rows: Int
  private var ink: [SIMD4<Float>]

  init(_ raster: Raster, side: Int, _ ignoring: [Region]) {
    let columns = (raster.width + side - 1) / side
    self.columns = columns
    rows = (raster.height + side - 1) / side
    var sums = [SIMD4<Float>](repeating: .zero, count: columns * rows)
    var counts = [Int](repeating: 0, count: columns * rows)
    var colours: [UInt32: Int] = [:]
    for y in 0..<raster.height {
      let hidden = ignoring.filter { $0.y <= y && y < $0.y + $0.height }
      raster.withRows(y..<y + 1) { row in
        for x in 0..<raster.width {
          if !hidden.isEmpty, hidden.contains(where: { $0.x <= x && x < $0.x + $0.width }) {
            continue
          }
          let samples = SIMD4<Float>(
            Float(row[x] & 255), Float(row[x] >> 8 & 255), Float(row[x] >> 16 & 255), 255)
          let cover = Float(row[x] >> 24) / 255
          let square = y / side * columns + x / side
          sums[square] += (samples - 255) * cover
          counts[square] += 1
          // The commonest colour of every seventh pixel is the paper.
          if x % 7 == 0 { colours[row[x], default: 0] += 1 }
        }
      }
    }
    let common = colours.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? .max
    let paper =
      (SIMD4<Float>(
        Float(common & 255), Float(common >> 8 & 255), Float(common >> 16 & 255), 255) - 255)
      * (Float(common >> 24) / 255)
    ink = sums.indices.map { index in
      let width = min(side, raster.width - index % columns * side)
      let height = min(side, raster.height - index / columns * side)
      return (sums[index] - Float(counts[index]) * paper) / Float(width * height)
    }
    smooth()
  }

  private mutating func smooth() {
    let weights: [Float] = [1, 4, 6, 4, 1].map { $0 / 16 }
    for step in [(1, 0), (0, 1)] {
      let before = ink
      for y in 0..<rows {
        for x in 0..<columns {
          var sum = SIMD4<Float>.zero
          for (k, weight) in weights.enumerated() {
            let column = min(columns - 1, max(0, x + (k - 2) * step.0))
            let row = min(rows - 1, max(0, y + (k - 2) * step.1))
            sum += weight * before[row * columns + column]
          }
          ink[y * columns + x] = sum
        }
      }
    }
  }

  /// Whether the ink at a square agrees, measured by the most ink of the squares around.
  func resembles(_ other: InkMap, _ x: Int, _ y: Int) -> Bool {
    let place = y * columns + x
    let difference = Self.size(ink[place] - other.ink[place])
    // A level in 255, below which rounding of large areas lies.
    guard difference > 1 else { return true }
    var most: Float = 0
    for row in max(0, y - 2)...min(rows - 1, y + 2) {
      for column in max(0, x - 2)...min(columns - 1, x + 2) {
        let index = row * columns + column
        most = max(most, Self.size(ink[index]), Self.size(other.ink[index]))
      }
    }
    return difference <= 0.6 * most
  }

  private static func size(_ ink: SIMD4<Float>) -> Float {
    max(abs(ink.x), max(abs(ink.y), abs(ink.z)))
  }
}
