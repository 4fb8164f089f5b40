/// Finds what somebody may have meant to write.
public enum Spelling {
  /// The nearest of some words, of equally near ones the first with the same letters, or nil when none is within a third of the word's length, and at
  /// least `tolerance` edits.
  ///
  /// - Complexity: O(total length of the candidates × length of the word).
  public static func nearest(
    to word: String, among candidates: some Sequence<String>, tolerance: Int = 1
  ) -> String? {
    let limit = max(tolerance, word.unicodeScalars.count / 3)
    let lower = word.lowercased()
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let distance = distance(lower, candidate.lowercased())
      guard distance <= limit, let found = best else {
        if distance <= limit { best = (distance, candidate) }
        continue
      }
      let isCloser = distance < found.distance
      let isSwap =
        distance == found.distance && candidate.lowercased().sorted() == lower.sorted()
        && found.word.lowercased().sorted() != lower.sorted()
      if isCloser || isSwap { best = (distance, candidate) }
    }
    return best?.word
  }

  /// Edits that turn one word into the other: insertions, deletions, substitutions and swaps of
  /// neighbours (Damerau 1964, in the restricted form); of long words the first 80 scalars count.
  ///
  /// - Complexity: O(product of the lengths).
  public static func distance(_ left: String, _ right: String) -> Int {
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
