/// The `IHDR` chunk.
struct Header {
  /// What the samples of a pixel are.
  enum Kind: UInt8 {
    case grey = 0
    case colour = 2
    case palette = 3
    case greyAlpha = 4
    case colourAlpha = 6

    /// Samples a pixel.
    var channels: Int {
      switch self {
      case .grey, .palette: 1
      case .greyAlpha: 2
      case .colour: 3
      case .colourAlpha: 4
      }
    }
  }

  let width: Int
  let height: Int
  let depth: Int
  let kind: Kind
  let isInterlaced: Bool

  var bitsPerPixel: Int { depth * kind.channels }

  /// Bytes of a row of `columns` pixels, without its filter byte.
  func rowBytes(_ columns: Int) -> Int { (columns * bitsPerPixel + 7) / 8 }

  /// Distance in bytes to the sample that filters look back to.
  var filterStep: Int { max(1, bitsPerPixel / 8) }

  /// Reads and checks the thirteen bytes of the chunk.
  init(_ bytes: [UInt8], _ content: Range<Int>, limits: PNG.Limits) throws(PNGFault) {
    guard content.count == 13 else { throw .malformed(chunk: "IHDR") }
    let start = content.lowerBound
    width = Int(bytes.word(start))
    height = Int(bytes.word(start + 4))
    depth = Int(bytes[start + 8])
    guard let kind = Kind(rawValue: bytes[start + 9]), width > 0, height > 0,
      width < 1 << 31, height < 1 << 31, bytes[start + 10] == 0, bytes[start + 11] == 0,
      bytes[start + 12] < 2
    else { throw .malformed(chunk: "IHDR") }
    self.kind = kind
    isInterlaced = bytes[start + 12] == 1
    let depths =
      switch kind {
      case .grey: [1, 2, 4, 8, 16]
      case .palette: [1, 2, 4, 8]
      default: [8, 16]
      }
    guard depths.contains(depth) else { throw .malformed(chunk: "IHDR") }
    guard width <= limits.pixels / height else { throw .tooLarge(width: width, height: height) }
  }

  /// A reduced image of the interlaced picture, or the whole of a plain one.
  struct Pass {
    let firstColumn: Int
    let firstRow: Int
    let columnStep: Int
    let rowStep: Int
    let columns: Int
    let rows: Int
  }

  /// The passes that hold pixels, in file order (Adam7: PNG §8.2).
  var passes: [Pass] {
    let steps =
      isInterlaced
      ? [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
        (0, 1, 1, 2),
      ] : [(0, 0, 1, 1)]
    return steps.compactMap { x, y, dx, dy in
      guard width > x, height > y else { return nil }
      return Pass(
        firstColumn: x, firstRow: y, columnStep: dx, rowStep: dy,
        columns: (width - x + dx - 1) / dx, rows: (height - y + dy - 1) / dy)
    }
  }

  /// Bytes of the inflated picture, filter bytes included.
  var inflatedBytes: Int { passes.reduce(0) { $0 + $1.rows * (1 + rowBytes($1.columns)) } }
}
