import CDeflate

/// Writes PNG files of every kind the standard allows, straight from its text, for reading back.
struct PNGForge {
  var width: Int
  var height: Int
  var depth: Int
  var kind: Int
  var isInterlaced = false
  /// Rows take the filters in turn.
  var filters: [UInt8] = [0, 1, 2, 3, 4]
  var palette: [UInt8] = []
  var transparency: [UInt8] = []
  /// Bytes of each IDAT chunk.
  var split = Int.max
  /// Chunks before the picture.
  var extra: [(String, [UInt8])] = []
  /// Bytes after the last row inside the compressed stream.
  var surplus = 0

  var channels: Int { [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][kind] ?? 0 }

  /// The file whose sample `channel` at `(x, y)` is `sample(x, y, channel)`.
  func file(_ sample: (Int, Int, Int) -> Int) -> [UInt8] {
    var out: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    out += Self.chunk(
      "IHDR",
      Self.word(width) + Self.word(height)
        + [UInt8(depth), UInt8(kind), 0, 0, isInterlaced ? 1 : 0])
    for (type, content) in extra { out += Self.chunk(type, content) }
    if !palette.isEmpty { out += Self.chunk("PLTE", palette) }
    if !transparency.isEmpty { out += Self.chunk("tRNS", transparency) }
    let stream = Self.zlib(rows(sample) + [UInt8](repeating: 7, count: surplus))
    for start in stride(from: 0, to: stream.count, by: min(split, stream.count)) {
      out += Self.chunk(
        "IDAT", Array(stream[start..<min(stream.count, start + min(split, stream.count))]))
    }
    return out + Self.chunk("IEND", [])
  }

  private func rows(_ sample: (Int, Int, Int) -> Int) -> [UInt8] {
    let grids =
      isInterlaced
      ? [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
        (0, 1, 1, 2),
      ]
      : [(0, 0, 1, 1)]
    var out: [UInt8] = []
    var turn = 0
    for (x0, y0, dx, dy) in grids where x0 < width && y0 < height {
      var above: [UInt8] = []
      for y in stride(from: y0, to: height, by: dy) {
        var row: [UInt8] = []
        var bits = 0
        var held = 0
        for x in stride(from: x0, to: width, by: dx) {
          for channel in 0..<channels {
            let value = sample(x, y, channel)
            if depth == 16 {
              row += [UInt8(value >> 8), UInt8(value & 255)]
            } else {
              held = held << depth | value
              bits += depth
              if bits == 8 {
                row.append(UInt8(held))
                bits = 0
                held = 0
              }
            }
          }
        }
        if bits > 0 { row.append(UInt8(held << (8 - bits))) }
        if above.isEmpty { above = [UInt8](repeating: 0, count: row.count) }
        let filter = filters[turn % filters.count]
        turn += 1
        out.append(filter)
        out += filtered(row, above, filter)
        above = row
      }
    }
    return out
  }

  private func filtered(_ row: [UInt8], _ above: [UInt8], _ filter: UInt8) -> [UInt8] {
    let step = max(1, channels * depth / 8)
    return row.indices.map { i in
      let a = i >= step ? Int(row[i - step]) : 0
      let b = Int(above[i])
      let c = i >= step ? Int(above[i - step]) : 0
      let p = a + b - c
      let paeth =
        abs(p - a) <= abs(p - b) && abs(p - a) <= abs(p - c) ? a : abs(p - b) <= abs(p - c) ? b : c
      let guess = [0, a, b, (a + b) / 2, paeth][min(Int(filter), 4)]
      return row[i] &- UInt8(guess)
    }
  }

  static func word(_ value: Int) -> [UInt8] {
    [
      UInt8(value >> 24 & 255), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255),
      UInt8(value & 255),
    ]
  }

  static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    let sum = unsafe body.withUnsafeBytes { unsafe libdeflate_crc32(0, $0.baseAddress, $0.count) }
    return word(content.count) + body + word(Int(sum))
  }

  static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    guard let handle = unsafe libdeflate_alloc_compressor(6) else { return [] }
    defer { unsafe libdeflate_free_compressor(handle) }
    let bound = unsafe libdeflate_zlib_compress_bound(handle, bytes.count)
    return unsafe [UInt8](unsafeUninitializedCapacity: bound) { out, count in
      count = unsafe bytes.withUnsafeBytes {
        unsafe libdeflate_zlib_compress(handle, $0.baseAddress, $0.count, out.baseAddress, bound)
      }
    }
  }
}
