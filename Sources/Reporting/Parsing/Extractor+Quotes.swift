extension Extractor {
  /// Where a quotation mark waits for its partner: in the source, and in the bytes put out.
  struct OpenQuote {
    let index: Int
    let offset: Int
  }

  /// Sets a pair of straight quotation marks of which one touches a Han character.
  ///
  /// CommonMark tells opening from closing marks by the spaces around them, and Han characters have
  /// none. Other pairs are left to it.
  mutating func readQuote() -> Bool {
    guard let open = openQuote, find(from: open.index + 1, { $0 == index }) != nil else {
      openQuote = OpenQuote(index: index, offset: output.bytes.count)
      return false
    }
    openQuote = nil
    guard touchesHan(open.index) || touchesHan(index) else { return false }
    output.replace(at: open.offset, by: "“")
    output.append("”", from: index)
    index += 1
    return true
  }

  private func touchesHan(_ position: Int) -> Bool {
    let offset = position - index
    return peek(offset - 1).joinsLines || peek(offset + 1).joinsLines
  }
}
