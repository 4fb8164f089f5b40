extension Trail {
  /// The step of a group; nil if it says nothing about itself.
  init?(_ element: XMLElement) {
    let id = element["id"] ?? ""
    let words = (element["class"] ?? "").split(whereSeparator: \.isWhitespace)
      .map { Self.withoutSerial(String($0)) }.filter { !$0.isEmpty }
    let role = words.isEmpty ? Self.withoutSerial(id) : words.joined(separator: " ")
    var label = element["aria-label"]
    for item in element.content where label == nil {
      switch item {
      case .element(let child) where child.name == "title": label = trimmed(child.text)
      // matplotlib writes outlined text as a comment first.
      case .comment(let text): label = trimmed(text)
      default: break
      }
      if case .element(let child) = item, child.name != "title", child.name != "defs" { break }
    }
    if id.isEmpty && role.isEmpty && label == nil { return nil }
    self.init(id: id, role: role, label: label)
  }

  /// A name without the number or hash at its end: `line2d_17` is `line2d`, `trace3f9a1c` `trace`.
  static func withoutSerial(_ name: String) -> String {
    var bytes = Array(name.utf8)
    func isHex(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...102).contains(byte) }
    let tail = bytes.reversed().prefix(while: isHex)
    let digits = tail.count { $0 < 58 }
    if tail.count >= 6 && digits > 0 {
      bytes.removeLast(tail.count)
    } else {
      bytes.removeLast(bytes.reversed().prefix { (48...57).contains($0) }.count)
    }
    while let last = bytes.last, last == 45 || last == 95 || last == 46 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
