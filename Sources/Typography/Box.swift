import Scene

/// Something to be set: TeX's box, with its origin at the left end of the baseline.
struct Box: Hashable {
  /// One mark of a box.
  struct Piece: Hashable {
    enum Mark: Hashable {
      /// `isCut`: a larger cut or a part of a construction, which no character is mapped to.
      case glyph(Typeface, id: UInt32, size: Double, text: String, isCut: Bool)
      case rule(Size)
    }

    var mark: Mark
    /// A glyph's origin or a rule's top left corner; y downwards from the baseline.
    var origin: Point
  }

  var width = 0.0
  var ascent = 0.0
  var descent = 0.0
  /// What a superscript must keep clear of: how far the last glyph leans over its advance.
  var italicCorrection = 0.0
  /// Where an accent sits, from the left edge; nil for the middle.
  var accentAttachment: Double?
  /// Whether scripts attach as to characters, by fixed shifts, and not by the box's height.
  var isCharacter = false
  var ink: Rectangle?
  var pieces: [Piece] = []

  var height: Double { ascent + descent }

  /// How far the ink reaches out to the left of the origin.
  var overhang: Double { max(0, -(ink?.x ?? 0)) }

  /// Adds another box with its origin at (`x`, `y`) of this one; y downwards.
  mutating func place(_ other: Box, x: Double, y: Double = 0) {
    pieces.reserveCapacity(pieces.count + other.pieces.count)
    for piece in other.pieces {
      pieces.append(Piece(mark: piece.mark, origin: piece.origin.moved(dx: x, dy: y)))
    }
    if let area = other.ink {
      let moved = Rectangle(
        x: area.x + x, y: area.y + y, width: area.width, height: area.height)
      ink = ink?.union(moved) ?? moved
    }
    width = max(width, x + other.width)
    ascent = max(ascent, other.ascent - y)
    descent = max(descent, other.descent + y)
  }

  /// Adds a filled rectangle.
  mutating func placeRule(_ rule: Rectangle) {
    pieces.append(
      Piece(
        mark: .rule(Size(width: rule.width, height: rule.height)),
        origin: Point(x: rule.x, y: rule.y)))
    ink = ink?.union(rule) ?? rule
    width = max(width, rule.right)
    ascent = max(ascent, -rule.y)
    descent = max(descent, rule.bottom)
  }

  /// The box with its baseline moved down by `dy`.
  func shifted(down dy: Double) -> Box {
    var box = Box()
    box.ascent = -.infinity
    box.descent = -.infinity
    box.place(self, x: 0, y: dy)
    return box
  }
}

extension Rectangle {
  func union(_ other: Rectangle) -> Rectangle {
    let left = min(x, other.x)
    let top = min(y, other.y)
    return Rectangle(
      x: left, y: top, width: max(right, other.right) - left,
      height: max(bottom, other.bottom) - top)
  }
}
