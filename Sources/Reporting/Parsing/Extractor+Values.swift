extension Extractor {
  /// `{{ path | format arguments }}`.
  mutating func readValue() -> Bool {
    guard peek(1) == "{" else { return false }
    guard
      let end = find(from: index + 2, acrossLines: false, { matches("}}", at: $0) })
    else {
      fault(.unclosed("{{"), at: index)
      copy(2)
      return true
    }
    let use = Self.value(in: source, (index + 2)..<end)
    replace(upTo: end + 2, by: .span(.value(use)))
    return true
  }

  /// Reads what stands between the braces.
  static func value(in source: SourceText, _ range: Range<Int>) -> ValueUse {
    let bar = source.scalars[range].firstIndex(of: "|") ?? range.upperBound
    let path = trimmed(source, range.lowerBound..<bar)
    let format: FormatUse? =
      bar < range.upperBound ? Self.format(in: source, (bar + 1)..<range.upperBound) : nil
    return ValueUse(
      path: source.text(path), format: format, place: source.place(at: path.lowerBound))
  }

  /// Reads `name argument argument`.
  static func format(in source: SourceText, _ range: Range<Int>) -> FormatUse {
    let range = trimmed(source, range)
    let words = source.text(range).split(whereSeparator: { $0.isWhitespace }).map(String.init)
    return FormatUse(
      name: words.first ?? "", arguments: Array(words.dropFirst()),
      place: source.place(at: range.lowerBound))
  }

  static func trimmed(_ source: SourceText, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, source.scalars[start].isWhite { start += 1 }
    while end > start, source.scalars[end - 1].isWhite { end -= 1 }
    return start..<end
  }

  /// `{#label .class key="value"}`, anywhere; the builder looks for its owner.
  mutating func readAttributes() -> Bool {
    guard peek(1) == "#" || peek(1) == "." else { return false }
    guard let end = find(from: index + 1, acrossLines: false, { source.scalars[$0] == "}" }),
      let attributes = Self.attributes(in: source, (index + 1)..<end)
    else { return false }
    replace(upTo: end + 1, by: .attributes(attributes))
    return true
  }

  /// Reads what stands between the braces; nil when it is something else.
  static func attributes(in source: SourceText, _ range: Range<Int>) -> Attributes? {
    var attributes = Attributes(
      place: source.place(at: max(range.lowerBound - 1, 0)), source: "{\(source.text(range))}")
    var rest = Substring(source.text(range))
    while true {
      rest = rest.drop { $0.isWhitespace }
      guard let first = rest.first else { return attributes }
      let word = rest.prefix { !$0.isWhitespace && $0 != "\"" }
      if first == "#" || first == "." {
        guard word.count > 1 else { return nil }
        rest = rest.dropFirst(word.count)
        if first == "#" { attributes.label = String(word.dropFirst()) }
        if first == "." { attributes.classes.append(String(word.dropFirst())) }
        continue
      }
      guard let equals = word.firstIndex(of: "=") else { return nil }
      let key = String(word[..<equals])
      rest = rest[rest.index(after: equals)...]
      if rest.first == "\"" {
        rest = rest.dropFirst()
        guard let end = rest.firstIndex(of: "\"") else { return nil }
        attributes.options[key] = String(rest[..<end])
        rest = rest[rest.index(after: end)...]
      } else {
        let value = rest.prefix { !$0.isWhitespace }
        attributes.options[key] = String(value)
        rest = rest.dropFirst(value.count)
      }
    }
  }
}
