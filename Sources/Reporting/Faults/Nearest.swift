import Encoding

/// Finds what an author may have meant.
enum Nearest {
  /// A question that names the nearest known word, or the list of a few known words.
  static func hint(for word: String, among known: [String]) -> String? {
    if let best = Spelling.nearest(to: word, among: known.sorted(), tolerance: 2) {
      return "did you mean '\(best)'?"
    }
    // A path that stops early or goes astray below a known name: show what is there.
    let stem = word.split(separator: ".").first.map(String.init) ?? word
    let near = known.filter { $0.hasPrefix(stem + ".") }.sorted()
    let list = near.isEmpty ? known.sorted() : near
    guard !list.isEmpty, list.count <= 12 || !near.isEmpty else { return nil }
    return "known: " + list.prefix(12).joined(separator: ", ") + (list.count > 12 ? ", …" : "")
  }
}
