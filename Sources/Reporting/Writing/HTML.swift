import Encoding

/// HTML as a tree, which prints itself with everything escaped where it stands.
public indirect enum HTML: Hashable, Sendable {
  /// An element with its attributes in order, and its children.
  case element(String, [Attribute], [HTML])
  /// Characters.
  case text(String)
  /// Markup from another printer of this project (formulas, pictures), passed through.
  case verbatim(String)

  /// A name and its value.
  public struct Attribute: Hashable, Sendable {
    /// Name.
    public var name: String
    /// Value, unescaped.
    public var value: String
  }

  /// Makes an element; attributes without a value are left out.
  public static func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [HTML] = []
  ) -> HTML {
    .element(
      name, attributes.compactMap { name, value in value.map { Attribute(name: name, value: $0) } },
      children)
  }

  /// Makes an element from its name and children.
  public static func tag(_ name: String, _ children: [HTML]) -> HTML {
    .element(name, [], children)
  }

  /// The markup.
  public var markup: String {
    var writer = HTMLWriter()
    writer.write(self)
    return writer.text
  }
}

extension [HTML] {
  /// The markup of all nodes, one after another.
  public var markup: String {
    var writer = HTMLWriter()
    forEach { writer.write($0) }
    return writer.text
  }
}

/// Prints HTML as UTF-8.
private struct HTMLWriter {
  private var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  private static let void: Set<String> = ["br", "hr", "img", "meta", "link", "col"]
  /// Elements that end a line of the markup, so that it can be read and compared.
  private static let ending: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "thead", "tbody", "tr",
    "figure", "figcaption", "section", "div", "blockquote", "pre", "details", "summary", "hr",
    "meta", "link", "caption", "aside", "header", "nav", "dt", "dd", "dl",
  ]
  /// Elements whose children start on a line of their own.
  private static let opening: Set<String> = [
    "ul", "ol", "table", "thead", "tbody", "figure", "section", "blockquote", "details", "aside",
    "header", "nav", "dl",
  ]

  mutating func write(_ node: HTML) {
    switch node {
    case .text(let text): Markup.append(text, to: &bytes, for: .content)
    case .verbatim(let markup): bytes += markup.utf8
    case .element(let name, let attributes, let children):
      precondition(Self.isName(name), "not the name of an element")
      bytes += "<\(name)".utf8
      for attribute in attributes { write(attribute) }
      bytes.append(UInt8(ascii: ">"))
      if Self.opening.contains(name) { bytes.append(UInt8(ascii: "\n")) }
      if !Self.void.contains(name) {
        children.forEach { write($0) }
        bytes += "</\(name)>".utf8
      }
      if Self.ending.contains(name) { bytes.append(UInt8(ascii: "\n")) }
    }
  }

  private mutating func write(_ attribute: HTML.Attribute) {
    // Scripts and styles in attributes are refused by the page's own policy.
    precondition(
      Self.isName(attribute.name) && !attribute.name.hasPrefix("on") && attribute.name != "style",
      "not the name of an attribute")
    bytes += " \(attribute.name)=\"".utf8
    Markup.append(attribute.value, to: &bytes, for: .attribute)
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        $0.isASCIILetterOrDigit || $0 == "-" || $0 == "_" || $0 == ":"
      }
  }
}
