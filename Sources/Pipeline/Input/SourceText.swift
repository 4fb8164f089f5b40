/// A text an author wrote, with the name it goes by in messages.
public struct SourceText: Hashable, Sendable {
  /// A file's path, or `argument 'EXPR'`.
  public var name: String
  /// The whole text.
  public var text: String
  /// Whether it came from the command line and has columns only.
  public var isArgument: Bool

  /// A file's text.
  public init(path: String, text: String) {
    self.name = path
    self.text = text
    self.isArgument = false
  }

  /// A command line argument.
  public init(argument: String, text: String) {
    self.name = "argument '\(argument)'"
    self.text = text
    self.isArgument = true
  }

  /// A place in the text, with the line it stands on.
  public func location(line: Int, column: Int, length: Int = 1) -> Diagnostic.Location {
    Diagnostic.Location(
      source: name, line: isArgument ? nil : line, column: max(1, column), length: length,
      text: self.line(line))
  }

  /// The text of a line, without its end.
  func line(_ number: Int) -> String {
    var current = 1
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if current == number { return String(line.last == "\r" ? line.dropLast() : line) }
      current += 1
    }
    return ""
  }
}

/// The word of a list that a misspelt one was probably meant to be.
///
/// The distance counts insertions, deletions, substitutions and swaps of neighbours (Damerau 1964).
/// - Complexity: O(total length of the candidates × length of the word).
func nearest(to word: String, among candidates: [String]) -> String? {
  let limit = max(1, word.count / 3)
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let distance = editDistance(Array(word.lowercased()), Array(candidate.lowercased()))
    if distance <= limit, distance < best?.distance ?? Int.max { best = (distance, candidate) }
  }
  return best?.candidate
}

private func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  var rows = [[Int]](
    repeating: [Int](repeating: 0, count: second.count + 1), count: first.count + 1)
  for column in 0...second.count { rows[0][column] = column }
  for row in 0..<first.count {
    rows[row + 1][0] = row + 1
    for column in 0..<second.count {
      let same = first[row] == second[column]
      var value = min(
        rows[row][column] + (same ? 0 : 1), rows[row][column + 1] + 1, rows[row + 1][column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        value = min(value, rows[row - 1][column - 1] + 1)
      }
      rows[row + 1][column + 1] = value
    }
  }
  return rows[first.count][second.count]
}
