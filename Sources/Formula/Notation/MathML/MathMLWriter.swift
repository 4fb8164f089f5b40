import Encoding

/// Writes elements; text and attributes are escaped byte by byte.
enum MathMLWriter {
  static func element(
    _ name: String, _ attributes: [(String, String)] = [], _ content: String
  ) -> String {
    var tag = "<" + name
    for (key, value) in attributes { tag += " \(key)=\"\(escaped(value))\"" }
    return "\(tag)>\(content)</\(name)>"
  }

  /// A combining mark at the start is written as a number, so that it doesn't join the markup
  /// before it.
  static func escaped(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, first.properties.isGraphemeExtend else {
      return Markup.escaped(text)
    }
    let rest = String(text.unicodeScalars.dropFirst())
    return "&#x\(String(first.value, radix: 16));" + Markup.escaped(rest)
  }
}
