extension Extractor {
  /// Reads what only counts at the start of a line; false when the line is ordinary text.
  mutating func readLineStart() -> Bool {
    readFence() || readBlockFence() || readCaption() || readDefinition()
  }

  /// A fenced code block, passed through as it is.
  private mutating func readFence() -> Bool {
    var start = index
    while start < source.scalars.count, isContainerMark(at: start) { start += 1 }
    guard start < source.scalars.count else { return false }
    let fence = source.scalars[start]
    guard fence == "`" || fence == "~" else { return false }
    let length = runLength(of: fence, at: start)
    guard length >= 3 else { return false }
    var end = lineEnd(from: start)
    if fence == "`", source.scalars[(start + length)..<end].contains("`") { return false }
    let opening = index
    while end < source.scalars.count {
      let line = end + 1
      end = lineEnd(from: line)
      if closesFence(line..<end, fence, length) {
        copy(min(end + 1, source.scalars.count) - opening)
        return true
      }
    }
    fault(.unclosed(String(repeating: Character(fence), count: length)), at: start)
    copy(end - opening)
    return true
  }

  /// Marks of lists and quotes that may stand before a fence.
  private func isContainerMark(at position: Int) -> Bool {
    let scalar = source.scalars[position]
    if scalar.isBlank || scalar == ">" { return true }
    let next: Unicode.Scalar =
      position + 1 < source.scalars.count ? source.scalars[position + 1] : "\n"
    switch scalar {
    case "-", "*", "+", ".", ")": return next.isBlank
    case "0"..."9": return next.isASCIIDigit || next == "." || next == ")"
    default: return false
    }
  }

  private func closesFence(_ line: Range<Int>, _ fence: Unicode.Scalar, _ length: Int) -> Bool {
    let rest = source.scalars[line].drop { $0.isBlank || $0 == ">" }
    let marks = rest.prefix { $0 == fence }
    return marks.count >= length && rest.dropFirst(marks.count).allSatisfy { $0.isWhite }
  }

  /// `::: {.callout-note}` and `:::`, each a paragraph of its own to CommonMark.
  private mutating func readBlockFence() -> Bool {
    var start = index
    while start < source.scalars.count, source.scalars[start].isBlank { start += 1 }
    guard matches(":::", at: start) else { return false }
    let colons = runLength(of: ":", at: start)
    let end = lineEnd(from: start)
    let words = Self.trimmed(source, (start + colons)..<end)
    let kind: Mark.Kind
    if words.isEmpty {
      kind = .blockEnd
    } else if source.scalars[words.lowerBound] == "{",
      source.scalars[words.upperBound - 1] == "}",
      let attributes = Self.attributes(
        in: source, (words.lowerBound + 1)..<(words.upperBound - 1))
    {
      kind = .blockStart(name: attributes.classes.first ?? "", attributes)
    } else {
      let attributes = Attributes(place: source.place(at: words.lowerBound), source: "")
      kind = .blockStart(name: source.text(words), attributes)
    }
    output.append("\n", from: index)
    copy(start - index)
    replace(upTo: end, by: kind)
    output.append("\n", from: index - 1)
    return true
  }

  /// `: caption {#tbl-x}` below a table, with or without an empty line between them.
  private mutating func readCaption() -> Bool {
    guard peek() == ":", peek(1).isBlank else { return false }
    let previous = lineBefore(index)
    let follows = previous.first { !source.scalars[$0].isBlank }.map { source.scalars[$0] }
    guard follows == nil || follows == "|" else { return false }
    if follows == "|" { output.append("\n", from: index) }
    replace(upTo: index + 2, by: .span(.captionStart(source.place(at: index))))
    return true
  }

  /// `[label]: address` and `[^label]: footnote`.
  private mutating func readDefinition() -> Bool {
    guard peek() == "[",
      let close = find(from: index, acrossLines: false, { source.scalars[$0] == "]" }),
      close + 1 < source.scalars.count, source.scalars[close + 1] == ":"
    else { return false }
    if peek(1) == "^" {
      let label = source.text((index + 2)..<close).lowercased()
      output.footnotes.defined[label] = source.place(at: index)
      copy(close + 2 - index)
    } else {
      copy(min(lineEnd(from: index) + 1, source.scalars.count) - index)
    }
    return true
  }

  func lineEnd(from start: Int) -> Int {
    var end = start
    while end < source.scalars.count, source.scalars[end] != "\n" { end += 1 }
    return end
  }

  private func lineBefore(_ start: Int) -> Range<Int> {
    guard start > 0 else { return 0..<0 }
    var first = start - 1
    while first > 0, source.scalars[first - 1] != "\n" { first -= 1 }
    return first..<(start - 1)
  }
}
