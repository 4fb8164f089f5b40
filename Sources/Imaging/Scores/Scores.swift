/// Numbers by which pictures are often compared, for the record; they judge nothing here.
///
/// Neither tells real changes of charts from drift of renderers.
public struct Scores: Equatable, Sendable {
  /// Mean structural similarity (Wang and others 2004): 1 for equal pictures; nil for pictures below
  /// 11 × 11 pixels.
  public var ssim: Double?
  /// Mean LDR-FLIP (Andersson and others 2020): 0 for equal pictures, at most 1.
  public var flip: Double

  /// Scores of two pictures on white paper.
  ///
  /// - Precondition: both have the same size.
  /// - Complexity: O(pixels), a few times the cost of decoding.
  public init(_ first: Raster, _ second: Raster) {
    ssim = StructuralSimilarity.mean(first, second)
    flip = Flip.mean(first, second)
  }

  /// Scores of a picture and itself.
  init(equalOf size: (width: Int, height: Int)) {
    ssim = min(size.width, size.height) < 11 ? nil : 1
    flip = 0
  }
}
