/// Writes elements; text and attributes are escaped byte by byte.
enum MathMLWriter {
  static func element(
    _ name: String, _ attributes: [(String, String)] = [], _ content: String
  ) -> String {
    var tag = "<" + name
    for (key, value) in attributes { tag += " \(key)=\"\(escaped(value))\"" }
    return "\(tag)>\(content)</\(name)>"
  }

  /// Works on bytes: a combining mark after a quote must not hide it.
  ///
  /// A mark at the start is written as a number, so that it doesn't join the markup before it.
  static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var rest = text[...].utf8
    if let first = text.unicodeScalars.first, first.properties.isGraphemeExtend {
      bytes += "&#x\(String(first.value, radix: 16));".utf8
      rest = rest.dropFirst(String(first).utf8.count)
    }
    for byte in rest {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      case 9, 10, 13: bytes.append(32)
      // Other control characters are not allowed in a page.
      case 0..<32, 127: continue
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
