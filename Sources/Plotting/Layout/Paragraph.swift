import Formula

/// Breaks a long heading into lines at its spaces.
struct Paragraph {
  /// The lines from top to bottom.
  let lines: [TextBox]

  /// Fills lines up to a width; a single word that is wider stands alone on its line.
  ///
  /// - Parameter set: turns a line into a measured box.
  init(_ notation: Notation, width: Double, set: (Notation) -> TextBox) {
    var lines: [TextBox] = []
    var line: [Notation] = []
    for word in Self.words(of: notation) {
      let longer = line.isEmpty ? word : line + [.text(" ")] + word
      if !line.isEmpty, set(.row(longer)).width > width {
        lines.append(set(.row(line)))
        line = word
      } else {
        line = longer
      }
    }
    if !line.isEmpty { lines.append(set(.row(line))) }
    self.lines = lines
  }

  /// The parts between spaces; what isn't prose sticks to its neighbours.
  private static func words(of notation: Notation) -> [[Notation]] {
    var words: [[Notation]] = [[]]
    func add(_ part: Notation) {
      switch part {
      case .row(let parts):
        for part in parts { add(part) }
      case .text(let text):
        let pieces = text.split(separator: " ", omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() {
          if index > 0 { words.append([]) }
          if !piece.isEmpty { words[words.count - 1].append(.text(String(piece))) }
        }
      default: words[words.count - 1].append(part)
      }
    }
    add(notation)
    return words.filter { !$0.isEmpty }
  }
}
