import Rendering
import Scene
import Testing
import Typography

@Test
func `a page has the scene's size, title and fixed date`() throws {
  let fonts = try FontLibrary()
  let scene = Scene(
    size: Size(width: 100, height: 50), background: nil, title: "Runge", summary: "s",
    elements: [])
  let bytes = try PDFRenderer(fonts: fonts, date: "2001-02-03T04:05:06Z").render(scene)
  let text = String(decoding: bytes, as: UTF8.self)
  #expect(text.hasPrefix("%PDF-1."))
  #expect(text.contains("(Runge)"))
  #expect(text.contains("20010203040506Z"))
  #expect(text.contains("MediaBox [ 0 0 100 50 ]") || text.contains("MediaBox [0 0 100 50]"))
}

@Test
func `live text embeds its fonts once instead of every outline`() throws {
  let fonts = try FontLibrary()
  let scene = try ProofSheet.scene(Typesetter(fonts: fonts)).quantised()
  let live = try PDFRenderer(fonts: fonts).render(scene)
  let outlines = try PDFRenderer(fonts: fonts, text: .outlines).render(scene)
  #expect(2 * live.count < outlines.count)
}
