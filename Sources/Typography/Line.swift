import Scene

extension Face {
  /// Whether the font has a glyph for every part of a character; joiners and selectors aside.
  func covers(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy {
      $0.properties.isDefaultIgnorableCodePoint || glyph(for: $0) != nil
    }
  }
}

extension Typesetter {
  /// Shapes one line, each character in the first face of the chain that covers it.
  func line(_ text: String, chain: [Typeface], size: Double, scriptLevel: Int = 0) -> Box {
    var box = Box()
    var start = text.startIndex
    while start < text.endIndex {
      let typeface = self.typeface(for: text[start], in: chain)
      var end = text.index(after: start)
      while end < text.endIndex, self.typeface(for: text[end], in: chain) == typeface {
        end = text.index(after: end)
      }
      let part = run(String(text[start..<end]), typeface, size: size, scriptLevel: scriptLevel)
      let isWhole = start == text.startIndex && end == text.endIndex
      if isWhole { return part }
      box.place(part, x: box.width)
      start = end
    }
    return box
  }

  private func typeface(for character: Character, in chain: [Typeface]) -> Typeface {
    chain.first { fonts[$0]?.covers(character) ?? false } ?? chain[0]
  }

  /// Shapes text in one face.
  private func run(_ text: String, _ typeface: Typeface, size: Double, scriptLevel: Int) -> Box {
    guard let face = fonts[typeface] else { return Box() }
    let shaped = face.shape(text, scriptLevel: scriptLevel)
    let scale = size / face.unitsPerEm
    let bytes = Array(text.utf8)
    var box = Box()
    // TeX sees the last digit of 10⁻⁵ alone; so exponents stand equally high everywhere.
    box.isCharacter = true
    for (index, glyph) in shaped.enumerated() {
      // A ligature carries all its characters, the later glyphs of a cluster none.
      let first = index == 0 || shaped[index - 1].cluster < glyph.cluster
      let next = shaped[index...].first { $0.cluster > glyph.cluster }?.cluster ?? bytes.count
      let source = first ? String(decoding: bytes[glyph.cluster..<next], as: UTF8.self) : ""
      let pen = box.width
      var placed = self.glyph(glyph.id, typeface, size: size, text: source)
      placed.width = glyph.advance * scale
      box.place(placed, x: pen + glyph.dx * scale, y: glyph.dy * scale)
      box.width = pen + placed.width
      if shaped.count == 1 { box.accentAttachment = placed.accentAttachment }
      box.italicCorrection = placed.italicCorrection
    }
    return box
  }

  /// A single glyph as a box.
  func glyph(
    _ id: UInt32, _ typeface: Typeface, size: Double, text: String, isCut: Bool = false
  ) -> Box {
    guard let face = fonts[typeface] else { return Box() }
    let scale = size / face.unitsPerEm
    var box = Box()
    box.width = face.advance(of: id) * scale
    box.isCharacter = true
    if let bounds = face.inkBounds(of: id) {
      let ink = Rectangle(
        x: bounds.x * scale, y: bounds.y * scale, width: bounds.width * scale,
        height: bounds.height * scale)
      box.ink = ink
      box.ascent = max(0, -ink.y)
      box.descent = max(0, ink.bottom)
    }
    if typeface == .math {
      box.italicCorrection = face.italicCorrection(of: id) * scale
      box.accentAttachment = face.accentAttachment(of: id) * scale
    }
    box.pieces = [
      Box.Piece(
        mark: .glyph(typeface, id: id, size: size, text: text, isCut: isCut),
        origin: Point(x: 0, y: 0))
    ]
    return box
  }
}
