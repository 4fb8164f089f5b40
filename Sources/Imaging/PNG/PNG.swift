/// Portable Network Graphics in and out (PNG Third Edition, W3C 2025).
///
/// Reading accepts every colour type, bit depth and interlacing of the standard and keeps 16-bit
/// samples exact. Writing makes opaque rasters RGB and never adds a time stamp, so that equal
/// rasters give equal bytes under one version of the compressor.
public enum PNG {
  /// What reading a file may cost before it is refused.
  public struct Limits: Sendable {
    /// Most pixels of the picture.
    public var pixels: Int
    /// Most bytes of one decompressed text.
    public var text: Int

    /// Limits of 2²⁷ pixels (512 MiB decoded) and 64 MiB of text unless said otherwise.
    public init(pixels: Int = 1 << 27, text: Int = 1 << 26) {
      self.pixels = pixels
      self.text = text
    }
  }

  /// How the file says its samples relate to light.
  public enum Colour: Equatable, Sendable {
    /// Nothing is said; sRGB is meant.
    case unspecified
    /// The `sRGB` chunk.
    case sRGB
    /// A `gAMA` chunk: exponent of the encoding times 100 000 (45 455 is 1/2.2).
    case gamma(Int)
    /// An `iCCP` or `cICP` chunk, by a checksum of its content.
    case profile(UInt32)
  }

  /// One entry of the textual chunks.
  public struct Text: Equatable, Sendable {
    /// Keyword, 1 to 79 Latin-1 characters.
    public var key: String
    /// The text itself.
    public var value: String

    /// An entry.
    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// Everything a file says.
  public struct Image: Sendable {
    /// The picture, samples as stored.
    public var raster: Raster
    /// What the samples mean.
    public var colour: Colour
    /// Physical resolution, if square pixels per metre are given.
    public var dotsPerInch: Double?
    /// Texts in the order of the file.
    public var texts: [Text]
  }
}

/// Why bytes are not a PNG, or a raster can't become one.
public enum PNGFault: Error, Equatable, Sendable {
  /// The eight bytes of the signature are missing.
  case notPNG
  /// The file ends before its last chunk, or the compressed picture ends too early.
  case truncated
  /// The checksum of a chunk is wrong.
  case checksum(chunk: String)
  /// A chunk is missing, misplaced or breaks a rule of the standard.
  case malformed(chunk: String)
  /// A critical chunk this reader does not know.
  case unknown(chunk: String)
  /// The compressed stream is damaged.
  case corrupt(chunk: String)
  /// The picture or a text is larger than the limits allow.
  case tooLarge(width: Int, height: Int)
  /// A keyword is not 1 to 79 printable Latin-1 characters.
  case keyword(String)
}
