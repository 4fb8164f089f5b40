extension PNG {
  /// The file of a raster.
  ///
  /// Opaque rasters become RGB, others RGBA; rasters with ``Raster/deep`` samples 16 bits a sample.
  /// Rows are filtered by difference to the row above, which suits charts (long runs of equal rows)
  /// better than adaptive choice and is a third faster.
  ///
  /// - Parameters:
  ///   - dotsPerInch: physical resolution, written as whole dots per metre.
  ///   - text: written in order; Latin-1 as `tEXt`, others and those over 1 KiB as `iTXt`.
  ///   - level: effort of libdeflate, 1 to 12.
  /// - Throws: ``PNGFault/keyword(_:)``.
  /// - Complexity: O(pixels).
  public static func encode(
    _ raster: Raster, dotsPerInch: Double? = nil, text: [(key: String, value: String)] = [],
    level: Int = 5
  ) throws(PNGFault) -> [UInt8] {
    let isOpaque = raster.deep?.indices.allSatisfy { $0 & 3 != 3 || raster.deep?[$0] == 65535 }
    let colours = isOpaque ?? raster.isOpaque ? 3 : 4
    var header: [UInt8] = []
    header.append(word: UInt32(raster.width))
    header.append(word: UInt32(raster.height))
    header += [raster.deep == nil ? 8 : 16, colours == 3 ? 2 : 6, 0, 0, 0]
    var file = Chunk.signature
    file.append(chunk: "IHDR", header)
    file.append(chunk: "sRGB", [0])
    if let dotsPerInch {
      var density: [UInt8] = []
      let perMetre = UInt32((dotsPerInch / 0.0254).rounded())
      density.append(word: perMetre)
      density.append(word: perMetre)
      file.append(chunk: "pHYs", density + [1])
    }
    for (key, value) in text { try file.append(Text(key: key, value: value)) }
    let rows = raster.deep.map { filtered($0, raster, colours) } ?? filtered(raster, colours)
    let stream = unsafe rows.withUnsafeBytes { unsafe Deflater(level: Int32(level)).zlib($0) }
    file.append(chunk: "IDAT", stream)
    file.append(chunk: "IEND", [])
    return file
  }

  /// Rows of 8-bit samples, each with filter 2 (Up) and its differences to the row above.
  private static func filtered(_ raster: Raster, _ colours: Int) -> [UInt8] {
    let rowBytes = raster.width * colours + 1
    let size = rowBytes * raster.height
    // Pixels are stored as whole words, so the last one of an RGB row needs a byte of room.
    return unsafe [UInt8](unsafeUninitializedCapacity: size + 1) { out, count in
      unsafe raster.pixels.withUnsafeBytes { pixels in
        guard let out = UnsafeMutableRawPointer(out.baseAddress), let pixels = pixels.baseAddress
        else { return }
        for y in 0..<raster.height {
          unsafe out.storeBytes(of: y == 0 ? 0 : 2, toByteOffset: y * rowBytes, as: UInt8.self)
          let row = unsafe pixels + 4 * raster.width * y
          let line = unsafe out + (y * rowBytes + 1)
          for x in 0..<raster.width {
            let pixel = unsafe row.loadUnaligned(fromByteOffset: 4 * x, as: UInt32.self)
            unsafe line.storeBytes(of: pixel, toByteOffset: colours * x, as: UInt32.self)
          }
        }
        // From the last row up, so that every row still finds the plain one above it.
        for y in (1..<raster.height).reversed() {
          let line = unsafe out + (y * rowBytes + 1)
          unsafe subtract(line - rowBytes, from: line, count: rowBytes - 1)
        }
      }
      count = size
    }
  }

  /// Subtracts bytes modulo 256.
  private static func subtract(
    _ above: UnsafeRawPointer, from line: UnsafeMutableRawPointer, count: Int
  ) {
    var at = 0
    while at + 32 <= count {
      let difference =
        unsafe line.loadUnaligned(fromByteOffset: at, as: SIMD32<UInt8>.self)
        &- above.loadUnaligned(fromByteOffset: at, as: SIMD32<UInt8>.self)
      unsafe line.storeBytes(of: difference, toByteOffset: at, as: SIMD32<UInt8>.self)
      at += 32
    }
    while at < count {
      let difference =
        unsafe line.load(fromByteOffset: at, as: UInt8.self)
        &- above.load(fromByteOffset: at, as: UInt8.self)
      unsafe line.storeBytes(of: difference, toByteOffset: at, as: UInt8.self)
      at += 1
    }
  }

  /// Rows of 16-bit samples, unfiltered differences of bytes to the row above.
  private static func filtered(_ samples: [UInt16], _ raster: Raster, _ colours: Int) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity((raster.width * colours * 2 + 1) * raster.height)
    for y in 0..<raster.height {
      out.append(y == 0 ? 0 : 2)
      for x in 0..<raster.width {
        for channel in 0..<colours {
          let at = 4 * (y * raster.width + x) + channel
          let above = y == 0 ? 0 : samples[at - 4 * raster.width]
          out.append(UInt8(samples[at] >> 8) &- UInt8(above >> 8))
          out.append(UInt8(samples[at] & 255) &- UInt8(above & 255))
        }
      }
    }
    return out
  }
}

extension [UInt8] {
  /// Appends a textual chunk.
  fileprivate mutating func append(_ text: PNG.Text) throws(PNGFault) {
    let key = text.key.unicodeScalars
    let isPrintable = key.allSatisfy {
      (32...126).contains($0.value) || (161...255).contains($0.value)
    }
    guard (1...79).contains(key.count), isPrintable, key.first != " ", key.last != " " else {
      throw .keyword(text.key)
    }
    var content = key.map { UInt8($0.value) }
    let value = text.value.unicodeScalars
    if text.value.utf8.count <= 1024, value.allSatisfy({ $0.value < 256 && $0.value != 0 }) {
      content.append(0)
      content += value.map { UInt8($0.value) }
      append(chunk: "tEXt", content)
      return
    }
    var utf8 = Array(text.value.utf8)
    let isLong = utf8.count > 1024
    if isLong { utf8 = unsafe utf8.withUnsafeBytes { unsafe Deflater(level: 9).zlib($0) } }
    content += [0, isLong ? 1 : 0, 0, 0, 0]
    append(chunk: "iTXt", content + utf8)
  }
}
