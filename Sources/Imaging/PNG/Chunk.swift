/// One chunk of a file: its four letters and where its content lies.
struct Chunk {
  let type: String
  let content: Range<Int>

  /// Whether a reader that does not know it must give up (bit 5 of the first letter).
  var isCritical: Bool { (type.utf8.first ?? 0) & 32 == 0 }

  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Splits a file into chunks up to `IEND`, checking every length and checksum.
  ///
  /// - Throws: ``PNGFault/notPNG``, ``PNGFault/truncated``, ``PNGFault/checksum(chunk:)`` or
  ///   ``PNGFault/malformed(chunk:)``.
  static func split(_ bytes: [UInt8]) throws(PNGFault) -> [Chunk] {
    guard bytes.starts(with: signature) else { throw .notPNG }
    var chunks: [Chunk] = []
    var at = signature.count
    while true {
      guard bytes.count - at >= 12 else { throw .truncated }
      let length = Int(bytes.word(at))
      guard bytes.count - at - 12 >= length else { throw .truncated }
      let letters = bytes[at + 4..<at + 8]
      let isLetters = letters.allSatisfy { (65...90).contains($0 & ~32) }
      guard isLetters else { throw .malformed(chunk: "????") }
      let type = String(decoding: letters, as: UTF8.self)
      let sum = unsafe bytes.withUnsafeBytes { raw in
        unsafe crc32(UnsafeRawBufferPointer(rebasing: raw[at + 4..<at + 8 + length]))
      }
      guard sum == bytes.word(at + 8 + length) else { throw .checksum(chunk: type) }
      chunks.append(Chunk(type: type, content: at + 8..<at + 8 + length))
      at += 12 + length
      if type == "IEND" { return chunks }
    }
  }
}

extension [UInt8] {
  /// The big-endian word of four bytes at `index`.
  func word(_ index: Int) -> UInt32 {
    UInt32(self[index]) << 24 | UInt32(self[index + 1]) << 16 | UInt32(self[index + 2]) << 8
      | UInt32(self[index + 3])
  }

  /// The big-endian half word at `index`.
  func half(_ index: Int) -> UInt16 { UInt16(self[index]) << 8 | UInt16(self[index + 1]) }

  /// Appends a word, big-endian.
  mutating func append(word: UInt32) {
    append(UInt8(truncatingIfNeeded: word >> 24))
    append(UInt8(truncatingIfNeeded: word >> 16))
    append(UInt8(truncatingIfNeeded: word >> 8))
    append(UInt8(truncatingIfNeeded: word))
  }

  /// Appends a chunk with its length and checksum.
  mutating func append(chunk type: String, _ content: [UInt8]) {
    append(word: UInt32(content.count))
    let start = count
    append(contentsOf: type.utf8)
    append(contentsOf: content)
    let sum = unsafe withUnsafeBytes { raw in
      unsafe crc32(UnsafeRawBufferPointer(rebasing: raw[start...]))
    }
    append(word: sum)
  }
}
