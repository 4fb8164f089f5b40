/// The lines `#| key: value` at the head of a fenced block.
struct OptionLines {
  struct Option {
    var lines: [(text: String, place: Place)]
    var place: Place

    var text: String { lines.map(\.text).joined(separator: " ") }
  }

  var options: [String: Option] = [:]
  /// The lines of the block below the options, with the places they start at.
  var body: [(text: String, place: Place)] = []
  var faults: [ReportingFault] = []

  /// Reads the lines of a block.
  init(_ lines: [(text: String, place: Place)], allowed: [String]) {
    var last: String?
    for (number, line) in lines.enumerated() {
      guard line.text.hasPrefix("#|") else {
        body = Array(lines[number...])
        return
      }
      let content = Substring(line.text.dropFirst(2))
      let indent = content.prefix(while: \.isWhitespace).count
      let words = content.dropFirst(indent)
      let column = line.place.column + 2 + indent
      let key = words.prefix { $0 != ":" }
      if let last, indent > 1 || key.count == words.count || key.contains(" ") {
        options[last]?.lines.append(
          (String(words), Place(line: line.place.line, column: column)))
        continue
      }
      let name = String(key)
      let place = Place(line: line.place.line, column: column)
      guard allowed.contains(name) else {
        faults.append(ReportingFault(.unknownOption(name, allowed: allowed), at: place))
        last = nil
        continue
      }
      let after = words.dropFirst(key.count + 1)
      let gap = after.prefix(while: \.isWhitespace).count
      let value = Self.unquoted(after.dropFirst(gap))
      let valueColumn = column + key.unicodeScalars.count + 1 + gap + value.shift
      options[name] = Option(
        lines: [(value.text, Place(line: line.place.line, column: valueColumn))], place: place)
      last = name
    }
  }

  /// A value in quotation marks, without them.
  private static func unquoted(_ text: Substring) -> (text: String, shift: Int) {
    let text = String(text.reversed().drop(while: \.isWhitespace).reversed())
    guard text.count >= 2, let quote = text.first, quote == text.last,
      quote == "\"" || quote == "'"
    else { return (text, 0) }
    let inner = text.dropFirst().dropLast()
    guard quote == "\"" else {
      return (String(inner.replacing("''", with: "'")), 1)
    }
    return (String(inner.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")), 1)
  }
}
