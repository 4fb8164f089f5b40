extension XMLElement {
  /// The element in one line, without ids and with what it refers to in place of references: two
  /// elements that draw alike are spelled alike.
  func spelled(_ byID: [String: XMLElement], depth: Int = 0) -> String {
    guard depth < 12 else { return "" }
    var out = "<" + name
    for (key, value) in attributes.sorted(by: { $0.name < $1.name })
    where key != "id" && !key.hasPrefix("xmlns") {
      if key == "href", value.hasPrefix("#"), let target = byID[String(value.dropFirst())] {
        out += " " + target.spelled(byID, depth: depth + 1)
      } else {
        out += " \(key)=\(value)"
      }
    }
    for child in children { out += child.spelled(byID, depth: depth + 1) }
    return out + ">"
  }
}
