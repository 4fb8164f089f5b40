/// The count and the picture that one stated version of mapbox/pixelmatch gives.
///
/// Every release scores pictures differently, so the name says which one is meant. The colour
/// differences are those of Kotsarenko and Ramos (2010) in YIQ up to 7.2, and OKLab (Ottosson
/// 2020) with HyAB distance (Abasi, Tehran, Fairchild 2019) after it; anti-aliased pixels are
/// found after Vyšniauskas (2009).
public struct Pixelmatch: Sendable {
  /// The version whose counts are reproduced.
  public enum Version: Sendable {
    /// Releases 7.0 to 7.2: YIQ.
    case yiq
    /// The development line after 7.2: OKLab.
    case oklab
  }

  /// Whose counts.
  public var version: Version
  /// Fraction of the black–white distance up to which colours count as equal.
  public var threshold = 0.1
  /// Whether anti-aliased pixels count as different; the original calls this `includeAA`.
  public var countsAntialiased = false
  /// How strongly the first picture shows through in the difference picture.
  public var alpha = 0.1
  /// Colour of anti-aliased pixels in the picture.
  public var antialiasedColour = SIMD3<UInt8>(255, 255, 0)
  /// Colour of different pixels in the picture.
  public var differentColour = SIMD3<UInt8>(255, 0, 0)
  /// Colour of pixels that became darker, when they are to be told apart.
  public var darkenedColour: SIMD3<UInt8>?
  /// Whether the picture shows different pixels alone, on nothing.
  public var drawsMask = false
  /// Whether translucent pixels are judged over a checkerboard, else over white.
  public var usesCheckerboard = true

  /// The defaults of a version.
  public init(_ version: Version) { self.version = version }

  /// What was counted.
  public struct Result: Sendable {
    /// Pixels that differ.
    public var different = 0
    /// Pixels over the threshold that were taken for anti-aliasing.
    public var antialiased = 0
    /// Which pixels differ.
    public var mask: Mask
    /// The difference picture, if it was asked for.
    public var picture: Raster?
  }

  /// Compares two rasters of one size.
  ///
  /// - Precondition: the sizes are equal.
  /// - Complexity: O(pixels); equal rows cost one memory comparison.
  public func compare(_ a: Raster, _ b: Raster, drawing: Bool = false) -> Result {
    PixelPair.with(a, b) { pair in
      switch version {
      case .yiq: run(pair, YIQ(threshold, usesCheckerboard), drawing)
      case .oklab: run(pair, HyAB(threshold, usesCheckerboard), drawing)
      }
    }
  }

  private func run<D: PixelDifference>(_ pair: PixelPair, _ difference: D, _ drawing: Bool)
    -> Result
  {
    var result = Result(mask: Mask(width: pair.width, height: pair.height))
    var canvas = drawing ? Raster(width: pair.width, height: pair.height, filledWith: .zero) : nil
    // Equal pictures are drawn grey in full; the original returns before looking at a pixel.
    let detector = AntialiasDetector(pair: pair, difference: difference)
    for y in 0..<pair.height {
      let isEqual = pair.isRowEqual(y)
      if isEqual && !drawing { continue }
      for x in 0..<pair.width {
        let at = y * pair.width + x
        let left = pair.first[at]
        let right = pair.second[at]
        let delta = left == right ? 0 : difference.signed(left, right, offset: 4 * at)
        if abs(delta) <= difference.limit {
          if !drawsMask { canvas?.draw(grey(left), at) }
        } else if !countsAntialiased, detector.isAntialiased(x, y) {
          result.antialiased += 1
          if !drawsMask { canvas?.draw(antialiasedColour, at) }
        } else {
          result.different += 1
          result.mask.insert(at)
          canvas?.draw(delta < 0 ? darkenedColour ?? differentColour : differentColour, at)
        }
      }
    }
    result.picture = canvas
    return result
  }

  /// The first picture's pixel as grey, faded towards white.
  private func grey(_ pixel: UInt32) -> SIMD3<UInt8> {
    let sample = Samples(pixel)
    let luma = YIQ.luma(sample.red, sample.green, sample.blue)
    return SIMD3(repeating: UInt8(255 + (luma - 255) * alpha * sample.alpha / 255))
  }
}

extension Raster {
  fileprivate mutating func draw(_ colour: SIMD3<UInt8>, _ index: Int) {
    pixels[4 * index] = colour.x
    pixels[4 * index + 1] = colour.y
    pixels[4 * index + 2] = colour.z
    pixels[4 * index + 3] = 255
  }
}
