import Foundation
import Testing

@testable import Typography

private func written(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
  let url = FileManager.default.temporaryDirectory
    .appendingPathComponent("residuum-\(UUID().uuidString).otf")
  try Data(bytes).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  try body(url.path)
}

@Test
func `a subset covers its text, keeps its measures and little else`() throws {
  let fonts = try FontLibrary()
  let whole = try #require(fonts[.text])
  let bytes = try fonts.subset(of: .text, covering: "AVAnd office")
  #expect(bytes.count < 12_000)
  try written(bytes) { path in
    let part = try #require(Face(path: path))
    #expect(part.covers("A") && !part.covers("B"))
    let one = part.shape("AVA office")
    let other = whole.shape("AVA office")
    #expect(one.map(\.advance) == other.map(\.advance))
    #expect(zip(one, other).allSatisfy { part.outline(of: $0.id) == whole.outline(of: $1.id) })
  }
}

@Test
func `a mathematical subset grows and spaces like the whole face`() throws {
  let fonts = try FontLibrary()
  let whole = try #require(fonts[.math])
  let text = "fx(){|‖√∑∫⟩1-"
  let bytes = try fonts.subset(of: .math, covering: text)
  #expect(bytes.count < 40_000)
  try written(bytes) { path in
    let part = try #require(Face(path: path))
    #expect(part.hasMath)
    for constant in MathConstant.allCases {
      #expect(part.constant(constant) == whole.constant(constant))
    }
    #expect(part.minConnectorOverlap == whole.minConnectorOverlap)
    for scalar in text.unicodeScalars + "\u{1D453}\u{1D465}−".unicodeScalars {
      let old = try #require(whole.glyph(for: scalar))
      let new = try #require(part.glyph(for: scalar))
      #expect(part.italicCorrection(of: new) == whole.italicCorrection(of: old))
      #expect(part.accentAttachment(of: new) == whole.accentAttachment(of: old))
      #expect(part.isExtendedShape(new) == whole.isExtendedShape(old))
      for vertical in [true, false] {
        let small = part.variants(of: new, vertical: vertical)
        let large = whole.variants(of: old, vertical: vertical)
        #expect(small.map(\.extent) == large.map(\.extent))
        for (one, other) in zip(small, large) {
          #expect(part.outline(of: one.id) == whole.outline(of: other.id))
        }
        let made = part.assembly(of: new, vertical: vertical)
        let model = whole.assembly(of: old, vertical: vertical)
        #expect(made.italicCorrection == model.italicCorrection)
        #expect(made.parts.map(\.advance) == model.parts.map(\.advance))
        #expect(made.parts.map(\.isExtender) == model.parts.map(\.isExtender))
        for (one, other) in zip(made.parts, model.parts) {
          #expect(part.outline(of: one.id) == whole.outline(of: other.id))
        }
      }
    }
  }
}

@Test(arguments: [Typeface.text, .math, .fallback])
func `order and repetition of the characters change nothing`(typeface: Typeface) throws {
  let fonts = try FontLibrary()
  let one = try fonts.subset(of: typeface, covering: "abc误差=")
  #expect(try one == fonts.subset(of: typeface, covering: "=差误cba=abc"))
  #expect(try one != fonts.subset(of: typeface, covering: "abd误="))
}
