/// A picture that can show some of its rows at a time.
protocol PixelRows {
  var width: Int { get }
  var height: Int { get }
  /// Runs `body` on the pixels of consecutive rows.
  func withRows<Result>(_ rows: Range<Int>, _ body: (Words) -> Result) -> Result
  /// The whole picture.
  var raster: Raster { get }
}

extension Raster: PixelRows {
  var raster: Raster { self }

  func withRows<Result>(_ rows: Range<Int>, _ body: (Words) -> Result) -> Result {
    unsafe pixels.withUnsafeBytes { bytes in
      let part = unsafe UnsafeRawBufferPointer(
        rebasing: bytes[4 * width * rows.lowerBound..<4 * width * rows.upperBound])
      return body(unsafe Words(part))
    }
  }
}

/// A picture kept as runs of equal pixels, a few per cent of its size for charts.
///
/// A comparison of two large pictures never needs both in full: the first waits like this while the
/// second is decoded, which halves the memory.
struct RunRaster: PixelRows {
  let width: Int
  let height: Int
  /// Runs of all rows: length in the upper half of a word, pixel in the lower.
  private var runs: [UInt64] = []
  /// Where the runs of each row begin; rows equal to the one above share its runs.
  private var starts: [Int] = []

  /// Packs a picture; nil when that would not make it four times smaller.
  init?(_ raster: Raster) {
    guard raster.deep == nil else { return nil }
    width = raster.width
    height = raster.height
    let width = width
    let most = raster.pixels.count / 4 / 8
    starts.reserveCapacity(height)
    for y in 0..<height {
      let isRepeated =
        y > 0
        && raster.withRows(y - 1..<y + 1) { rows in
          rows.isEqual(rows, from: 0, length: width, other: width)
        }
      if isRepeated {
        starts.append(starts[y - 1])
        continue
      }
      starts.append(runs.count)
      let added = raster.withRows(y..<y + 1) { row in
        var added: [UInt64] = []
        var x = 0
        while x < width {
          let pixel = row[x]
          var end = x + 1
          while end < width, row[end] == pixel { end += 1 }
          added.append(UInt64(end - x) << 32 | UInt64(pixel))
          x = end
        }
        return added
      }
      guard runs.count + added.count <= most else { return nil }
      runs += added
    }
  }

  func withRows<Result>(_ rows: Range<Int>, _ body: (Words) -> Result) -> Result {
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, width * rows.count)) {
      let buffer = unsafe $0
      var at = 0
      for y in rows {
        var run = starts[y]
        let end = at + width
        while at < end {
          let length = Int(runs[run] >> 32)
          unsafe UnsafeMutableBufferPointer(rebasing: buffer[at..<at + length])
            .initialize(repeating: UInt32(truncatingIfNeeded: runs[run]))
          at += length
          run += 1
        }
      }
      return body(unsafe Words(UnsafeRawBufferPointer(buffer)))
    }
  }

  var raster: Raster {
    let pixels = unsafe [UInt8](unsafeUninitializedCapacity: 4 * width * height) { out, count in
      for y in 0..<height {
        let start = 4 * width * y
        withRows(y..<y + 1) { row in
          for x in 0..<width {
            unsafe UnsafeMutableRawBufferPointer(out).storeBytes(
              of: row[x], toByteOffset: start + 4 * x, as: UInt32.self)
          }
        }
      }
      count = 4 * width * height
    }
    return Raster(width: width, height: height, pixels: pixels)
  }
}
