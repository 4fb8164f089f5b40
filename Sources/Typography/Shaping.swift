import CHarfBuzz

/// A glyph as the shaper placed it, in font units.
struct ShapedGlyph {
  var id: UInt32
  /// Offset into the UTF-8 bytes of the shaped text.
  var cluster: Int
  var advance: Double
  var dx: Double
  var dy: Double
}

extension Face {
  /// The glyphs of one line of left-to-right text, with the font's kerning and ligatures.
  ///
  /// - Parameter scriptLevel: 0 at text size, 1 and 2 in scripts, where the feature `ssty` selects
  ///   sturdier alternates.
  func shape(_ text: String, scriptLevel: Int = 0) -> [ShapedGlyph] {
    let buffer = unsafe hb_buffer_create()
    defer { unsafe hb_buffer_destroy(buffer) }
    let length = Int32(text.utf8.count)
    unsafe hb_buffer_add_utf8(buffer, text, length, 0, length)
    unsafe hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
    // Guessing would ask the locale; the script only chooses the feature set.
    let latin = text.unicodeScalars.allSatisfy { $0.value < 0x2E80 }
    unsafe hb_buffer_set_script(buffer, latin ? HB_SCRIPT_LATIN : HB_SCRIPT_HAN)
    unsafe hb_buffer_set_language(buffer, hb_language_from_string("en", -1))
    var features: [hb_feature_t] = []
    if scriptLevel > 0 {
      features.append(
        hb_feature_t(
          tag: 0x7373_7479, value: UInt32(scriptLevel), start: 0, end: UInt32.max))
    }
    unsafe hb_shape(font, buffer, features, UInt32(features.count))
    var count: UInt32 = 0
    let infos = unsafe hb_buffer_get_glyph_infos(buffer, &count)
    let positions = unsafe hb_buffer_get_glyph_positions(buffer, &count)
    guard let infos = unsafe infos, let positions = unsafe positions else { return [] }
    return (0..<Int(count)).map { index in
      let info = unsafe infos[index]
      let position = unsafe positions[index]
      return ShapedGlyph(
        id: info.codepoint, cluster: Int(info.cluster), advance: Double(position.x_advance),
        dx: Double(position.x_offset), dy: -Double(position.y_offset))
    }
  }
}
