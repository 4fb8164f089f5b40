/// Equality of every sample.
public enum ExactMetric {
  /// The pixels that differ.
  ///
  /// Samples of 16 bits are compared as such, whether one file or both hold them.
  ///
  /// - Parameter seesHidden: whether colours under alpha 0 count; nobody sees them.
  /// - Precondition: the sizes are equal.
  /// - Complexity: O(pixels); equal rows cost one memory comparison.
  public static func compare(_ a: Raster, _ b: Raster, seesHidden: Bool = false) -> Mask {
    var mask = PixelPair.with(a, b) { pair in
      var mask = Mask(width: pair.width, height: pair.height)
      for y in 0..<pair.height where !pair.isRowEqual(y) {
        for x in 0..<pair.width {
          let p = pair.first[y * pair.width + x]
          let q = pair.second[y * pair.width + x]
          if p != q && (seesHidden || (p | q) >> 24 != 0) { mask[x, y] = true }
        }
      }
      return mask
    }
    guard a.deep != nil || b.deep != nil else { return mask }
    for y in 0..<a.height {
      for x in 0..<a.width where !mask[x, y] {
        let p = a.sample(x, y)
        let q = b.sample(x, y)
        if p != q && (seesHidden || p.w != 0 || q.w != 0) { mask[x, y] = true }
      }
    }
    return mask
  }
}

extension Raster {
  /// The pixel at 16 bits a sample.
  fileprivate func sample(_ x: Int, _ y: Int) -> SIMD4<UInt16> {
    let at = 4 * (y * width + x)
    if let deep { return SIMD4(deep[at], deep[at + 1], deep[at + 2], deep[at + 3]) }
    return SIMD4<UInt16>(truncatingIfNeeded: self[x, y]) &* 257
  }
}
