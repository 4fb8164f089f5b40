/// An element of an XML document, read by ``XMLReader``.
struct XMLElement {
  /// Something between the tags of an element.
  enum Content {
    case element(XMLElement)
    case text(String)
    case comment(String)
  }

  /// The local name: `xlink:href` and `svg:g` lose their prefixes.
  let name: String
  /// Attributes by local name, in the order of the document.
  let attributes: [(name: String, value: String)]
  var content: [Content] = []

  /// The value of an attribute.
  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The child elements in order.
  var children: some Sequence<XMLElement> {
    content.lazy.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// All text inside, in order.
  var text: String {
    content.reduce(into: "") { text, item in
      switch item {
      case .text(let part): text += part
      case .element(let element): text += element.text
      case .comment: break
      }
    }
  }
}

/// Where and why a document is not well formed.
struct XMLFault: Error, Equatable {
  let line: Int
  let column: Int
  let problem: String
}
