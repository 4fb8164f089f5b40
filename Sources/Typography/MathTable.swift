import CHarfBuzz

/// The distances of a font's MATH table, in the table's order (OpenType 1.9, MathConstants).
enum MathConstant: UInt32, CaseIterable {
  case scriptPercentScaleDown, scriptScriptPercentScaleDown
  case delimitedSubFormulaMinHeight, displayOperatorMinHeight, mathLeading
  case axisHeight, accentBaseHeight, flattenedAccentBaseHeight
  case subscriptShiftDown, subscriptTopMax, subscriptBaselineDropMin
  case superscriptShiftUp, superscriptShiftUpCramped, superscriptBottomMin
  case superscriptBaselineDropMax, subSuperscriptGapMin, superscriptBottomMaxWithSubscript
  case spaceAfterScript
  case upperLimitGapMin, upperLimitBaselineRiseMin
  case lowerLimitGapMin, lowerLimitBaselineDropMin
  case stackTopShiftUp, stackTopDisplayStyleShiftUp
  case stackBottomShiftDown, stackBottomDisplayStyleShiftDown
  case stackGapMin, stackDisplayStyleGapMin
  case stretchStackTopShiftUp, stretchStackBottomShiftDown
  case stretchStackGapAboveMin, stretchStackGapBelowMin
  case fractionNumeratorShiftUp, fractionNumeratorDisplayStyleShiftUp
  case fractionDenominatorShiftDown, fractionDenominatorDisplayStyleShiftDown
  case fractionNumeratorGapMin, fractionNumDisplayStyleGapMin, fractionRuleThickness
  case fractionDenominatorGapMin, fractionDenomDisplayStyleGapMin
  case skewedFractionHorizontalGap, skewedFractionVerticalGap
  case overbarVerticalGap, overbarRuleThickness, overbarExtraAscender
  case underbarVerticalGap, underbarRuleThickness, underbarExtraDescender
  case radicalVerticalGap, radicalDisplayStyleVerticalGap, radicalRuleThickness
  case radicalExtraAscender, radicalKernBeforeDegree, radicalKernAfterDegree
  case radicalDegreeBottomRaisePercent
}

/// One piece of a delimiter built from several glyphs, lengths in font units.
struct GlyphPart {
  var id: UInt32
  var startConnector: Double
  var endConnector: Double
  var advance: Double
  var isExtender: Bool
}

extension Face {
  /// Whether the font has a MATH table.
  var hasMath: Bool {
    unsafe hb_ot_math_has_data(hb_font_get_face(font)) != 0
  }

  /// A constant in font units; percentages are plain numbers.
  func constant(_ constant: MathConstant) -> Double {
    Double(unsafe hb_ot_math_get_constant(font, hb_ot_math_constant_t(constant.rawValue)))
  }

  /// How far a slanted glyph leans over its advance.
  func italicCorrection(of glyph: UInt32) -> Double {
    Double(unsafe hb_ot_math_get_glyph_italics_correction(font, glyph))
  }

  /// Where an accent's middle goes, from the origin.
  func accentAttachment(of glyph: UInt32) -> Double {
    Double(unsafe hb_ot_math_get_glyph_top_accent_attachment(font, glyph))
  }

  /// Larger cuts of a glyph with their extents, ascending.
  func variants(of glyph: UInt32, vertical: Bool) -> [(id: UInt32, extent: Double)] {
    var count: UInt32 = 64
    var buffer = [hb_ot_math_glyph_variant_t](repeating: .init(), count: Int(count))
    unsafe hb_ot_math_get_glyph_variants(
      font, glyph, vertical ? HB_DIRECTION_BTT : HB_DIRECTION_LTR, 0, &count, &buffer)
    return buffer.prefix(Int(count)).map { ($0.glyph, Double($0.advance)) }
  }

  /// Whether the glyph is a tall cut, whose scripts sit by its own height.
  func isExtendedShape(_ glyph: UInt32) -> Bool {
    unsafe hb_ot_math_is_glyph_extended_shape(hb_font_get_face(font), glyph) != 0
  }

  /// The pieces of which a glyph of any extent can be built, bottom to top or left to right, and
  /// the italic correction of the whole; no pieces when it can't be built.
  func assembly(
    of glyph: UInt32, vertical: Bool
  ) -> (parts: [GlyphPart], italicCorrection: Double) {
    var count: UInt32 = 16
    var buffer = [hb_ot_math_glyph_part_t](repeating: .init(), count: Int(count))
    var italicCorrection: hb_position_t = 0
    unsafe hb_ot_math_get_glyph_assembly(
      font, glyph, vertical ? HB_DIRECTION_BTT : HB_DIRECTION_LTR, 0, &count, &buffer,
      &italicCorrection)
    let parts = buffer.prefix(Int(count)).map {
      GlyphPart(
        id: $0.glyph, startConnector: Double($0.start_connector_length),
        endConnector: Double($0.end_connector_length), advance: Double($0.full_advance),
        isExtender: $0.flags.rawValue & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER.rawValue != 0)
    }
    return (parts, Double(italicCorrection))
  }

  /// The least overlap of two neighbouring pieces.
  var minConnectorOverlap: Double {
    Double(unsafe hb_ot_math_get_min_connector_overlap(font, HB_DIRECTION_BTT))
  }
}
