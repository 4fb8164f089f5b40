import Imaging
import Testing

private let sound = PNGForge(width: 7, height: 5, depth: 8, kind: 6).file {
  pattern($0, $1, $2, depth: 8)
}

@Test func `a file cut anywhere is refused`() {
  for length in 0..<sound.count {
    #expect(throws: PNGFault.self) { try PNG.decode(Array(sound.prefix(length))) }
  }
}

@Test func `a file with any one bit turned is refused`() {
  for index in sound.indices {
    for bit in 0..<8 {
      var bad = sound
      bad[index] ^= 1 << UInt8(bit)
      #expect(throws: PNGFault.self) { try PNG.decode(bad) }
    }
  }
}

@Test func `each damage has its name`() throws {
  #expect(throws: PNGFault.notPNG) { try PNG.decode(Array("title: x\n".utf8)) }
  #expect(throws: PNGFault.truncated) { try PNG.decode(Array(sound.dropLast(4))) }
  var bad = sound
  bad[sound.count - 20] ^= 1
  #expect(throws: PNGFault.checksum(chunk: "IDAT")) { try PNG.decode(bad) }

  var short = PNGForge(width: 7, height: 5, depth: 8, kind: 0).file { _, _, _ in 1 }
  short.replaceSubrange(
    8..<33,
    with: PNGForge.chunk("IHDR", PNGForge.word(7) + PNGForge.word(6) + [8, 0, 0, 0, 0]))
  #expect(throws: PNGFault.truncated) { try PNG.decode(short) }

  var filter = PNGForge(width: 2, height: 2, depth: 8, kind: 0)
  filter.filters = [5]
  #expect(throws: PNGFault.corrupt(chunk: "IDAT")) { try PNG.decode(filter.file { _, _, _ in 1 }) }

  let indexed = PNGForge(width: 2, height: 2, depth: 8, kind: 3)
  #expect(throws: PNGFault.malformed(chunk: "PLTE")) {
    try PNG.decode(indexed.file { _, _, _ in 0 })
  }
  var unknown = PNGForge(width: 1, height: 1, depth: 8, kind: 0)
  unknown.extra = [("ABCD", [])]
  #expect(throws: PNGFault.unknown(chunk: "ABCD")) { try PNG.decode(unknown.file { _, _, _ in 0 }) }
  #expect(throws: PNGFault.malformed(chunk: "IHDR")) {
    try PNG.decode(PNGForge(width: 1, height: 1, depth: 4, kind: 2).file { _, _, _ in 0 })
  }
}

@Test func `a bomb is refused before memory is asked for`() {
  let start: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  func bomb(_ width: Int, _ height: Int) -> [UInt8] {
    start + PNGForge.chunk("IHDR", PNGForge.word(width) + PNGForge.word(height) + [8, 6, 0, 0, 0])
      + PNGForge.chunk("IDAT", PNGForge.zlib([0])) + PNGForge.chunk("IEND", [])
  }
  #expect(throws: PNGFault.tooLarge(width: 1 << 30, height: 1 << 30)) {
    try PNG.decode(bomb(1 << 30, 1 << 30))
  }
  #expect(throws: PNGFault.truncated) { try PNG.decode(bomb(10000, 10000)) }
  #expect(throws: PNGFault.tooLarge(width: 7, height: 5)) {
    try PNG.decode(sound, limits: PNG.Limits(pixels: 34))
  }
  var text = PNGForge(width: 1, height: 1, depth: 8, kind: 0)
  text.extra = [
    ("zTXt", [65, 0, 0] + PNGForge.zlib([UInt8](repeating: 65, count: 100_000)))
  ]
  #expect(throws: Never.self) {
    let texts = try PNG.texts(of: text.file { _, _, _ in 0 }, limits: PNG.Limits(text: 99_999))
    #expect(texts.isEmpty)
  }
}
