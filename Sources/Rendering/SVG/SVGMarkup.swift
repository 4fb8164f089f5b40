import Encoding

/// SVG text under construction; attributes are written in the order they are given.
struct SVGMarkup {
  private(set) var text = ""

  /// Writes a start tag, or with `closed` a whole empty element.
  mutating func tag(_ name: String, _ attributes: [(String, String?)], closed: Bool = false) {
    text += "<\(name)"
    for case (let key, let value?) in attributes {
      text += " \(key)=\""
      text += Markup.escaped(value)
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
    text += Markup.escaped(content)
    end(name)
  }

  /// An element whose characters are written as they are, for JSON with its many quotes.
  mutating func data(_ name: String, content: String) {
    let pieces = content.split(separator: "]]>", omittingEmptySubsequences: false)
    let sound = pieces.joined(separator: "]]]]><![CDATA[>").unicodeScalars.map { scalar in
      switch scalar {
      case "\t", "\n", "\r": scalar
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}" as Unicode.Scalar
      default: scalar
      }
    }
    text += "<\(name)><![CDATA["
    text.unicodeScalars.append(contentsOf: sound)
    text += "]]>"
    end(name)
  }

  mutating func raw(_ markup: String) { text += markup }
}
