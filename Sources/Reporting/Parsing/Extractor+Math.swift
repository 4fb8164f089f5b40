extension Extractor {
  /// `$…$` in a line, `$$…$$` on lines of its own.
  mutating func readMath() -> Bool {
    if peek(1) == "$" { return readDisplay() }
    guard !peek(1).isWhite else { return false }
    let end = find(from: index + 1) { position in
      source.scalars[position] == "$" && !isEscaped(position)
        && !source.scalars[position - 1].isWhite
        && !(position + 1 < source.scalars.count && source.scalars[position + 1].isASCIIDigit)
    }
    guard let end else {
      fault(.unclosed("$"), at: index)
      return false
    }
    let tex = source.text((index + 1)..<end)
    replace(
      upTo: end + 1, by: .span(.math(tex: tex, source.place(at: index + 1))))
    return true
  }

  private mutating func readDisplay() -> Bool {
    let end = find(from: index + 2) { matches("$$", at: $0) && !isEscaped($0) }
    guard let end else {
      fault(.unclosed("$$"), at: index)
      copy(2)
      return true
    }
    var start = index + 2
    while start < end, source.scalars[start].isWhite { start += 1 }
    var last = end
    while last > start, source.scalars[last - 1].isWhite { last -= 1 }
    let place = source.place(at: start)
    replace(
      upTo: end + 2,
      by: .span(
        .display(
          tex: source.text(start..<last), Attributes(place: place, source: ""), place)))
    return true
  }

  private func isEscaped(_ position: Int) -> Bool {
    var backslashes = 0
    while position - backslashes > 0, source.scalars[position - backslashes - 1] == "\\" {
      backslashes += 1
    }
    return backslashes % 2 == 1
  }
}
