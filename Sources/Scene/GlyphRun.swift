/// Glyphs of one font at one size, each at its own place.
public struct GlyphRun: Hashable, Sendable {
  /// One glyph of the run.
  public struct Glyph: Hashable, Sendable {
    /// The glyph's index in the font.
    public var id: UInt32
    /// The glyph's origin on the baseline.
    public var origin: Point

    /// Makes a placed glyph.
    public init(id: UInt32, origin: Point) {
      self.id = id
      self.origin = origin
    }
  }

  /// The PostScript name of the font.
  public var font: String
  /// Size of the em square in points.
  public var size: Double
  /// Colour and role.
  public var ink: Ink
  /// The glyphs in reading order.
  public var glyphs: [Glyph]
  /// The characters the run was shaped from.
  public var text: String
  /// Whether the text set in the font gives these glyphs; not so for a stretched delimiter.
  public var isLive: Bool

  /// Makes a run of glyphs.
  public init(
    font: String, size: Double, ink: Ink, glyphs: [Glyph], text: String, isLive: Bool = true
  ) {
    self.font = font
    self.size = size
    self.ink = ink
    self.glyphs = glyphs
    self.text = text
    self.isLive = isLive
  }
}
