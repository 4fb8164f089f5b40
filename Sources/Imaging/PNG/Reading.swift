extension PNG {
  /// The picture of a file, samples as stored.
  ///
  /// - Throws: ``PNGFault``; damaged and truncated files never give a picture.
  /// - Complexity: O(bytes + pixels) time; memory is the raster and two rows (16 bits and
  ///   interlaced files: twice the picture).
  public static func decode(_ bytes: [UInt8], limits: Limits = Limits()) throws(PNGFault) -> Raster
  {
    try Decoder(bytes, limits: limits).raster()
  }

  /// The picture and everything said about it.
  ///
  /// - Throws: ``PNGFault``.
  public static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws(PNGFault) -> Image {
    let decoder = try Decoder(bytes, limits: limits)
    var image = Image(
      raster: try decoder.raster(), colour: .unspecified, dotsPerInch: nil, texts: [])
    var rank = 0
    for chunk in decoder.chunks {
      let content = chunk.content
      switch chunk.type {
      case "pHYs" where content.count == 9 && bytes[content.upperBound - 1] == 1:
        let across = bytes.word(content.lowerBound)
        if across == bytes.word(content.lowerBound + 4) {
          image.dotsPerInch = Double(across) * 0.0254
        }
      // A more exact description of colour wins over a coarser one (PNG §4.3).
      case "gAMA" where content.count == 4 && rank < 1:
        image.colour = .gamma(Int(bytes.word(content.lowerBound)))
        rank = 1
      case "sRGB" where rank < 2:
        image.colour = .sRGB
        rank = 2
      case "iCCP" where rank < 3, "cICP" where rank < 4:
        let sum = unsafe bytes.withUnsafeBytes { raw in
          unsafe crc32(UnsafeRawBufferPointer(rebasing: raw[content]))
        }
        image.colour = .profile(sum)
        rank = chunk.type == "iCCP" ? 3 : 4
      default:
        if let text = Text(chunk, in: bytes, limits: limits) { image.texts.append(text) }
      }
    }
    return image
  }

  /// The texts of a file, without decoding its picture.
  ///
  /// - Throws: ``PNGFault``.
  public static func texts(of bytes: [UInt8], limits: Limits = Limits()) throws(PNGFault) -> [Text]
  {
    try Chunk.split(bytes).compactMap { Text($0, in: bytes, limits: limits) }
  }
}

extension PNG.Text {
  /// Reads `tEXt`, `zTXt` and `iTXt`; nil for other chunks and for texts that break the rules.
  init?(_ chunk: Chunk, in bytes: [UInt8], limits: PNG.Limits) {
    guard ["tEXt", "zTXt", "iTXt"].contains(chunk.type) else { return nil }
    let content = bytes[chunk.content]
    guard let end = content.firstIndex(of: 0), (1...79).contains(end - content.startIndex)
    else { return nil }
    key = String(latin: content[..<end])
    let rest = content[(end + 1)...]
    switch chunk.type {
    case "tEXt": value = String(latin: rest)
    case "zTXt":
      guard rest.first == 0, let plain = rest.dropFirst().inflated(limit: limits.text)
      else { return nil }
      value = String(latin: plain[...])
    default:
      guard rest.count >= 4, let language = rest.dropFirst(2).firstIndex(of: 0),
        let translated = rest[(language + 1)...].firstIndex(of: 0)
      else { return nil }
      let text = rest[(translated + 1)...]
      if rest[rest.startIndex] == 0 {
        value = String(decoding: text, as: UTF8.self)
      } else {
        guard let plain = text.inflated(limit: limits.text) else { return nil }
        value = String(decoding: plain, as: UTF8.self)
      }
    }
  }
}

extension String {
  /// Text of Latin-1 bytes.
  init(latin bytes: ArraySlice<UInt8>) {
    self.init(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

extension ArraySlice<UInt8> {
  /// The content of a zlib stream of unknown length, nil when damaged or longer than `limit`.
  func inflated(limit: Int) -> [UInt8]? {
    let inflater = Inflater()
    // No stream widens more than 1032 times.
    let most = Swift.min(limit, count * 1032)
    var room = Swift.min(most, Swift.max(1024, 8 * count))
    while true {
      var outcome = Inflation.damaged
      let plain = unsafe [UInt8](unsafeUninitializedCapacity: room) { out, written in
        outcome = unsafe self.withUnsafeBytes { bytes in
          unsafe inflater.zlib(bytes, into: UnsafeMutableRawBufferPointer(out))
        }
        if case .done(let count) = outcome { written = count }
      }
      switch outcome {
      case .done: return plain
      case .damaged: return nil
      case .overflow where room < most: room = Swift.min(most, 4 * room)
      case .overflow: return nil
      }
    }
  }
}
