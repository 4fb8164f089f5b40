import Glibc

/// A pixel metric for charts: it forgives what a rasteriser may do, not what an author may do.
///
/// Anti-aliasing conserves ink: another rasteriser, a shift by a fraction of a pixel or rounding
/// in colour spread the same paint differently over neighbouring pixels. A change of the chart
/// adds, removes or recolours paint, or carries it further than half a pixel. So both pictures are
/// smoothed (Gaussian, σ 1.5 px) in OKLab with toe; around every pixel the shift of at most
/// ``reach`` pixels that explains the difference best is found by least squares (Lucas and Kanade
/// 1981). Of what is left over each channel may be `share · contrast`, contrast being the spread
/// of the smoothed channel in the 9 × 9 pixels around, and the HyAB distance of the rest
/// `tolerance`: a denser or thinner line is seen relative to itself, a faint band or grid by
/// itself, a new hue at once. Nothing is exempted for looking like anti-aliasing.
///
/// Non-goals: telling hinted from unhinted text, or a rasteriser of other gamma: those move ink.
public struct ChartMetric: Sendable {
  /// Difference that flat areas may have, black to white being 1; above the ±3 levels of noise
  /// that dithering leaves after smoothing.
  public var tolerance = 0.01
  /// Difference relative to the local contrast that edges may have.
  public var share = 0.08
  /// Longest shift, in pixels, that counts as rendering.
  public var reach = 0.55

  /// The metric with its defaults.
  public init() {}

  /// What was measured.
  public struct Result: Sendable {
    /// Pixels over the limit.
    public var mask: Mask
    /// The largest measured value, as a multiple of its limit: above 1 means different.
    public var worst: Double
    /// Whether all samples of 8 bits are the same.
    var isEqual = false
  }

  /// Compares two rasters of one size.
  ///
  /// - Precondition: the sizes are equal.
  /// - Complexity: O(pixels) to find what differs, and about 400 operations for each pixel of the
  ///   64 × 64 tiles in which anything does.
  public func compare(_ a: Raster, _ b: Raster) -> Result { compare(rows: a, b) }

  /// Compares a picture that may be packed with a raster of its size.
  func compare(rows a: some PixelRows, _ b: Raster) -> Result {
    precondition(a.width == b.width && a.height == b.height)
    var result = Result(mask: Mask(width: b.width, height: b.height), worst: 0)
    let tiles = ActiveTiles(a, b, side: ChartTile.core, halo: ChartTile.smoothing.count)
    guard !tiles.corners.isEmpty else {
      result.isEqual = true
      return result
    }
    let tile = ChartTile(metric: self)
    for (y, corners) in tiles.byRow {
      let rows = max(0, y - ChartTile.halo)..<min(b.height, y + ChartTile.core + ChartTile.halo)
      a.withRows(rows) { first in
        b.withRows(rows) { second in
          let band = PixelBand(first: first, second: second, rows: rows, width: b.width)
          for x in corners { tile.measure(band, x, y, height: b.height, into: &result) }
        }
      }
    }
    return result
  }
}

/// Some rows of two pictures of one size.
struct PixelBand {
  let first: Words
  let second: Words
  let rows: Range<Int>
  let width: Int
}

/// The squares of two pictures in which, or near which, anything differs.
struct ActiveTiles {
  private(set) var corners: [(x: Int, y: Int)] = []

  /// Finds the squares of `side` pixels with a difference at most `halo` pixels away.
  init(_ a: some PixelRows, _ b: Raster, side: Int, halo: Int) {
    let width = b.width
    let columns = (width + side - 1) / side
    let rows = (b.height + side - 1) / side
    var isActive = [Bool](repeating: false, count: columns * rows)
    for y in 0..<b.height {
      a.withRows(y..<y + 1) { first in
        b.withRows(y..<y + 1) { second in
          if first.isEqual(second, from: 0, length: width, other: 0) { return }
          let touched = max(0, y - halo) / side...min(b.height - 1, y + halo) / side
          for column in 0..<columns {
            let left = max(0, column * side - halo)
            let right = min(width, (column + 1) * side + halo)
            if touched.allSatisfy({ isActive[$0 * columns + column] }) { continue }
            if first.isEqual(second, from: left, length: right - left, other: left) { continue }
            for row in touched { isActive[row * columns + column] = true }
          }
        }
      }
    }
    corners = isActive.indices.filter { isActive[$0] }.map {
      ($0 % columns * side, $0 / columns * side)
    }
  }

  /// The left edges of the squares by their top edges, downwards.
  var byRow: [(y: Int, corners: [Int])] {
    Dictionary(grouping: corners, by: \.y).sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.map(\.x)) }
  }
}
