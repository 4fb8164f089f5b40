import Formula
import Scene
import Testing

@testable import Typography

private let ink = Ink(Color(hex: 0x222222), role: "text")
private let x = Notation.variable("x")

@Test
func `prose is as wide as the sum of its kerned advances`() throws {
  let typesetter = Typesetter(fonts: try FontLibrary())
  let face = try #require(typesetter.fonts[.text])
  let advances = face.shape("AVA").reduce(0) { $0 + $1.advance }
  let box = typesetter.box(text: "AVA", size: 10, ink: ink)
  #expect(abs(box.width - advances / 100) < 1e-12)
  let single = "AVA".reduce(0) { $0 + typesetter.box(text: String($1), size: 10, ink: ink).width }
  #expect(box.width < single)
}

@Test
func `boxes grow in proportion to the size`() throws {
  let typesetter = Typesetter(fonts: try FontLibrary())
  let notation = Notation.root(
    .row([.number("1"), .symbol("+", .binary), .scripts(x, sub: nil, sup: .number("2"))]),
    index: nil)
  let small = typesetter.box(notation, size: 7, ink: ink)
  let large = typesetter.box(notation, size: 70, ink: ink)
  #expect(abs(large.width - 10 * small.width) < 1e-9)
  #expect(abs(large.ascent - 10 * small.ascent) < 1e-9)
  #expect(abs(large.descent - 10 * small.descent) < 1e-9)
}

@Test
func `a minus is binary between operands and a sign before one`() throws {
  let typesetter = Typesetter(fonts: try FontLibrary())
  let minus = Notation.symbol("-", .binary)
  let sign = typesetter.box(.row([minus, x]), size: 18, ink: ink).width
  let parts =
    typesetter.box(minus, size: 18, ink: ink).width
    + typesetter.box(x, size: 18, ink: ink).width
  #expect(abs(sign - parts) < 1)
  let between = typesetter.box(.row([.number("1"), minus, .number("1")]), size: 18, ink: ink)
  let digits = 2 * typesetter.box(.number("1"), size: 18, ink: ink).width
  let bare = typesetter.box(minus, size: 18, ink: ink).width
  #expect(abs(between.width - digits - bare - 8) < 1e-9)
}

@Test
func `Chinese comes from the fallback face and keeps its characters`() throws {
  let typesetter = Typesetter(fonts: try FontLibrary())
  let box = typesetter.box(text: "误差 error", size: 8, ink: ink)
  let runs = box.elements(at: Point(x: 0, y: 0)).compactMap { element -> GlyphRun? in
    guard case .glyphs(let run) = element else { return nil }
    return run
  }
  #expect(runs.map(\.font) == ["DroidSansFallback", "TeXGyrePagella-Regular"])
  #expect(runs.map(\.text).joined() == "误差 error")
  #expect(runs.allSatisfy { run in run.glyphs.allSatisfy { $0.id != 0 } })
  #expect(typesetter.unsupported(in: "误x\u{10FFFD}") == ["\u{10FFFD}"])
}

@Test
func `scripts stand above and below their base`() throws {
  let typesetter = Typesetter(fonts: try FontLibrary())
  let plain = typesetter.box(x, size: 10, ink: ink)
  let power = typesetter.box(.scripts(x, sub: nil, sup: .number("2")), size: 10, ink: ink)
  let indexed = typesetter.box(.scripts(x, sub: .number("2"), sup: nil), size: 10, ink: ink)
  #expect(power.ascent > plain.ascent && power.descent == plain.descent)
  #expect(indexed.descent > plain.descent && indexed.ascent == plain.ascent)
}

@Test(arguments: [("(", ")"), ("[", "]"), ("{", "}"), ("|", "|"), ("‖", "‖"), ("⟨", "⟩")])
func `delimiters cover what they enclose`(open: String, close: String) throws {
  let typesetter = Typesetter(fonts: try FontLibrary())
  var content = x
  for _ in 0..<5 {
    let inner = typesetter.box(content, size: 10, ink: ink, display: true)
    let fenced = typesetter.box(
      .fenced(open: open, content, close: close), size: 10, ink: ink, display: true)
    #expect(fenced.height >= inner.height * 0.9)
    #expect(fenced.width > inner.width)
    content = .fraction(content, content)
  }
}

@Test
func `raised and lowered characters of prose look like scripts`() throws {
  let typesetter = Typesetter(fonts: try FontLibrary())
  #expect(typesetter.unsupported(in: "Fₙ₊₁ ≤ 10⁻⁸").isEmpty)
  let prose = typesetter.box(text: "10⁻⁸", size: 10, ink: ink)
  let power = typesetter.box(
    .scripts(.number("10"), sub: nil, sup: .row([.symbol("−", .prefix), .number("8")])),
    size: 10, ink: ink)
  #expect(abs(prose.ascent - power.ascent) < 0.5 && abs(prose.width - power.width) < 1)
  let plain = typesetter.box(text: "F is", size: 10, ink: ink)
  let lowered = typesetter.box(text: "Fₙ is", size: 10, ink: ink)
  #expect(lowered.descent > plain.descent && lowered.width > plain.width)
  let native = typesetter.box(text: "x²", size: 10, ink: ink).elements(at: Point(x: 0, y: 0))
  #expect(native.count == 1)
}
