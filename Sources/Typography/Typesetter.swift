public import Formula
public import Scene

/// Sets prose and mathematics as measured boxes of glyphs.
///
/// A value without state: the same label gives the same box on every machine with the same font
/// files, in any task.
public struct Typesetter: Sendable {
  /// The faces it sets in.
  public let fonts: FontLibrary

  /// Makes a typesetter for the given faces.
  public init(fonts: FontLibrary) {
    self.fonts = fonts
  }

  /// One line of prose.
  ///
  /// Characters that the typeface lacks come from the mathematical and the fallback face; raised
  /// and lowered ones (10⁻⁸, F₃) are set as small ordinary ones. Ascent
  /// and descent are those of the ink, so that labels can be centred by what is seen.
  /// - Parameters:
  ///   - text: the prose, without line breaks.
  ///   - size: size of the em square in points.
  ///   - ink: colour and role.
  ///   - typeface: the face to begin with.
  /// - Complexity: O(characters); some 2–5 µs for a label.
  public func box(
    text: String, size: Double, ink: Ink, typeface: Typeface = .text
  ) -> TypesetBox {
    TypesetBox(prose(text, chain: [typeface, .math, .fallback], size: size), ink: ink)
  }

  /// A piece of mathematics.
  ///
  /// Laid out by the rules of The TeXbook (Knuth 1984), appendix G, with the distances of the
  /// face's OpenType MATH table.
  /// - Parameters:
  ///   - notation: what to set.
  ///   - size: size of the em square in points; scripts take the sizes the face asks for.
  ///   - ink: colour and role.
  ///   - bold: whether letters and digits are bold.
  ///   - display: whether to set as a displayed formula: large operators with limits above and
  ///     below, roomier fractions.
  public func box(
    _ notation: Notation, size: Double, ink: Ink, bold: Bool = false, display: Bool = false
  ) -> TypesetBox {
    let layout = MathLayout(typesetter: self, size: size, bold: bold)
    return TypesetBox(layout.box(notation, Style(level: display ? .display : .text)), ink: ink)
  }

  /// The characters of `text` that no opened face covers; they would print as empty boxes.
  public func unsupported(in text: String) -> [Character] {
    text.filter { character in
      ScriptCharacters.run(at: Substring(String(character))) == nil
        && !Typeface.allCases.contains { fonts[$0]?.covers(character) ?? false }
    }
  }

  /// Heights of the text face that layouts align to.
  public func metrics(size: Double) -> LineMetrics {
    let scale = size / fonts.unitsPerEm(of: .text)
    func top(of scalar: Unicode.Scalar) -> Double {
      guard let face = fonts[.text], let glyph = face.glyph(for: scalar) else { return 0 }
      return -(face.inkBounds(of: glyph)?.y ?? 0) * scale
    }
    let descender = fonts[.text].flatMap { face in
      face.glyph(for: "p").flatMap { face.inkBounds(of: $0)?.bottom }
    }
    let axis = fonts[.math].map { $0.constant(.axisHeight) / $0.unitsPerEm * size }
    return LineMetrics(
      ascender: top(of: "d"), descender: (descender ?? 0) * scale, capHeight: top(of: "H"),
      xHeight: top(of: "x"), digitHeight: top(of: "1"), axisHeight: axis ?? 0)
  }
}

/// Heights above the baseline (the descender: below it) at some size, in points.
public struct LineMetrics: Hashable, Sendable {
  /// Top of d.
  public let ascender: Double
  /// Bottom of p, positive.
  public let descender: Double
  /// Top of H.
  public let capHeight: Double
  /// Top of x.
  public let xHeight: Double
  /// Top of 1.
  public let digitHeight: Double
  /// Middle of plus, minus and fraction bars: the height to centre a tick label by.
  public let axisHeight: Double
}
