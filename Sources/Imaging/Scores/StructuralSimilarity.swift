import Glibc

/// The mean structural similarity of Wang, Bovik, Sheikh and Simoncelli (2004).
///
/// SSIM = (2 μ₁ μ₂ + C₁)(2 σ₁₂ + C₂) / ((μ₁² + μ₂² + C₁)(σ₁² + σ₂² + C₂)) with C₁ = (0.01 · 255)²,
/// C₂ = (0.03 · 255)², moments under a Gaussian window of 11 × 11 pixels with σ = 1.5, averaged
/// over all windows that lie inside the picture. It looks at luma (Rec. 601) on white paper.
enum StructuralSimilarity {
  private static let window: [Float] = {
    let weights = (-5...5).map { exp(-Double($0 * $0) / (2 * 1.5 * 1.5)) }
    let sum = weights.reduce(0, +)
    return weights.map { Float($0 / sum) }
  }()

  /// The score: 1 for equal pictures, less for others; nil below 11 × 11 pixels.
  ///
  /// - Precondition: both pictures have the same size.
  /// - Complexity: O(pixels); about 0.1 µs each.
  static func mean(_ first: Raster, _ second: Raster) -> Double? {
    precondition(first.width == second.width && first.height == second.height)
    // Centred values keep single precision exact enough: variances are differences of squares.
    let a = Field(first, luma)
    let b = Field(second, luma)
    func moment(_ field: Field) -> Field? {
      field.filtered(across: window, down: window).inner(window.count / 2)
    }
    guard let meanA = moment(a), let meanB = moment(b),
      let aa = moment(.combined(a, a, *)), let bb = moment(.combined(b, b, *)),
      let ab = moment(.combined(a, b, *))
    else { return nil }
    let c1 = 2.55 * 2.55
    let c2 = 7.65 * 7.65
    var sum = 0.0
    for index in meanA.values.indices {
      // Means are taken from white, which is where the values are measured from.
      let p = Double(meanA.values[index])
      let q = Double(meanB.values[index])
      let varianceA = Double(aa.values[index]) - p * p
      let varianceB = Double(bb.values[index]) - q * q
      let covariance = Double(ab.values[index]) - p * q
      let (u, v) = (p + 255, q + 255)
      sum +=
        (2 * u * v + c1) * (2 * covariance + c2)
        / ((u * u + v * v + c1) * (varianceA + varianceB + c2))
    }
    return sum / Double(meanA.values.count)
  }

  /// Luma less 255, so that white paper is 0.
  private static func luma(_ colour: SIMD3<Float>) -> Float {
    0.299 * colour.x + 0.587 * colour.y + 0.114 * colour.z - 255
  }
}
