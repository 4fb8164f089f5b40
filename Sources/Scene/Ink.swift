/// An sRGB colour with straight alpha, 8 bits a channel.
public struct Color: Hashable, Sendable {
  /// Red channel.
  public var red: UInt8
  /// Green channel.
  public var green: UInt8
  /// Blue channel.
  public var blue: UInt8
  /// Opacity; 255 is opaque.
  public var alpha: UInt8

  /// Makes a colour from its channels.
  public init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// Makes an opaque colour from `0xRRGGBB`.
  public init(hex: UInt32) {
    self.init(
      red: UInt8(hex >> 16 & 0xFF), green: UInt8(hex >> 8 & 0xFF), blue: UInt8(hex & 0xFF))
  }
}

/// What a mark is drawn with: a resolved colour, and the role it plays in the theme.
///
/// PNG and PDF use the colour. SVG writes the colour as a presentation attribute and the role as a
/// class, so that a page's style sheet can recolour one rendering for a dark background.
public struct Ink: Hashable, Sendable {
  /// The resolved colour.
  public var color: Color
  /// The theme's name for it, such as `text`, `axis`, `grid`, `target`, `series1`.
  public var role: String

  /// Makes an ink from its colour and role.
  public init(_ color: Color, role: String) {
    self.color = color
    self.role = role
  }
}
