/// SVG text under construction; attributes are written in the order they are given.
struct SVGMarkup {
  private(set) var text = ""

  /// Writes a start tag, or with `closed` a whole empty element.
  mutating func tag(_ name: String, _ attributes: [(String, String?)], closed: Bool = false) {
    text += "<\(name)"
    for case (let key, let value?) in attributes {
      text += " \(key)=\""
      text += Self.escaped(value)
      text += "\""
    }
    text += closed ? "/>\n" : ">"
    if !closed && name == "g" { text += "\n" }
  }

  mutating func end(_ name: String) { text += "</\(name)>\n" }

  /// An element that holds only characters.
  mutating func element(
    _ name: String, _ attributes: [(String, String?)] = [], content: String
  ) {
    tag(name, attributes)
    text += Self.escaped(content)
    end(name)
  }

  mutating func raw(_ markup: String) { text += markup }

  /// Escapes by code units, so that no combining mark hides a quote; characters that XML forbids
  /// become U+FFFD.
  static func escaped(_ value: String) -> String {
    let isPlain = value.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x26 && $0 != 0x3C && $0 != 0x3E
    }
    if isPlain { return value }
    var result = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\t", "\n", "\r": result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
