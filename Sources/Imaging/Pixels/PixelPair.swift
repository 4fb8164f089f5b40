import Glibc

/// The pixels of a raster as words of four bytes, `R` in the lowest.
///
/// A view for loops over every pixel: indices are checked in debug builds alone.
@safe
struct Words {
  private let base: UnsafePointer<UInt32>
  private let count: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { preconditionFailure("a raster holds a pixel") }
    unsafe base = start.assumingMemoryBound(to: UInt32.self)
    count = bytes.count / 4
  }

  @inline(__always)
  subscript(index: Int) -> UInt32 {
    assert(index >= 0 && index < count)
    return unsafe base[index]
  }

  /// Whether `length` words from `start` are those of `words` from `other` on.
  func isEqual(_ words: Words, from start: Int, length: Int, other: Int) -> Bool {
    assert(start >= 0 && start + length <= count && other + length <= words.count)
    return unsafe memcmp(base + start, words.base + other, 4 * length) == 0
  }
}

/// Two pictures of one size.
struct PixelPair {
  let first: Words
  let second: Words
  let width: Int
  let height: Int

  /// Runs `body` on the pixels of two rasters of one size.
  static func with<Result>(_ a: Raster, _ b: Raster, _ body: (PixelPair) -> Result) -> Result {
    precondition(a.width == b.width && a.height == b.height)
    return unsafe a.pixels.withUnsafeBytes { first in
      unsafe b.pixels.withUnsafeBytes { second in
        body(
          PixelPair(
            first: unsafe Words(first), second: unsafe Words(second), width: a.width,
            height: a.height))
      }
    }
  }

  /// Whether row `y` is the same in both.
  func isRowEqual(_ y: Int) -> Bool {
    first.isEqual(second, from: y * width, length: width, other: y * width)
  }
}

/// The four samples of a pixel as numbers.
struct Samples {
  let red, green, blue, alpha: Double

  @inline(__always)
  init(_ pixel: UInt32) {
    red = Double(pixel & 255)
    green = Double(pixel >> 8 & 255)
    blue = Double(pixel >> 16 & 255)
    alpha = Double(pixel >> 24)
  }
}

/// The grey levels behind a translucent pixel.
struct Backdrop {
  let red, green, blue: Double

  static let white = Backdrop(red: 255, green: 255, blue: 255)

  /// The pattern of pixelmatch 7.
  ///
  /// Levels are 48 and 207, by the byte offset of the pixel and, for green and blue, by the offset
  /// over the golden ratio and its square. Offsets are multiples of four, so red stays at 48; equal
  /// counts need that too.
  static func checkerboard(_ offset: Int) -> Backdrop {
    let k = Double(offset)
    return Backdrop(
      red: 48 + 159 * Double(offset & 1),
      green: 48 + 159 * Double(Int(k / 1.618033988749895) & 1),
      blue: 48 + 159 * Double(Int(k / 2.618033988749895) & 1))
  }
}

/// A colour difference whose sign says which pixel is lighter.
protocol PixelDifference {
  /// Largest magnitude that counts as equal.
  var limit: Double { get }
  /// Negative when `a` is the lighter one, that is, when the pixel became darker.
  func signed(_ a: UInt32, _ b: UInt32, offset: Int) -> Double
  /// Difference of brightness alone, `a` minus `b`.
  func brightness(_ a: UInt32, _ b: UInt32, offset: Int) -> Double
}
