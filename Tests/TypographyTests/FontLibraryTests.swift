import Scene
import Testing

@testable import Typography

@Test(arguments: Typeface.allCases)
func `every face carries the name its file records`(typeface: Typeface) throws {
  let face = try #require(try FontLibrary()[typeface])
  #expect(face.postScriptName == typeface.rawValue)
}

@Test
func `a missing face is named with its package`() {
  #expect {
    try FontLibrary(directories: ["/nonexistent"])
  } throws: { error in
    error as? FontError
      == .missing(
        file: "texgyrepagella-regular.otf", package: "fonts-texgyre",
        searched: ["/nonexistent"])
  }
}

@Test
func `an outline is closed and stays within the ink bounds`() throws {
  let fonts = try FontLibrary()
  let face = try #require(fonts[.math])
  for scalar in "O√∑x0".unicodeScalars {
    let glyph = try #require(face.glyph(for: scalar))
    let bounds = try #require(face.inkBounds(of: glyph)).grown(by: 1)
    let outline = fonts.outline(of: glyph, in: .math)
    #expect(outline.steps.last == .close)
    for case .line(let point) in outline.steps {
      #expect(point.x >= bounds.x && point.x <= bounds.right)
      #expect(point.y >= bounds.y && point.y <= bounds.bottom)
    }
  }
}
