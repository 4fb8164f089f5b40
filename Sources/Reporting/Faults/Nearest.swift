import Encoding

/// Finds what an author may have meant.
enum Nearest {
  /// A question that names the nearest known word, or the list of a few known words.
  static func hint(for word: String, among known: [String]) -> String? {
    if let best = Spelling.nearest(to: word, among: known.sorted(), tolerance: 2) {
      return "did you mean '\(best)'?"
    }
    // A path that stops early or goes astray below a known name: show what is there.
    let parts = word.split(separator: ".").map(String.init)
    let near = (1...max(parts.count, 1)).reversed().lazy.map { count in
      known.filter { $0.hasPrefix(parts.prefix(count).joined(separator: ".") + ".") }
    }.first { !$0.isEmpty }
    let list = folded((near ?? known).sorted())
    guard !list.isEmpty, list.count <= 12 || near != nil else { return nil }
    return "known: " + list.prefix(12).joined(separator: ", ") + (list.count > 12 ? ", …" : "")
  }

  /// Names that end in a number as one: `c.0`, `c.1`, … become `c.0…40`.
  private static func folded(_ names: [String]) -> [String] {
    var ranges: [String: (low: Int, high: Int)] = [:]
    var order: [String] = []
    for name in names {
      guard let dot = name.lastIndex(of: "."), let number = Int(name[name.index(after: dot)...])
      else {
        order.append(name)
        continue
      }
      let stem = String(name[...dot])
      if let range = ranges[stem] {
        ranges[stem] = (min(range.low, number), max(range.high, number))
      } else {
        ranges[stem] = (number, number)
        order.append(stem)
      }
    }
    return order.map { name in
      guard let range = ranges[name] else { return name }
      return range.low == range.high ? "\(name)\(range.low)" : "\(name)\(range.low)…\(range.high)"
    }
  }
}
