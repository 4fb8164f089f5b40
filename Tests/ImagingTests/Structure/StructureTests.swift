import Imaging
import Testing

private func compare(
  _ dialect: TinySVG.Dialect, _ change: (inout TinySVG) -> Void
) -> Comparison {
  var a = TinySVG()
  a.dialect = dialect
  var b = a
  b.salt = "0f9e8d7c6b"
  change(&b)
  return Comparison.compare(a.bytes(), b.bytes())
}

@Test(arguments: TinySVG.Dialect.allCases, TinySVG.Dialect.allCases)
func `the same picture in other words is the same`(
  first: TinySVG.Dialect, second: TinySVG.Dialect
) {
  var a = TinySVG()
  a.dialect = first
  var b = TinySVG()
  b.dialect = second
  b.salt = "77aa88bb99"
  let result = Comparison.compare(a.bytes(), b.bytes())
  #expect(result.verdict == .identical || result.verdict == .withinTolerance)
  #expect(result.changes.isEmpty)
  #expect(result.level == .structure || first == second)
}

@Test(arguments: TinySVG.Dialect.allCases)
func `dividing a curve otherwise is no change`(dialect: TinySVG.Dialect) {
  #expect(compare(dialect) { $0.pieces = 3 }.verdict == .withinTolerance)
}

@Test(arguments: TinySVG.Dialect.allCases)
func `a small motion of everything is drift`(dialect: TinySVG.Dialect) {
  let result = compare(dialect) { $0.shift = 0.4 }
  #expect(result.verdict == .drift)
  #expect(result.changes.map(\.statement) == ["everything moved by 0.4, 0 px"])
  #expect(compare(dialect) { $0.shift = 3 }.verdict == .changed)
}

/// A change of the picture, and the words its statement must hold.
struct Edit: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let kind: Change.Kind
  let words: [String]
  let apply: @Sendable (inout TinySVG) -> Void

  static let all: [Edit] = [
    Edit("title", .text, "'Decay' → 'Decoy'") { $0.title = "Decoy" },
    Edit("tick", .axes, "'0.5' → '0.6'") { $0.tick = "0.6" },
    Edit("legend", .text, "'model' → 'modal'") { $0.legend = "modal" },
    Edit("colour", .style, "series-model", "stroke #1f77b4 → #1f77d4") { $0.colour = "#1f77d4" },
    Edit("width", .style, "series-model", "stroke width 1.5 → 1.2 px") { $0.width = 1.2 },
    Edit("dash", .style, "series-model", "dashes none → 4 2") { $0.dash = "4 2" },
    Edit("scale", .data, "series-model", "scaled by 1.02 vertically") { $0.scale = 1.02 },
    Edit("grid", .axes, "line (#dddddd, 1 px wide) removed") { $0.hasGrid = false },
    Edit("grid shade", .style, "stroke #dddddd → #eeeeee") { $0.gridShade = "#eeeeee" },
    Edit("outlier", .data, "shape (filled #d62728) removed") { $0.hasOutlier = false },
    Edit("gap", .data, "series-model", "pieces 2 → 1") { $0.hasGap = false },
    Edit("marker size", .data, "9 marks scaled by 1.1") { $0.radius = 3.3 },
    Edit("marker shape", .data, "9 marks differ") { $0.isSquare = true },
    Edit("nudge", .layout, "'model': moved by 1, 0 px") { $0.nudge = 1 },
    Edit("limits", .axes, "rescaled by 0.9804 vertically: the limits changed") { $0.limit = 1.02 },
  ]

  private init(
    _ name: String, _ kind: Change.Kind, _ words: String...,
    apply: @escaping @Sendable (inout TinySVG) -> Void
  ) {
    testDescription = name
    self.kind = kind
    self.words = words
    self.apply = apply
  }
}

@Test(arguments: Edit.all, TinySVG.Dialect.allCases)
func `every change is told by name`(edit: Edit, dialect: TinySVG.Dialect) {
  let result = compare(dialect, edit.apply)
  #expect(result.verdict == .changed)
  #expect(result.level == .structure)
  #expect(result.changes.count == 1)
  let told = result.changes.first
  #expect(told?.kind == edit.kind)
  for words in edit.words {
    #expect(told?.statement.contains(words) == true, Comment(rawValue: told?.statement ?? ""))
  }
}

