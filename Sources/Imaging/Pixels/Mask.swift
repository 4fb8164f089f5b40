/// A set of pixels of a picture, one bit each.
public struct Mask: Equatable, Sendable {
  /// Number of columns.
  public let width: Int
  /// Number of rows.
  public let height: Int
  private var words: [UInt64]
  private let wordsPerRow: Int

  /// The empty set.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
    wordsPerRow = (width + 63) / 64
    words = [UInt64](repeating: 0, count: wordsPerRow * height)
  }

  /// Number of pixels in the set.
  ///
  /// - Complexity: O(pixels / 64)
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether the pixel belongs to the set; pixels outside the picture don't.
  public subscript(x: Int, y: Int) -> Bool {
    get {
      guard x >= 0, y >= 0, x < width, y < height else { return false }
      return words[y * wordsPerRow + x >> 6] >> UInt64(x & 63) & 1 == 1
    }
    set {
      let bit: UInt64 = 1 << UInt64(x & 63)
      if newValue {
        words[y * wordsPerRow + x >> 6] |= bit
      } else {
        words[y * wordsPerRow + x >> 6] &= ~bit
      }
    }
  }

  /// Whether no pixel is in the set.
  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The pixels that both sets hold.
  ///
  /// - Precondition: the sizes are equal.
  func intersection(_ other: Mask) -> Mask {
    precondition(width == other.width && height == other.height)
    var out = self
    for index in words.indices { out.words[index] &= other.words[index] }
    return out
  }

  /// Adds the pixel at an index that counts row by row.
  mutating func insert(_ index: Int) { self[index % width, index / width] = true }

  /// The columns of the pixels of one row, ascending.
  func columns(ofRow y: Int) -> [Int] {
    var columns: [Int] = []
    for word in 0..<wordsPerRow {
      var bits = words[y * wordsPerRow + word]
      while bits != 0 {
        columns.append(64 * word + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
    return columns
  }

  /// Whether a row holds no pixel of the set.
  func isEmpty(row y: Int) -> Bool {
    words[y * wordsPerRow..<(y + 1) * wordsPerRow].allSatisfy { $0 == 0 }
  }
}
