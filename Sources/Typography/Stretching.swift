import Scene

extension MathLayout {
  /// The smallest cut of a character that reaches an extent, or a construction of parts.
  ///
  /// The box keeps the glyph's own baseline; a construction stands on it. The largest cut is taken
  /// where none is large enough.
  func stretched(
    _ character: String, toCover extent: Double, _ style: Style, vertical: Bool = true
  ) -> Box {
    guard let face = typesetter.fonts[.math], let scalar = character.unicodeScalars.first,
      let base = face.glyph(for: scalar)
    else { return symbols(character, style) }
    let size = em(style)
    let scale = size / face.unitsPerEm
    func glyph(_ id: UInt32, text: String) -> Box {
      typesetter.glyph(id, .math, size: size, text: text, isCut: id != base)
    }
    let plain = glyph(base, text: character)
    if (vertical ? plain.height : plain.ink?.width ?? 0) >= extent { return plain }
    let variants = face.variants(of: base, vertical: vertical)
    if let fitting = variants.first(where: { $0.extent * scale >= extent }) {
      return larger(glyph(fitting.id, text: character))
    }
    let parts = face.assembly(of: base, vertical: vertical).parts
    guard !parts.isEmpty else {
      return variants.last.map { larger(glyph($0.id, text: character)) } ?? plain
    }
    let stack = Assembly(
      parts: parts, minOverlap: face.minConnectorOverlap, length: extent / scale)
    var box = Box()
    for (index, part) in stack.placed.enumerated() {
      let piece = glyph(part.id, text: index == 0 ? character : "")
      // A part's near end stands at its offset; fonts draw parts anywhere around the origin.
      if vertical {
        box.place(piece, x: 0, y: -part.offset * scale - (piece.ink?.bottom ?? 0))
      } else {
        box.place(piece, x: part.offset * scale - (piece.ink?.x ?? 0))
      }
    }
    return box
  }

  private func larger(_ box: Box) -> Box {
    var box = box
    box.isCharacter = false
    return box
  }

  /// The box moved so that its middle stands on the axis.
  func centered(_ box: Box, _ style: Style) -> Box {
    var moved = box.shifted(down: (box.ascent - box.descent) / 2 - axis(style))
    moved.isCharacter = box.isCharacter
    moved.italicCorrection = box.italicCorrection
    return moved
  }
}

/// Parts of a stretched character, repeated and overlapped to an asked length (OpenType 1.9, MATH).
struct Assembly {
  /// Parts with the distance of their near end from the beginning, in font units.
  private(set) var placed: [(id: UInt32, offset: Double)] = []

  init(parts: [GlyphPart], minOverlap: Double, length: Double) {
    var repeats = 0
    var sequence = Self.sequence(parts, repeats: 0)
    while Self.longest(sequence, minOverlap) < length, repeats < 200,
      parts.contains(where: \.isExtender)
    {
      repeats += 1
      sequence = Self.sequence(parts, repeats: repeats)
    }
    // All joints give up the same share of what is too long.
    let excess = Self.longest(sequence, minOverlap) - length
    let share = sequence.count > 1 ? max(0, excess) / Double(sequence.count - 1) : 0
    var offset = 0.0
    for (index, part) in sequence.enumerated() {
      placed.append((part.id, offset))
      guard index + 1 < sequence.count else { break }
      let most = min(part.endConnector, sequence[index + 1].startConnector)
      offset += part.advance - max(minOverlap, min(minOverlap + share, most))
    }
  }

  private static func sequence(_ parts: [GlyphPart], repeats: Int) -> [GlyphPart] {
    parts.flatMap { Array(repeating: $0, count: $0.isExtender ? repeats : 1) }
  }

  private static func longest(_ parts: [GlyphPart], _ minOverlap: Double) -> Double {
    parts.reduce(0) { $0 + $1.advance } - minOverlap * Double(max(0, parts.count - 1))
  }
}
