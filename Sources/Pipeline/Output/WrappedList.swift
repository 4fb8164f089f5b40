/// Items joined by commas on lines of at most 80 columns, as far as items fit.
///
/// - Parameters:
///   - title: what the first line begins with.
///   - indent: the spaces before every further line, and the width of the padded title.
func wrapped(_ items: [String], title: String, indent: Int) -> String {
  var line = title + String(repeating: " ", count: max(0, indent - title.count))
  var lines: [String] = []
  for (index, item) in items.enumerated() {
    let word = item + (index == items.count - 1 ? "" : ",")
    if line.count > indent, line.count + 1 + word.count > 80 {
      lines.append(line)
      line = String(repeating: " ", count: indent)
    }
    line += (line.count > indent ? " " : "") + word
  }
  return (lines + [line]).joined(separator: "\n")
}
