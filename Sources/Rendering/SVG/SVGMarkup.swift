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

  mutating func raw(_ markup: String) { text += markup }
}
