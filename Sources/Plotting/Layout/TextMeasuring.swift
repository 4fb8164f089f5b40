public import Formula
public import Scene
public import Typography

/// A label that is measured and ready to be placed.
public struct TextBox: Hashable, Sendable {
  /// Advance width in points.
  public var width: Double
  /// Height above the baseline.
  public var ascent: Double
  /// Depth below the baseline.
  public var descent: Double
  /// What to draw, with the left end of the baseline at the origin.
  public var elements: [Element]

  /// Makes a box.
  public init(width: Double, ascent: Double, descent: Double, elements: [Element]) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
    self.elements = elements
  }

  /// Ascent and descent together.
  public var height: Double { ascent + descent }
  /// Width and height.
  var size: Size { Size(width: width, height: height) }
}

/// Turns notation into measured boxes: the one thing that layout needs to know about type.
public protocol TextMeasuring: Sendable {
  /// Sets notation at a size in points.
  func textBox(_ notation: Notation, size: Double, ink: Ink, bold: Bool) -> TextBox
}

extension Typesetter: TextMeasuring {
  /// Sets notation with the typesetter's fonts.
  public func textBox(_ notation: Notation, size: Double, ink: Ink, bold: Bool) -> TextBox {
    let set = box(notation, size: size, ink: ink, bold: bold)
    return TextBox(
      width: set.width, ascent: set.ascent, descent: set.descent,
      elements: set.elements(at: Point(x: 0, y: 0)))
  }
}
