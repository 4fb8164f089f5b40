/// Finds what an author may have meant.
enum Nearest {
  /// A question that names the nearest known word, or the list of a few known words.
  static func hint(for word: String, among known: [String]) -> String? {
    let limit = max(2, word.unicodeScalars.count / 3)
    let scored = known.map { (word: $0, distance: distance(word, $0)) }
    let best = scored.min { ($0.distance, $0.word) < ($1.distance, $1.word) }
    if let best, best.distance <= limit { return "did you mean '\(best.word)'?" }
    // A path that stops early or goes astray below a known name: show what is there.
    let stem = word.split(separator: ".").first.map(String.init) ?? word
    let near = known.filter { $0.hasPrefix(stem + ".") }.sorted()
    let list = near.isEmpty ? known.sorted() : near
    guard !list.isEmpty, list.count <= 12 || !near.isEmpty else { return nil }
    return "known: " + list.prefix(12).joined(separator: ", ") + (list.count > 12 ? ", …" : "")
  }

  /// Edits that turn one word into the other: insertions, deletions, substitutions and swaps of
  /// neighbours (Damerau 1964, in the restricted form).
  ///
  /// - Complexity: the product of the lengths.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars.prefix(80))
    let right = Array(right.unicodeScalars.prefix(80))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        let substitution = last[j] + (left[i] == right[j] ? 0 : 1)
        var best = min(substitution, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
