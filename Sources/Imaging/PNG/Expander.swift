/// Turns a plain row of any kind into `R G B A` samples.
struct Expander {
  let header: Header
  /// Colour of every index, as `R G B A` bytes in memory order; missing entries are opaque black.
  private var palette: [SIMD4<UInt8>] = []
  /// The one colour that `tRNS` makes transparent, at the depth of the file.
  private var key: SIMD4<UInt16>?

  /// Checks `PLTE` and `tRNS` against the header.
  init(
    _ header: Header, palette: ArraySlice<UInt8>?, transparency: ArraySlice<UInt8>?
  ) throws(PNGFault) {
    self.header = header
    if header.kind == .palette {
      guard let palette, !palette.isEmpty else { throw .malformed(chunk: "PLTE") }
      let entries = Array(palette)
      self.palette = [SIMD4<UInt8>](repeating: SIMD4(0, 0, 0, 255), count: 256)
      for index in 0..<entries.count / 3 {
        self.palette[index] = SIMD4(
          entries[3 * index], entries[3 * index + 1], entries[3 * index + 2], 255)
      }
      for (index, alpha) in (transparency ?? []).prefix(entries.count / 3).enumerated() {
        self.palette[index].w = alpha
      }
    } else if let values = transparency.map(Array.init) {
      let mask = UInt16((1 << header.depth) - 1)
      switch (header.kind, values.count) {
      case (.grey, 2): key = SIMD4(repeating: values.half(0) & mask)
      case (.colour, 6):
        key = SIMD4(values.half(0) & mask, values.half(2) & mask, values.half(4) & mask, 0)
      case (.greyAlpha, _), (.colourAlpha, _): break
      default: throw .malformed(chunk: "tRNS")
      }
    }
  }

  /// Expands a row of at most 8 bits a sample.
  func expand(
    _ row: UnsafePointer<UInt8>, columns: Int, into out: UnsafeMutablePointer<UInt8>
  ) {
    switch header.kind {
    case .colourAlpha: unsafe out.update(from: row, count: 4 * columns)
    case .colour: unsafe expandColour(row, columns, out)
    case .greyAlpha:
      for x in 0..<columns {
        let grey = unsafe row[2 * x]
        unsafe store(SIMD4(grey, grey, grey, row[2 * x + 1]), out, x)
      }
    case .grey: unsafe expandGrey(row, columns, out)
    case .palette:
      let mask = UInt8((1 << header.depth) - 1)
      unsafe palette.withUnsafeBufferPointer { palette in
        for x in 0..<columns {
          unsafe store(palette[Int(packed(row, x, mask))], out, x)
        }
      }
    }
  }

  private func expandColour(
    _ row: UnsafePointer<UInt8>, _ columns: Int, _ out: UnsafeMutablePointer<UInt8>
  ) {
    for x in 0..<columns {
      unsafe out[4 * x] = row[3 * x]
      unsafe out[4 * x + 1] = row[3 * x + 1]
      unsafe out[4 * x + 2] = row[3 * x + 2]
      unsafe out[4 * x + 3] = 255
    }
    guard let key else { return }
    for x in 0..<columns {
      let here = unsafe SIMD4(
        UInt16(out[4 * x]), UInt16(out[4 * x + 1]), UInt16(out[4 * x + 2]), 0)
      if here == key { unsafe out[4 * x + 3] = 0 }
    }
  }

  private func expandGrey(
    _ row: UnsafePointer<UInt8>, _ columns: Int, _ out: UnsafeMutablePointer<UInt8>
  ) {
    let mask = UInt8((1 << header.depth) - 1)
    // 255 is divisible by 1, 3, 15 and 255, so every depth widens by a whole factor.
    let factor = 255 / mask
    for x in 0..<columns {
      let sample = unsafe packed(row, x, mask)
      let alpha: UInt8 = key?.x == UInt16(sample) ? 0 : 255
      let grey = sample * factor
      unsafe store(SIMD4(grey, grey, grey, alpha), out, x)
    }
  }

  /// Sample `x` of a row packed at the depth of the file, leftmost in the high bits.
  @inline(__always)
  private func packed(_ row: UnsafePointer<UInt8>, _ x: Int, _ mask: UInt8) -> UInt8 {
    let bit = x &* header.depth
    return unsafe row[bit >> 3] >> UInt8(8 - header.depth - bit & 7) & mask
  }

  @inline(__always)
  private func store(_ pixel: SIMD4<UInt8>, _ out: UnsafeMutablePointer<UInt8>, _ x: Int) {
    unsafe UnsafeMutableRawPointer(out).storeBytes(
      of: pixel, toByteOffset: 4 * x, as: SIMD4<UInt8>.self)
  }

  /// Expands a row of 16 bits a sample.
  func expand(
    _ row: UnsafePointer<UInt8>, columns: Int, into out: UnsafeMutablePointer<UInt16>
  ) {
    let channels = header.kind.channels
    for x in 0..<columns {
      func sample(_ channel: Int) -> UInt16 {
        let at = 2 * (x * channels + channel)
        return unsafe UInt16(row[at]) << 8 | UInt16(row[at + 1])
      }
      let pixel: SIMD4<UInt16>
      switch header.kind {
      case .colourAlpha: pixel = SIMD4(sample(0), sample(1), sample(2), sample(3))
      case .greyAlpha: pixel = SIMD4(sample(0), sample(0), sample(0), sample(1))
      case .colour:
        let colour = SIMD4(sample(0), sample(1), sample(2), 0)
        pixel = SIMD4(colour.x, colour.y, colour.z, colour == key ? 0 : 65535)
      default: pixel = SIMD4(sample(0), sample(0), sample(0), sample(0) == key?.x ? 0 : 65535)
      }
      unsafe out[4 * x] = pixel.x
      unsafe out[4 * x + 1] = pixel.y
      unsafe out[4 * x + 2] = pixel.z
      unsafe out[4 * x + 3] = pixel.w
    }
  }
}
