import Imaging
import Testing

private func noise(_ width: Int, _ height: Int, isOpaque: Bool, seed: UInt64) -> Raster {
  var random = Random(seed)
  return Raster(
    width: width, height: height,
    pixels: (0..<4 * width * height).map {
      isOpaque && $0 % 4 == 3 ? 255 : UInt8.random(in: 0...255, using: &random)
    })
}

@Test(arguments: [(1, 1), (3, 2), (31, 7), (64, 33), (100, 1)], [false, true])
func `writing and reading is the identity`(size: (Int, Int), isOpaque: Bool) throws {
  let raster = noise(size.0, size.1, isOpaque: isOpaque, seed: UInt64(size.0))
  let file = try PNG.encode(raster)
  #expect(try PNG.decode(file) == raster)
  #expect(libPNG(file) == raster.pixels)
  #expect(try PNG.encode(raster) == file)
  // Colour type: RGB when nothing shows through.
  #expect(file[25] == (raster.isOpaque ? 2 : 6))
}

@Test func `sixteen bits survive writing`() throws {
  var random = Random(3)
  for mask in [UInt16(0), 65535] {
    let raster = Raster(
      width: 9, height: 4,
      samples: (0..<144).map {
        let sample = UInt16.random(in: 0...65535, using: &random)
        return $0 % 4 == 3 ? sample | mask : sample
      })
    #expect(try PNG.decode(PNG.encode(raster)) == raster)
  }
}

@Test func `resolution, texts and sRGB are written, time is not`() throws {
  let raster = Raster(width: 2, height: 2, filledWith: SIMD4(1, 2, 3, 255))
  let model = String(repeating: "{\"series\": \"α\"}", count: 200)
  let file = try PNG.encode(
    raster, dotsPerInch: 288, text: [("Software", "Residuum"), ("Title", "−"), ("model", model)])
  let image = try PNG.read(file)
  #expect(image.colour == .sRGB)
  #expect(abs((image.dotsPerInch ?? 0) - 288) < 0.02)
  #expect(image.texts.map(\.key) == ["Software", "Title", "model"])
  #expect(image.texts.map(\.value) == ["Residuum", "−", model])
  #expect(file.count < 600)
  #expect(!String(decoding: file, as: UTF8.self).contains("tIME"))
}

@Test(arguments: ["", " a", "b ", String(repeating: "k", count: 80), "Größe€"])
func `a keyword outside the rules is refused`(key: String) {
  let raster = Raster(width: 1, height: 1, filledWith: SIMD4(0, 0, 0, 255))
  #expect(throws: PNGFault.keyword(key)) { try PNG.encode(raster, text: [(key, "v")]) }
}

@Test func `premultiplied words become straight samples`() {
  let words: [UInt32] = [0xFF10_2030, 0x8040_2000, 0, 0x0000_0000, 0x0101_0101, 99]
  let raster = Raster(width: 2, height: 2, premultipliedARGB: words.span, wordsPerRow: 3)
  #expect(raster[0, 0] == SIMD4(16, 32, 48, 255))
  #expect(raster[1, 0] == SIMD4(128, 64, 0, 128))
  #expect(raster[0, 1] == SIMD4(0, 0, 0, 0))
  #expect(raster[1, 1] == SIMD4(255, 255, 255, 1))
  #expect(!raster.isOpaque)
}