@Test func `embedded pictures are compared by their pixels`() throws {
  func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var out = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let chunk = bytes[start..<min(start + 3, bytes.count)]
      let value = chunk.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - chunk.count))
      for index in 0...chunk.count { out.append(letters[value >> (18 - 6 * index) & 63]) }
      out += String(repeating: "=", count: 3 - chunk.count)
    }
    return out
  }
  var raster = Raster(width: 24, height: 24, filledWith: SIMD4(10, 90, 160, 255))
  let first = try PNG.encode(raster)
  let again = try PNG.encode(raster, level: 1)
  for y in 8..<16 { for x in 8..<16 { raster[x, y] = SIMD4(200, 90, 160, 255) } }
  let other = try PNG.encode(raster)
  var a = TinySVG()
  a.picture = base64(first)
  var b = a
  b.picture = base64(again)
  #expect(Comparison.compare(a.bytes(), b.bytes()).changes.isEmpty)
  b.picture = base64(other)
  let result = Comparison.compare(a.bytes(), b.bytes())
  #expect(result.changes.map(\.kind) == [.data])
  #expect(result.changes.first?.statement.contains("picture differs in") == true)
}

@Test func `a change inside an ignored rectangle does not count`() {
  var a = TinySVG()
  a.title = "A"
  var b = a
  b.title = "B"
  var options = Comparison.Options()
  options.ignoring = [Region(x: 60, y: 0, width: 40, height: 12)]
  #expect(Comparison.compare(a.bytes(), b.bytes(), options: options).changes.isEmpty)
}

@Test func `a change of size is named`() {
  let a = "<svg xmlns='http://www.w3.org/2000/svg' width='10cm' height='96'/>"
  let b = "<svg xmlns='http://www.w3.org/2000/svg' width='1in' height='1in'/>"
  let result = Comparison.compare(Array(a.utf8), Array(b.utf8))
  #expect(result.verdict == .size)
  #expect(result.changes.map(\.statement) == ["size 378 × 96 → 96 × 96 px"])
}

/// A line of outlined text as matplotlib writes it: the words in a comment, a definition for each
/// glyph, and a `use` for each letter.
private func outlined(_ words: String, width: Double = 60, size: Double = 0.1) -> [UInt8] {
  // A glyph is a box with a foot as wide as its letter's place in the alphabet.
  func glyph(_ letter: Character) -> String {
    let foot = 10 * Int(letter.asciiValue ?? 0) - 900
    return "<path id=\"DejaVuSans-\(String(letter.asciiValue ?? 0, radix: 16))\" "
      + "d=\"M 0 0 \nL 400 0 \nL 400 700 \nL \(foot) 350 \nL 0 700 \nz\n\" "
      + "transform=\"scale(0.015625)\"/>"
  }
  let glyphs = Set(words).sorted().map(glyph).joined(separator: "\n")
  let uses = words.enumerated().map { index, letter in
    "<use xlink:href=\"#DejaVuSans-\(String(letter.asciiValue ?? 0, radix: 16))\" "
      + "transform=\"translate(\(Double(index) * width) 0)\"/>"
  }.joined(separator: "\n")
  return Array(
    """
    <?xml version="1.0" encoding="utf-8" standalone="no"?>
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
    width="288pt" height="72pt" viewBox="0 0 288 72">
    <g id="figure_1"><g id="axes_1">
    <path d="M 10 60 L 280 60" style="fill: none; stroke: #000000"/>
    <g id="text_3">
    <!-- \(words) -->
    <g transform="translate(20 40) scale(\(size) -\(size))">
    <defs>\(glyphs)</defs>
    \(uses)
    </g></g></g></g></svg>
    """.utf8)
}

@Test func `a letter of outlined text is told as words, not as outlines`() {
  let result = Comparison.compare(outlined("series"), outlined("serifs"))
  #expect(result.verdict == .changed)
  #expect(result.changes.map(\.statement) == ["label of text_3 'series' → 'serifs'"])
  #expect(result.changes.map(\.kind) == [.text])
  let longer = Comparison.compare(outlined("series"), outlined("seriess"))
  #expect(longer.changes.map(\.statement) == ["label of text_3 'series' → 'seriess'"])
}

@Test func `outlined text set a little wider is no change, set larger it is a style`() {
  let wider = Comparison.compare(outlined("series"), outlined("series", width: 60.4))
  #expect(wider.verdict != .changed)
  let larger = Comparison.compare(outlined("series"), outlined("series", size: 0.12))
  #expect(larger.verdict == .changed)
  #expect(larger.changes.first?.kind == .style)
}
