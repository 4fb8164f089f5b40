import Encoding
import Imaging
import Pipeline
import Testing

private func diff(
  _ first: [UInt8], _ second: [UInt8], in folder: String,
  options: Comparison.Options = .init(), showing columns: Int? = nil
) async throws -> DiffResult {
  let paths = ("\(folder)/a.png", "\(folder)/b.png")
  try Files.write([(path: paths.0, bytes: first), (path: paths.1, bytes: second)])
  return try await DiffResult(
    paths.0, paths.1, options: options, ignoring: [], picture: nil, showing: columns)
}

private func square(_ colour: SIMD4<UInt8>, dot: Bool = false) -> Raster {
  var raster = Raster(width: 30, height: 20, filledWith: colour)
  if dot { for x in 10..<16 { raster[x, 9] = SIMD4(0, 0, 0, 255) } }
  return raster
}

private let white = SIMD4<UInt8>(repeating: 255)

@Test func `damaged files end with their own status and a reason`() async throws {
  try await withFolder { folder in
    let sound = try PNG.encode(square(white))
    var torn = sound
    torn[torn.count - 30] ^= 1
    // A header that promises 2³⁰ × 2³⁰ pixels, its checksum right.
    let bomb =
      Array(sound.prefix(8))
      + [
        0, 0, 0, 13, 73, 72, 68, 82, 64, 0, 0, 0, 64, 0, 0, 0, 8, 6, 0, 0, 0, 0x58, 0x94, 0xEE,
        0xBE,
      ]
    for bad in [Array(sound.dropLast(5)), torn, bomb, [1, 2, 3], []] {
      for pair in [(sound, bad), (bad, sound)] {
        let result = try await diff(pair.0, pair.1, in: folder)
        #expect(result.status == .unreadable)
        #expect(result.document["verdict"]?.string == "unreadable")
        #expect(result.document["fault"]?.string?.isEmpty == false)
      }
    }
    #expect(try await diff(sound, sound, in: folder).status == .done)
  }
}

@Test func `colours that nobody sees count on request alone`() async throws {
  try await withFolder { folder in
    let a = try PNG.encode(square(SIMD4(200, 0, 0, 0)))
    let b = try PNG.encode(square(SIMD4(0, 0, 200, 0)))
    var options = Comparison.Options()
    options.metric = .exact
    #expect(try await diff(a, b, in: folder, options: options).status == .done)
    options.seesHiddenColour = true
    let strict = try await diff(a, b, in: folder, options: options)
    #expect(strict.status == .different)
    #expect(strict.document["differentPixels"]?.integer == 600)
  }
}

@Test func `scores and the picture are added where they are wanted`() async throws {
  try await withFolder { folder in
    let a = try PNG.encode(square(white))
    let b = try PNG.encode(square(white, dot: true))
    let plain = try await diff(a, b, in: folder)
    #expect(plain.status == .different)
    #expect(plain.document["scores"] == nil)
    #expect(!plain.text.contains("SSIM") && !plain.text.contains("\u{1B}"))
    var options = Comparison.Options()
    options.scores = true
    let full = try await diff(a, b, in: folder, options: options, showing: 30)
    let scores = try #require(full.document["scores"])
    #expect(try #require(scores["ssim"]?.number) < 1)
    #expect(try #require(scores["flip"]?.number) > 0)
    #expect(full.text.contains("SSIM") && full.text.contains("▀"))
    #expect(full.text.split(separator: "\n").filter { $0.contains("▀") }.count == 10)
  }
}

@Test func `folders are compared by name, in order, alike in every run`() async throws {
  try await withFolder { folder in
    let sound = try PNG.encode(square(white))
    let other = try PNG.encode(square(white, dot: true))
    for index in 0..<12 {
      let name = "p\(index).png"
      try Files.write([
        (path: "\(folder)/old/\(name)", bytes: sound),
        (path: "\(folder)/new/\(index == 3 ? "q.png" : name)", bytes: index == 5 ? other : sound),
      ])
    }
    func run() async throws -> DiffResult {
      try await DiffResult(
        "\(folder)/old", "\(folder)/new", options: .init(), ignoring: [], picture: nil)
    }
    let first = try await run()
    #expect(first.status == .different)
    let verdicts = (first.document["results"]?.array ?? []).compactMap { $0["verdict"]?.string }
    #expect(verdicts.count { $0 == "identical" } == 10)
    #expect(Set(verdicts) == ["identical", "changed", "missing", "new"])
    #expect(try await run().document.text == first.document.text)
    await #expect(throws: Failure.self) {
      try await DiffResult(
        "\(folder)/old", "\(folder)/new/q.png", options: .init(), ignoring: [], picture: nil)
    }
  }
}
