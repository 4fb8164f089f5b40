/// Something taken out of the Markdown before CommonMark sees it.
///
/// CommonMark reads one private-use scalar in its place, which it takes for a letter; a mark that
/// ends up in code or in an address is put back as it was written.
struct Mark {
  enum Kind {
    /// A letter without a shape: keeps emphasis beside Chinese punctuation working.
    case filler
    case span(Span)
    case attributes(Attributes)
    case struckStart, struckEnd
    case blockStart(name: String, Attributes)
    case blockEnd
  }

  var kind: Kind
  /// As written.
  var source: String
  var place: Place

  /// The first of the scalars that stand for marks: planes 15 and 16 are for private use.
  static let first: UInt32 = 0xF0000
  /// How many marks one text can have.
  static let limit = 0xFFFE

  static func scalar(_ index: Int) -> Unicode.Scalar {
    Unicode.Scalar(first + UInt32(index)) ?? "\u{FFFD}"
  }

  static func index(of scalar: Unicode.Scalar) -> Int? {
    scalar.value >= first ? Int(scalar.value - first) : nil
  }
}
