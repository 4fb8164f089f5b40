import CHarfBuzz

extension FontLibrary {
  /// The bytes of an OpenType font that holds just the glyphs a text needs, for embedding in a page.
  ///
  /// Kerning and ligatures stay. A subset of the mathematical face also holds the italic letters
  /// that browsers take for single-letter identifiers, the larger cuts and parts of delimiters and
  /// operators, and a MATH table over its own glyphs (HarfBuzz 6 drops that table).
  /// - Parameters:
  ///   - typeface: the face to cut down.
  ///   - text: every character that will be set in it; order and repetition don't matter.
  /// - Returns: the same bytes for the same characters and HarfBuzz version.
  /// - Throws: `FontError` when the face is missing or HarfBuzz can't subset it.
  /// - Complexity: O(glyphs of the face).
  public func subset(of typeface: Typeface, covering text: String) throws(FontError) -> [UInt8] {
    guard let face = self[typeface] else {
      throw .missing(file: typeface.file, package: typeface.package, searched: [])
    }
    var scalars = Set(text.unicodeScalars)
    if typeface == .math {
      for scalar in text.unicodeScalars {
        let letter = String(Character(scalar))
        scalars.formUnion(Alphabet.variable(letter, bold: false).unicodeScalars)
        scalars.formUnion(Alphabet.upright(letter, bold: false).unicodeScalars)
      }
    }
    guard let bytes = face.subset(scalars.sorted { $0.value < $1.value }) else {
      throw .unusable(path: paths[typeface] ?? typeface.file)
    }
    return bytes
  }
}

extension Face {
  /// A font of the glyphs for some characters; nil when HarfBuzz fails.
  fileprivate func subset(_ scalars: [Unicode.Scalar]) -> [UInt8]? {
    guard let input = unsafe hb_subset_input_create_or_fail() else { return nil }
    defer { unsafe hb_subset_input_destroy(input) }
    let unicodes = unsafe hb_subset_input_unicode_set(input)
    for scalar in scalars { unsafe hb_set_add(unicodes, scalar.value) }
    let features = unsafe hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG)
    unsafe hb_set_clear(features)
    for feature in ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "ssty", "dtls"] {
      unsafe hb_set_add(features, hb_tag_from_string(feature, -1))
    }
    let extra = unsafe hb_subset_input_glyph_set(input)
    if hasMath {
      for glyph in closure(of: scalars.compactMap(glyph(for:))) { unsafe hb_set_add(extra, glyph) }
    }
    let whole = unsafe hb_font_get_face(font)
    guard let plan = unsafe hb_subset_plan_create_or_fail(whole, input) else { return nil }
    defer { unsafe hb_subset_plan_destroy(plan) }
    guard let part = unsafe hb_subset_plan_execute_or_fail(plan) else { return nil }
    defer { unsafe hb_face_destroy(part) }
    if hasMath {
      let count = unsafe hb_face_get_glyph_count(part)
      let oldGlyphs = unsafe hb_subset_plan_new_to_old_glyph_mapping(plan)
      let old = (0..<count).map { unsafe hb_map_get(oldGlyphs, $0) }
      unsafe add(math: MathTableWriter(self, glyphs: old).table, to: part)
    }
    return unsafe bytes(of: part)
  }

  /// The glyphs with all the cuts and parts by which they grow.
  private func closure(of glyphs: [UInt32]) -> Set<UInt32> {
    var known = Set<UInt32>()
    var open = glyphs
    while let glyph = open.popLast() {
      guard known.insert(glyph).inserted else { continue }
      for vertical in [true, false] {
        open += variants(of: glyph, vertical: vertical).map(\.id)
        open += assembly(of: glyph, vertical: vertical).parts.map(\.id)
      }
    }
    return known
  }
}

/// Adds a MATH table to a font that HarfBuzz has just built, or replaces the one in it.
private func add(math: [UInt8], to face: OpaquePointer) {
  let blob = unsafe math.withUnsafeBytes { buffer in
    unsafe hb_blob_create(
      buffer.baseAddress?.assumingMemoryBound(to: CChar.self), UInt32(buffer.count),
      HB_MEMORY_MODE_DUPLICATE, nil, nil)
  }
  unsafe hb_face_builder_add_table(face, hb_tag_from_string("MATH", -1), blob)
  unsafe hb_blob_destroy(blob)
}

private func bytes(of face: OpaquePointer) -> [UInt8] {
  let blob = unsafe hb_face_reference_blob(face)
  defer { unsafe hb_blob_destroy(blob) }
  var length: UInt32 = 0
  let data = unsafe hb_blob_get_data(blob, &length)
  return unsafe Array(UnsafeRawBufferPointer(start: data, count: Int(length)))
}
