import Imaging
import Testing

struct Kind: CustomTestStringConvertible, Sendable {
  let kind: Int
  let depth: Int
  var testDescription: String { "type \(kind), \(depth) bit" }

  static let all =
    [1, 2, 4, 8, 16].map { Kind(kind: 0, depth: $0) } + [8, 16].map { Kind(kind: 2, depth: $0) }
    + [1, 2, 4, 8].map { Kind(kind: 3, depth: $0) } + [8, 16].map { Kind(kind: 4, depth: $0) }
    + [8, 16].map { Kind(kind: 6, depth: $0) }
}

/// A pattern that uses every sample value and is the same in every test.
func pattern(_ x: Int, _ y: Int, _ channel: Int, depth: Int) -> Int {
  let mixed = (x &* 7919 &+ y &* 104_729 &+ channel &* 1_299_709) &* 2_654_435_761 >> 7
  return mixed & (1 << depth - 1)
}

private let palette: [UInt8] = (0..<256).flatMap { (i: Int) -> [UInt8] in
  [UInt8(i), UInt8(255 - i), UInt8(i * 7 & 255)]
}

/// What the standard says the pixel is, at 16 bits a sample.
private func expected(_ kind: Kind, _ x: Int, _ y: Int) -> [Int] {
  let s = (0..<4).map { pattern(x, y, $0, depth: kind.depth) }
  let wide = { (v: Int) in v * 65535 / (1 << kind.depth - 1) }
  switch kind.kind {
  case 0: return [wide(s[0]), wide(s[0]), wide(s[0]), 65535]
  case 2: return [wide(s[0]), wide(s[1]), wide(s[2]), 65535]
  case 3: return [s[0] * 257, (255 - s[0]) * 257, (s[0] * 7 & 255) * 257, 65535]
  case 4: return [wide(s[0]), wide(s[0]), wide(s[0]), wide(s[1])]
  default: return s.map(wide)
  }
}

@Test(arguments: Kind.all, [false, true])
func `every kind of picture is read exactly`(kind: Kind, isInterlaced: Bool) throws {
  for (width, height) in [(1, 1), (5, 3), (8, 8), (33, 17), (2, 9)] {
    var forge = PNGForge(width: width, height: height, depth: kind.depth, kind: kind.kind)
    forge.isInterlaced = isInterlaced
    forge.split = 11
    if kind.kind == 3 { forge.palette = Array(palette.prefix(3 << kind.depth)) }
    let file = forge.file { pattern($0, $1, $2, depth: kind.depth) }
    let raster = try PNG.decode(file)
    #expect(raster.width == width && raster.height == height)
    var samples: [UInt16] = []
    for y in 0..<height {
      for x in 0..<width { samples += expected(kind, x, y).map { UInt16($0) } }
    }
    #expect(raster == Raster(width: width, height: height, samples: samples))
    if kind.depth < 16 { #expect(raster.pixels == libPNG(file)) }
  }
}

@Test(arguments: 0...4)
func `every filter is undone on wide rows`(filter: Int) throws {
  for kind in [2, 4, 6, 0] {
    var forge = PNGForge(width: 75, height: 9, depth: 8, kind: kind)
    forge.filters = [UInt8(filter)]
    let file = forge.file { pattern($0, $1, $2, depth: 8) }
    #expect(try PNG.decode(file).pixels == libPNG(file))
  }
}

@Test func `a transparent colour and a transparent palette entry are seen`() throws {
  var grey = PNGForge(width: 4, height: 1, depth: 2, kind: 0)
  grey.transparency = [0, 2]
  #expect(
    try PNG.decode(grey.file { x, _, _ in x }).pixels.enumerated().compactMap {
      $0.offset % 4 == 3 ? $0.element : nil
    } == [255, 255, 0, 255])

  var colour = PNGForge(width: 2, height: 1, depth: 8, kind: 2)
  colour.transparency = [0, 1, 0, 2, 0, 3]
  let samples = [1, 2, 3, 1, 2, 4]
  let file = colour.file { x, _, c in samples[3 * x + c] }
  #expect(try PNG.decode(file).pixels == [1, 2, 3, 0, 1, 2, 4, 255])

  var deep = PNGForge(width: 2, height: 1, depth: 16, kind: 0)
  deep.transparency = [0x12, 0x34]
  let raster = try PNG.decode(deep.file { x, _, _ in 0x1234 + x })
  #expect(raster.deep == [0x1234, 0x1234, 0x1234, 0, 0x1235, 0x1235, 0x1235, 65535])

  var indexed = PNGForge(width: 2, height: 1, depth: 1, kind: 3)
  indexed.palette = [9, 8, 7, 6, 5, 4]
  indexed.transparency = [128]
  #expect(
    try PNG.decode(indexed.file { x, _, _ in x }).pixels == [9, 8, 7, 128, 6, 5, 4, 255])
}

@Test func `sixteen bits that differ in the low byte alone are different rasters`() throws {
  let forge = PNGForge(width: 3, height: 2, depth: 16, kind: 6)
  let a = try PNG.decode(forge.file { _, _, _ in 0x8040 })
  let b = try PNG.decode(forge.file { x, _, c in x == 1 && c == 2 ? 0x8041 : 0x8040 })
  #expect(a.pixels == b.pixels)
  #expect(a != b)
}

@Test func `bytes after the last row are ignored as libpng does`() throws {
  var forge = PNGForge(width: 3, height: 2, depth: 8, kind: 2)
  let plain = forge.file { pattern($0, $1, $2, depth: 8) }
  forge.surplus = 40
  let long = forge.file { pattern($0, $1, $2, depth: 8) }
  #expect(try PNG.decode(long) == PNG.decode(plain))
}

@Test func `colour, resolution and texts are read`() throws {
  var forge = PNGForge(width: 1, height: 1, depth: 8, kind: 0)
  let long = String(repeating: "naïve ", count: 400)
  forge.extra = [
    ("gAMA", PNGForge.word(45455)), ("pHYs", PNGForge.word(11811) + PNGForge.word(11811) + [1]),
    ("tEXt", Array("Title".utf8) + [0, 0xE9]),
    ("zTXt", Array("Long".utf8) + [0, 0] + PNGForge.zlib([UInt8](repeating: 65, count: 5000))),
    ("iTXt", Array("Both".utf8) + [0, 1, 0, 0, 0] + PNGForge.zlib(Array(long.utf8))),
  ]
  let image = try PNG.read(forge.file { _, _, _ in 0 })
  #expect(image.colour == .gamma(45455))
  #expect(abs((image.dotsPerInch ?? 0) - 300) < 0.01)
  #expect(
    image.texts == [
      PNG.Text(key: "Title", value: "é"),
      PNG.Text(key: "Long", value: String(repeating: "A", count: 5000)),
      PNG.Text(key: "Both", value: long),
    ])
}
