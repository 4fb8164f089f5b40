/// Writes a MATH table for a subset of a face's glyphs (OpenType 1.9, "MATH").
///
/// Values come from the whole face; cut-in kerns and device tables are left out.
struct MathTableWriter {
  private let face: Face
  /// The face's glyph for each glyph of the subset.
  private let old: [UInt32]
  private let new: [UInt32: UInt16]
  /// The finished table.
  private(set) var table: [UInt8] = []

  init(_ face: Face, glyphs old: [UInt32]) {
    self.face = face
    self.old = old
    new = Dictionary(
      old.enumerated().map { ($1, UInt16($0)) }, uniquingKeysWith: { first, _ in first })
    let parts = [constants(), glyphInfo(), variants()]
    var header = Table()
    header.append(1, 0)
    for part in parts { header.append(part) }
    table = header.bytes
  }

  private func constants() -> Table {
    var part = Table()
    for constant in MathConstant.allCases {
      part.append(Int(face.constant(constant)))
      switch constant {
      case .scriptPercentScaleDown, .scriptScriptPercentScaleDown, .delimitedSubFormulaMinHeight,
        .displayOperatorMinHeight, .radicalDegreeBottomRaisePercent:
        break
      default: part.append(0)
      }
    }
    return part
  }

  private func glyphInfo() -> Table {
    var part = Table()
    part.append(
      values {
        face.italicCorrection(of: $0)
      } where: {
        $1 != 0
      })
    // HarfBuzz answers with half the advance for glyphs that have no entry.
    part.append(
      values {
        face.accentAttachment(of: $0)
      } where: { glyph, value in
        value != (face.advance(of: glyph) / 2).rounded(.down)
      })
    part.append(coverage(new(where: face.isExtendedShape)))
    part.append(0)
    return part
  }

  /// A coverage with a value for each covered glyph, as italic corrections and attachments have it.
  private func values(
    _ value: (UInt32) -> Double, where isKept: (UInt32, Double) -> Bool
  ) -> Table {
    let kept = new { isKept($0, value($0)) }
    var part = Table()
    part.append(coverage(kept))
    part.append(kept.count)
    for glyph in kept { part.append(Int(value(old[glyph])), 0) }
    return part
  }

  private func variants() -> Table {
    let vertical = new { grows($0, vertical: true) }
    let horizontal = new { grows($0, vertical: false) }
    var part = Table()
    part.append(Int(face.minConnectorOverlap))
    part.append(coverage(vertical))
    part.append(coverage(horizontal))
    part.append(vertical.count, horizontal.count)
    for glyph in vertical { part.append(construction(old[glyph], vertical: true)) }
    for glyph in horizontal { part.append(construction(old[glyph], vertical: false)) }
    return part
  }

  private func grows(_ glyph: UInt32, vertical: Bool) -> Bool {
    !face.variants(of: glyph, vertical: vertical).isEmpty
      || !face.assembly(of: glyph, vertical: vertical).parts.isEmpty
  }

  private func construction(_ glyph: UInt32, vertical: Bool) -> Table {
    let (parts, italicCorrection) = face.assembly(of: glyph, vertical: vertical)
    // A glyph that only came in as somebody's cut may name cuts that did not.
    let variants = face.variants(of: glyph, vertical: vertical).filter { new[$0.id] != nil }
    var part = Table()
    if parts.isEmpty || parts.contains(where: { new[$0.id] == nil }) {
      part.append(0)
    } else {
      var assembly = Table()
      assembly.append(Int(italicCorrection), 0, parts.count)
      for piece in parts {
        assembly.append(
          Int(new[piece.id] ?? 0), Int(piece.startConnector), Int(piece.endConnector),
          Int(piece.advance), piece.isExtender ? 1 : 0)
      }
      part.append(assembly)
    }
    part.append(variants.count)
    for variant in variants { part.append(Int(new[variant.id] ?? 0), Int(variant.extent)) }
    return part
  }

  /// The subset's glyphs, ascending, whose original fulfils a condition.
  private func new(where condition: (UInt32) -> Bool) -> [Int] {
    old.indices.filter { condition(old[$0]) }
  }

  private func coverage(_ glyphs: [Int]) -> Table {
    var part = Table()
    part.append(1, glyphs.count)
    for glyph in glyphs { part.append(glyph) }
    return part
  }
}

/// A piece of an OpenType table: 16-bit words, and pieces it points to by 16-bit offsets.
private struct Table {
  private var words: [Int] = []
  private var children: [(word: Int, table: Table)] = []

  mutating func append(_ values: Int...) { words += values }

  /// Adds an offset to a piece that will follow.
  mutating func append(_ child: Table) {
    children.append((words.count, child))
    words.append(0)
  }

  var bytes: [UInt8] {
    var words = words
    var tail: [UInt8] = []
    for (word, child) in children {
      words[word] = 2 * words.count + tail.count
      tail += child.bytes
    }
    let head = words.flatMap { word -> [UInt8] in
      precondition((-32768...65535).contains(word), "a MATH table over 64 KiB")
      return [UInt8(truncatingIfNeeded: word >> 8), UInt8(truncatingIfNeeded: word)]
    }
    return head + tail
  }
}
