import CCairo
import Typography

/// Cairo's own faces for live text, opened when first needed.
@safe
struct FontFaces: ~Copyable {
  @safe
  private struct Face {
    let pointer: OpaquePointer
  }

  private let fonts: FontLibrary
  /// Nil where FreeType can't open the file.
  private var opened: [Typeface: Face?] = [:]

  init(_ fonts: FontLibrary) { self.fonts = fonts }

  deinit {
    for case let face? in opened.values { unsafe cairo_font_face_destroy(face.pointer) }
  }

  /// Makes a face the context's current one; false when it can't be opened.
  mutating func use(_ typeface: Typeface, on context: OpaquePointer) -> Bool {
    let face = opened[typeface] ?? open(typeface)
    opened[typeface] = .some(face)
    guard let face else { return false }
    unsafe cairo_set_font_face(context, face.pointer)
    return true
  }

  private func open(_ typeface: Typeface) -> Face? {
    guard let path = fonts.paths[typeface], let pointer = unsafe residuum_face_open(path)
    else { return nil }
    return unsafe Face(pointer: pointer)
  }
}
