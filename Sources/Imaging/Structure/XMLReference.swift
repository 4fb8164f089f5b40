/// A reference in the text of a document, such as `&amp;` or `&#960;`, that stands for nothing.
struct XMLReference: Error {
  let problem: String

  /// Text with its references replaced: the five entities of the standard, and characters.
  static func replaced(in text: ArraySlice<UInt8>) throws(XMLReference) -> String {
    guard text.contains(UInt8(ascii: "&")) else { return String(decoding: text, as: UTF8.self) }
    var out: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index] == UInt8(ascii: "&") else {
        out.append(text[index])
        index += 1
        continue
      }
      guard let end = text[index..<min(text.endIndex, index + 12)].firstIndex(of: 59) else {
        throw XMLReference(problem: "'&' without ';'")
      }
      let name = String(decoding: text[index + 1..<end], as: UTF8.self)
      switch name {
      case "amp": out.append(38)
      case "lt": out.append(60)
      case "gt": out.append(62)
      case "quot": out.append(34)
      case "apos": out.append(39)
      default:
        let digits = name.hasPrefix("#x") ? name.dropFirst(2) : name.dropFirst(1)
        guard name.hasPrefix("#"), let code = UInt32(digits, radix: name.hasPrefix("#x") ? 16 : 10),
          let scalar = Unicode.Scalar(code)
        else { throw XMLReference(problem: "unknown reference &\(name);") }
        out += Array(String(Character(scalar)).utf8)
      }
      index = end + 1
    }
    return String(decoding: out, as: UTF8.self)
  }
}
