/// The way from the chunks of one file to its raster.
struct Decoder {
  let bytes: [UInt8]
  let chunks: [Chunk]
  let header: Header
  let expander: Expander

  /// Splits, checks and orders the chunks; nothing is inflated yet.
  init(_ bytes: [UInt8], limits: PNG.Limits) throws(PNGFault) {
    self.bytes = bytes
    chunks = try Chunk.split(bytes)
    guard let first = chunks.first, first.type == "IHDR" else { throw .malformed(chunk: "IHDR") }
    header = try Header(bytes, first.content, limits: limits)
    var palette: ArraySlice<UInt8>?
    var transparency: ArraySlice<UInt8>?
    var data = 0
    var previous = ""
    for chunk in chunks.dropFirst() {
      switch chunk.type {
      case "PLTE":
        let isSound = chunk.content.count % 3 == 0 && chunk.content.count <= 768
        guard palette == nil, data == 0, isSound else { throw .malformed(chunk: "PLTE") }
        palette = bytes[chunk.content]
      case "tRNS":
        guard data == 0 else { throw .malformed(chunk: "tRNS") }
        transparency = bytes[chunk.content]
      case "IDAT":
        guard data == 0 || previous == "IDAT" else { throw .malformed(chunk: "IDAT") }
        data += chunk.content.count
      case "IHDR": throw .malformed(chunk: "IHDR")
      case "IEND": break
      default: if chunk.isCritical { throw .unknown(chunk: chunk.type) }
      }
      previous = chunk.type
    }
    // Deflate can't widen a stream more than 1032 times: a picture that claims more is a bomb or
    // torn off, and no memory is asked for.
    guard data > 0, header.inflatedBytes <= (data + 64) * 1032 else { throw .truncated }
    expander = try Expander(header, palette: palette, transparency: transparency)
  }

  /// The picture.
  func raster() throws(PNGFault) -> Raster {
    let stream = compressed()
    if header.depth == 16 { return try deepRaster(stream) }
    let pixels = header.isInterlaced ? try interlaced(stream) : try plain(stream)
    return Raster(width: header.width, height: header.height, pixels: pixels)
  }

  /// The content of all `IDAT` chunks in one piece.
  private func compressed() -> ArraySlice<UInt8> {
    let parts = chunks.filter { $0.type == "IDAT" }
    if parts.count == 1 { return bytes[parts[0].content] }
    var whole: [UInt8] = []
    whole.reserveCapacity(parts.reduce(0) { $0 + $1.content.count })
    for part in parts { whole += bytes[part.content] }
    return whole[...]
  }

  /// Inflates into `room`, which has the exact size; what goes beyond is ignored, as libpng does.
  private func inflate(
    _ stream: ArraySlice<UInt8>, into room: UnsafeMutableRawBufferPointer
  ) -> PNGFault? {
    unsafe stream.withUnsafeBytes { stream in
      let inflater = Inflater()
      switch unsafe inflater.zlib(stream, into: room) {
      case .done(room.count): return nil
      case .done: return .truncated
      case .damaged: return .corrupt(chunk: "IDAT")
      case .overflow:
        let more = UnsafeMutableRawBufferPointer.allocate(
          byteCount: 2 * room.count + 65536, alignment: 16)
        defer { unsafe more.deallocate() }
        guard case .done = unsafe inflater.zlib(stream, into: more) else {
          return .corrupt(chunk: "IDAT")
        }
        unsafe room.copyMemory(from: UnsafeRawBufferPointer(rebasing: more[..<room.count]))
        return nil
      }
    }
  }

