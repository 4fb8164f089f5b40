/// A picture of `width` × `height` pixels with straight (not premultiplied) alpha.
///
/// `pixels` always holds the picture at 8 bits a sample, row by row, `R G B A`. A file with 16 bits
/// a sample keeps its exact samples in `deep` too, unless every one of them is an 8-bit value
/// widened (`257 v`), so that two rasters are equal exactly when their pictures are.
public struct Raster: Equatable, Sendable {
  /// Number of columns.
  public let width: Int
  /// Number of rows.
  public let height: Int
  /// `4 width height` samples of 8 bits.
  public var pixels: [UInt8]
  /// `4 width height` samples of 16 bits, only where 8 bits can't hold the picture.
  public let deep: [UInt16]?

  /// A raster over samples that are already in order.
  ///
  /// - Precondition: `pixels` holds exactly `4 width height` samples.
  public init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(width > 0 && height > 0 && pixels.count == 4 * width * height)
    self.width = width
    self.height = height
    self.pixels = pixels
    deep = nil
  }

  /// A raster from 16-bit samples; `pixels` are rounded to nearest.
  ///
  /// - Precondition: `samples` holds exactly `4 width height` values.
  public init(width: Int, height: Int, samples: [UInt16]) {
    precondition(width > 0 && height > 0 && samples.count == 4 * width * height)
    self.width = width
    self.height = height
    // (255 v + 32895) >> 16 is v / 257 rounded to nearest for every 16-bit v.
    pixels = samples.map { UInt8(truncatingIfNeeded: (UInt32($0) &* 255 &+ 32895) >> 16) }
    deep = samples.allSatisfy { $0 >> 8 == $0 & 255 } ? nil : samples
  }

  /// A raster of one colour.
  public init(width: Int, height: Int, filledWith colour: SIMD4<UInt8>) {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(4 * width * height)
    for _ in 0..<width * height {
      pixels.append(colour.x)
      pixels.append(colour.y)
      pixels.append(colour.z)
      pixels.append(colour.w)
    }
    self.init(width: width, height: height, pixels: pixels)
  }

  /// A raster from premultiplied native-endian `ARGB` words, the form Cairo draws in.
  ///
  /// Samples of translucent pixels are divided by alpha and rounded to nearest.
  ///
  /// - Parameters:
  ///   - words: rows of `wordsPerRow` words, the first `width` of each being pixels.
  ///   - wordsPerRow: distance of two rows, in words.
  /// - Precondition: `words` holds at least `wordsPerRow (height − 1) + width` words.
  public init(width: Int, height: Int, premultipliedARGB words: Span<UInt32>, wordsPerRow: Int) {
    precondition(width > 0 && height > 0 && wordsPerRow >= width)
    precondition(words.count >= wordsPerRow * (height - 1) + width)
    self.width = width
    self.height = height
    deep = nil
    pixels = unsafe [UInt8](unsafeUninitializedCapacity: 4 * width * height) { buffer, count in
      var at = 0
      for row in 0..<height {
        for index in row * wordsPerRow..<row * wordsPerRow + width {
          let word = words[index]
          let alpha = word >> 24
          var red = word >> 16 & 255
          var green = word >> 8 & 255
          var blue = word & 255
          if alpha != 255 && alpha != 0 {
            red = min(255, (red * 255 + alpha / 2) / alpha)
            green = min(255, (green * 255 + alpha / 2) / alpha)
            blue = min(255, (blue * 255 + alpha / 2) / alpha)
          }
          unsafe buffer[at] = UInt8(truncatingIfNeeded: red)
          unsafe buffer[at + 1] = UInt8(truncatingIfNeeded: green)
          unsafe buffer[at + 2] = UInt8(truncatingIfNeeded: blue)
          unsafe buffer[at + 3] = UInt8(truncatingIfNeeded: alpha)
          at += 4
        }
      }
      count = at
    }
  }

  /// Whether no pixel lets anything through.
  ///
  /// - Complexity: O(width · height)
  public var isOpaque: Bool {
    var all: UInt8 = 255
    unsafe pixels.withUnsafeBufferPointer { buffer in
      var at = 3
      while at < buffer.count {
        unsafe all &= buffer[at]
        at += 4
      }
    }
    return all == 255
  }

  /// The pixel in column `x` of row `y`, as `R G B A`.
  public subscript(x: Int, y: Int) -> SIMD4<UInt8> {
    get {
      let at = 4 * (y * width + x)
      return SIMD4(pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3])
    }
    set {
      let at = 4 * (y * width + x)
      pixels[at] = newValue.x
      pixels[at + 1] = newValue.y
      pixels[at + 2] = newValue.z
      pixels[at + 3] = newValue.w
    }
  }
}

extension Raster: CustomStringConvertible {
  /// The size and the depth, not the samples.
  public var description: String { "\(width) × \(height) px, \(deep == nil ? 8 : 16) bit" }
}
