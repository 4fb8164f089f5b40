/// A piece of an article as scalars, with the place of every one of them.
struct SourceText {
  let scalars: [Unicode.Scalar]
  private let lineStarts: [Int]
  private let linePlaces: [Place]

  /// A whole text; its first line is line `firstLine` of the file.
  init(_ text: String, firstLine: Int = 1) {
    self.init(text, linePlaces: nil, start: Place(line: firstLine, column: 1))
  }

  /// A text that starts somewhere in a line.
  init(_ text: String, at start: Place) {
    self.init(text, linePlaces: nil, start: start)
  }

  /// Lines gathered from several places.
  init(lines: [(text: String, place: Place)]) {
    self.init(
      lines.map(\.text).joined(separator: "\n"), linePlaces: lines.map(\.place), start: .start)
  }

  private init(_ text: String, linePlaces: [Place]?, start: Place) {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count)
    var starts = [0]
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      // Line ends of other systems become line feeds, without moving any column.
      if scalar == "\n", previous == "\r" { scalars.removeLast() }
      scalars.append(scalar)
      if scalar == "\n" { starts.append(scalars.count) }
      previous = scalar
    }
    self.scalars = scalars
    lineStarts = starts
    self.linePlaces =
      linePlaces
      ?? starts.indices.map { $0 == 0 ? start : Place(line: start.line + $0, column: 1) }
  }

  /// Where a scalar stands in the file.
  ///
  /// - Complexity: logarithmic in the number of lines.
  func place(at index: Int) -> Place {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= index { low = middle } else { high = middle }
    }
    let line = min(low, linePlaces.count - 1)
    return Place(
      line: linePlaces[line].line, column: linePlaces[line].column + index - lineStarts[low])
  }

  /// The scalars of a range as a string.
  func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }
}