  /// A picture of one pass, at most 8 bits a sample.
  ///
  /// The stream is inflated into the end of the result itself and expanded forwards: rows are
  /// written no faster than they are read, and no second picture is held.
  private func plain(_ stream: ArraySlice<UInt8>) throws(PNGFault) -> [UInt8] {
    let size = 4 * header.width * header.height
    let inflated = header.inflatedBytes
    let capacity = max(size, inflated)
    var fault: PNGFault?
    let pixels = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      let room = unsafe UnsafeMutableRawBufferPointer(
        start: buffer.baseAddress.map { unsafe $0 + (capacity - inflated) }, count: inflated)
      fault = unsafe inflate(stream, into: room)
      guard fault == nil, let base = buffer.baseAddress else { return }
      var read = unsafe base + (capacity - inflated)
      var write = unsafe base
      let rowBytes = header.rowBytes(header.width)
      var lines = Lines(rowBytes)
      for _ in 0..<header.height {
        guard let row = unsafe lines.next(read, rowBytes, header.filterStep) else {
          fault = .corrupt(chunk: "IDAT")
          return
        }
        unsafe expander.expand(row, columns: header.width, into: write)
        unsafe read += rowBytes + 1
        unsafe write += 4 * header.width
      }
      count = size
    }
    if let fault { throw fault }
    return pixels
  }

  /// Hands every plain row of every pass to `body`.
  private func eachRow(
    _ stream: ArraySlice<UInt8>, _ body: (Header.Pass, Int, UnsafePointer<UInt8>) -> Void
  ) throws(PNGFault) {
    var fault: PNGFault?
    let inflated = unsafe [UInt8](unsafeUninitializedCapacity: header.inflatedBytes) {
      fault = unsafe inflate(stream, into: UnsafeMutableRawBufferPointer($0))
      $1 = fault == nil ? header.inflatedBytes : 0
    }
    if let fault { throw fault }
    unsafe inflated.withUnsafeBufferPointer { buffer in
      guard var read = buffer.baseAddress else { return }
      for pass in header.passes {
        let rowBytes = header.rowBytes(pass.columns)
        var lines = Lines(rowBytes)
        for index in 0..<pass.rows {
          guard let row = unsafe lines.next(read, rowBytes, header.filterStep) else {
            fault = .corrupt(chunk: "IDAT")
            return
          }
          unsafe body(pass, index, row)
          unsafe read += rowBytes + 1
        }
      }
    }
    if let fault { throw fault }
  }

  private func interlaced(_ stream: ArraySlice<UInt8>) throws(PNGFault) -> [UInt8] {
    var pixels = [UInt8](repeating: 0, count: 4 * header.width * header.height)
    var line = [UInt8](repeating: 0, count: 4 * header.width)
    try unsafe eachRow(stream) { pass, index, row in
      unsafe line.withUnsafeMutableBufferPointer { line in
        guard let start = line.baseAddress else { return }
        unsafe expander.expand(row, columns: pass.columns, into: start)
      }
      header.scatter(line, of: pass, row: index, into: &pixels)
    }
    return pixels
  }

  private func deepRaster(_ stream: ArraySlice<UInt8>) throws(PNGFault) -> Raster {
    var samples = [UInt16](repeating: 0, count: 4 * header.width * header.height)
    var line = [UInt16](repeating: 0, count: 4 * header.width)
    try unsafe eachRow(stream) { pass, index, row in
      unsafe line.withUnsafeMutableBufferPointer { line in
        guard let start = line.baseAddress else { return }
        unsafe expander.expand(row, columns: pass.columns, into: start)
      }
      header.scatter(line, of: pass, row: index, into: &samples)
    }
    return Raster(width: header.width, height: header.height, samples: samples)
  }
}

extension Header {
  /// Puts the pixels of a row of a pass to their places in the picture.
  fileprivate func scatter<Sample>(
    _ line: [Sample], of pass: Pass, row: Int, into picture: inout [Sample]
  ) {
    let start = 4 * ((pass.firstRow + row * pass.rowStep) * width + pass.firstColumn)
    for column in 0..<pass.columns {
      for channel in 0..<4 {
        picture[start + 4 * column * pass.columnStep + channel] = line[4 * column + channel]
      }
    }
  }
}

/// Two row buffers that take turns being the current row and the one above.
@safe
private struct Lines: ~Copyable {
  private var current: UnsafeMutablePointer<UInt8>
  private var above: UnsafeMutablePointer<UInt8>

  init(_ rowBytes: Int) {
    unsafe current = .allocate(capacity: rowBytes + 1)
    unsafe above = .allocate(capacity: rowBytes + 1)
    unsafe current.initialize(repeating: 0, count: rowBytes + 1)
    unsafe above.initialize(repeating: 0, count: rowBytes + 1)
  }

  deinit {
    unsafe current.deallocate()
    unsafe above.deallocate()
  }

  /// The plain bytes of the filtered row at `source`, valid until the call after the next.
  mutating func next(
    _ source: UnsafePointer<UInt8>, _ rowBytes: Int, _ step: Int
  ) -> UnsafePointer<UInt8>? {
    unsafe swap(&current, &above)
    unsafe current.update(from: source + 1, count: rowBytes)
    let isKnown = unsafe unfilter(source[0], current, above: above, count: rowBytes, step: step)
    return unsafe isKnown ? UnsafePointer(current) : nil
  }
}
