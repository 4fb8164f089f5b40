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
  }

  /// Compares two rasters of one size.
  ///
  /// - Precondition: the sizes are equal.
  /// - Complexity: O(pixels) to find what differs, and about 400 operations for each pixel of the
  ///   64 × 64 tiles in which anything does.
  public func compare(_ a: Raster, _ b: Raster) -> Result {
    PixelPair.with(a, b) { pair in
      var result = Result(mask: Mask(width: a.width, height: a.height), worst: 0)
      var tile: ChartTile?
      let active = pair.activeTiles(ChartTile.core, halo: ChartTile.smoothing.count)
      for (x, y) in active {
        if tile == nil { tile = ChartTile(metric: self) }
        tile?.measure(pair, x, y, into: &result)
      }
      return result
    }
  }
}

extension PixelPair {
  /// The corners of the squares of `side` pixels with a difference at most `halo` pixels away.
  func activeTiles(_ side: Int, halo: Int) -> [(x: Int, y: Int)] {
    let columns = (width + side - 1) / side
    let rows = (height + side - 1) / side
    var isActive = [Bool](repeating: false, count: columns * rows)
    for y in 0..<height where !isRowEqual(y) {
      let touched = max(0, y - halo) / side...min(height - 1, y + halo) / side
      for column in 0..<columns {
        let left = max(0, column * side - halo)
        let right = min(width, (column + 1) * side + halo)
        if touched.allSatisfy({ isActive[$0 * columns + column] }) { continue }
        if first.isEqual(second, from: y * width + left, length: right - left) { continue }
        for row in touched { isActive[row * columns + column] = true }
      }
    }
    return isActive.indices.filter { isActive[$0] }.map {
      ($0 % columns * side, $0 / columns * side)
    }
  }
}
