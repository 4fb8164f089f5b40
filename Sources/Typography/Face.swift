import CHarfBuzz
import Scene

/// One font file, measured and shaped in font units.
///
/// HarfBuzz objects are safe to share between threads once they are immutable, and all of these
/// are before `init` returns.
@safe
final class Face: Sendable {
  nonisolated(unsafe) let font: OpaquePointer
  let unitsPerEm: Double

  /// Maps the file; nil when it holds no glyphs.
  init?(path: String) {
    guard let blob = unsafe hb_blob_create_from_file_or_fail(path) else { return nil }
    let face = unsafe hb_face_create(blob, 0)
    defer {
      unsafe hb_blob_destroy(blob)
      unsafe hb_face_destroy(face)
    }
    guard let face = unsafe face, unsafe hb_face_get_glyph_count(face) > 0,
      let font = unsafe hb_font_create(face)
    else { return nil }
    unsafe hb_face_make_immutable(face)
    unsafe hb_font_make_immutable(font)
    unsafe self.font = font
    unitsPerEm = Double(unsafe hb_face_get_upem(face))
  }

  deinit { unsafe hb_font_destroy(font) }

  /// The glyph the font maps a character to; nil when it has none.
  func glyph(for scalar: Unicode.Scalar) -> UInt32? {
    var glyph: hb_codepoint_t = 0
    return unsafe hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0 ? glyph : nil
  }

  /// Horizontal advance of a glyph.
  func advance(of glyph: UInt32) -> Double {
    Double(unsafe hb_font_get_glyph_h_advance(font, glyph))
  }

  /// The smallest rectangle around the outline, y downwards; nil for a glyph without ink.
  func inkBounds(of glyph: UInt32) -> Rectangle? {
    var extents = hb_glyph_extents_t()
    guard unsafe hb_font_get_glyph_extents(font, glyph, &extents) != 0, extents.width != 0
    else { return nil }
    return Rectangle(
      x: Double(extents.x_bearing), y: -Double(extents.y_bearing),
      width: Double(extents.width), height: -Double(extents.height))
  }

  /// The PostScript name recorded in the file.
  var postScriptName: String {
    var length: UInt32 = 64
    var bytes = [CChar](repeating: 0, count: 64)
    let face = unsafe hb_font_get_face(font)
    unsafe hb_ot_name_get_utf8(
      face, hb_ot_name_id_t(HB_OT_NAME_ID_POSTSCRIPT_NAME), nil, &length, &bytes)
    return String(decoding: bytes.prefix(Int(length)).map(UInt8.init), as: UTF8.self)
  }
}
