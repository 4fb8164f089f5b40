extension Extractor {
  /// `@fig-x` or `@key` in running text, also between Han characters.
  mutating func readNarrativeCitation() -> Bool {
    let before = peek(-1)
    guard !before.isASCIILetterOrDigit, before != "_", let end = keyEnd(from: index + 1) else {
      return false
    }
    let item = Citation.Item(
      prefix: "", isBare: false, key: source.text((index + 1)..<end), suffix: "",
      place: source.place(at: index))
    replace(
      upTo: end, by: .span(.citation(Citation(items: [item], isBracketed: false))))
    return true
  }

  /// `[@key]`, `[see @key, p. 3; @other]`, `[-@fig-x]`.
  mutating func readCitationGroup() -> Bool {
    guard peek(-1) != "!", let end = closingBracket() else { return false }
    let after = end + 1 < source.scalars.count ? source.scalars[end + 1] : "\n"
    guard after != "(", after != "[", after != ":" || !isAtLineStart else { return false }
    var items: [Citation.Item] = []
    var start = index + 1
    while start <= end {
      var stop = start
      while stop < end, source.scalars[stop] != ";" { stop += 1 }
      guard let item = citationItem(start..<stop) else { return false }
      items.append(item)
      start = stop + 1
    }
    replace(upTo: end + 1, by: .span(.citation(Citation(items: items, isBracketed: true))))
    return true
  }

  private func citationItem(_ range: Range<Int>) -> Citation.Item? {
    let range = Self.trimmed(source, range)
    guard
      let at = range.first(where: { position in
        guard source.scalars[position] == "@" else { return false }
        let before = position > 0 ? source.scalars[position - 1] : " "
        return !before.isASCIILetterOrDigit && before != "\\"
      }), let end = keyEnd(from: at + 1), end <= range.upperBound
    else { return nil }
    let isBare = at > range.lowerBound && source.scalars[at - 1] == "-"
    return Citation.Item(
      prefix: source.text(range.lowerBound..<(isBare ? at - 1 : at)), isBare: isBare,
      key: source.text((at + 1)..<end), suffix: source.text(end..<range.upperBound),
      place: source.place(at: at))
  }

  /// `[^label]`, recorded so that a missing definition is noticed.
  mutating func readFootnoteUse() -> Bool {
    guard peek(1) == "^", let end = closingBracket(), end > index + 2 else { return false }
    let label = source.text((index + 2)..<end).lowercased()
    output.footnotes.used.append((label, source.place(at: index)))
    copy(end + 1 - index)
    return true
  }

  /// Where a key ends: letters and digits, with single marks `-_:./+` between them.
  private func keyEnd(from start: Int) -> Int? {
    func isWord(_ position: Int) -> Bool {
      position < source.scalars.count
        && (source.scalars[position].isASCIILetterOrDigit || source.scalars[position] == "_")
    }
    guard isWord(start) else { return nil }
    var end = start
    while true {
      while isWord(end) { end += 1 }
      guard end < source.scalars.count, "-:./+".unicodeScalars.contains(source.scalars[end]),
        isWord(end + 1)
      else { return end }
      end += 1
    }
  }

  /// The bracket that closes the one that is read next.
  private func closingBracket() -> Int? {
    var depth = 0
    return find(from: index) { position in
      switch source.scalars[position] {
      case "[": depth += 1
      case "]": depth -= 1
      default: break
      }
      return depth == 0
    }
  }
}
