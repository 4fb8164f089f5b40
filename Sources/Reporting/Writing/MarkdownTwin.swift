/// Writes a page's HTML as Markdown: the same words and numbers, with formulas as TeX.
struct MarkdownTwin {
  /// The blocks of a page as Markdown, one empty line between them.
  static func blocks(_ nodes: [HTML]) -> String {
    nodes.compactMap(block).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private static func block(_ node: HTML) -> String? {
    guard case .element(let name, _, let children) = node else {
      let text = inline([node]).trimmed
      return text.isEmpty ? nil : text
    }
    switch name {
    case "nav": return nil
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let level = Int(String(name.dropFirst())) ?? 1
      return String(repeating: "#", count: level) + " " + inline(children).trimmed
    case "p", "figcaption": return inline(children).trimmed
    case "ul": return list(children) { _ in "- " }
    case "ol" where node.isNotes: return list(children) { "[^\($0)]: " }
    case "ol": return list(children) { "\($0). " }
    case "blockquote", "aside": return blocks(children).indented(by: "> ", from: 0)
    case "pre": return "```\n\(children.plainText)```"
    case "hr": return "* * *"
    case "table": return table(children)
    case "details": return nil
    case "div" where node.hasClass("equation"): return equation(children)
    case "div" where node.hasClass("picture"): return nil
    default: return blocks(children)
    }
  }

  private static func equation(_ children: [HTML]) -> String {
    var tex = ""
    var number = ""
    for child in children {
      if child.hasClass("equation-number") {
        number = "  " + child.plainText
      } else {
        tex = inline([child]).trimmed
      }
    }
    return "$\(tex)$\(number)"
  }

  private static func list(_ items: [HTML], _ mark: (Int) -> String) -> String {
    items.enumerated().map { index, item in
      guard case .element(_, _, let children) = item else { return "" }
      let isBlocks = children.contains { child in
        guard case .element(let name, _, _) = child else { return false }
        return ["p", "ul", "ol", "pre", "blockquote", "div", "figure"].contains(name)
      }
      let mark = mark(index + 1)
      let text = isBlocks ? blocks(children) : inline(children).trimmed
      return mark + text.indented(by: String(repeating: " ", count: mark.count), from: 1)
    }.joined(separator: "\n")
  }

  private static func table(_ children: [HTML]) -> String {
    let rows = children.flatMap(\.children).map { row in
      row.children.map { inline($0.children).trimmed.replacing("|", with: "\\|") }
    }
    guard let header = rows.first else { return "" }
    let rule = header.map { _ in "---" }
    return ([header, rule] + rows.dropFirst()).map { "| " + $0.joined(separator: " | ") + " |" }
      .joined(separator: "\n")
  }

  private static func inline(_ nodes: [HTML]) -> String {
    nodes.map { node in
      switch node {
      case .text(let text): escaped(text)
      case .verbatim(let markup): tex(markup)
      case .element(let name, let attributes, let children):
        inline(name, attributes, children)
      }
    }.joined()
  }

  private static func inline(
    _ name: String, _ attributes: [HTML.Attribute], _ children: [HTML]
  ) -> String {
    let text = inline(children)
    switch name {
    case "em": return "*\(text)*"
    case "strong", "b": return "**\(text)**"
    case "del": return "~~\(text)~~"
    case "code": return "`\(children.plainText)`"
    case "br": return "\\\n"
    case "sup" where attributes.contains { $0.value == "note" }:
      return "[^\(children.plainText)]"
    case "a" where attributes.contains { $0.value == "back" }: return ""
    case "a":
      let address = attributes.first { $0.name == "href" }?.value ?? "#"
      return address.hasPrefix("#") ? text : "[\(text)](<\(address)>)"
    default: return text
    }
  }

  /// The TeX that a formula carries.
  private static func tex(_ markup: String) -> String {
    guard markup.hasPrefix("<math"), let start = markup.firstRange(of: "alttext=\"") else {
      return ""
    }
    let value = markup[start.upperBound...].prefix { $0 != "\"" }
    return "$\(HTML.words(of: String(value)))$"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "\\`*_[]<$".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}

extension Page {
  /// The page as Markdown with TeX: for readers and programs that do without HTML.
  public var markdown: String {
    MarkdownTwin.blocks([titleBlock] + body + [notes, references].compactMap(\.self)) + "\n"
  }
}

extension HTML {
  fileprivate var children: [HTML] {
    if case .element(_, _, let children) = self { children } else { [] }
  }

  fileprivate func hasClass(_ name: String) -> Bool {
    guard case .element(_, let attributes, _) = self else { return false }
    return attributes.contains {
      $0.name == "class" && $0.value.split(separator: " ").contains(name[...])
    }
  }

  /// Whether this is the list of footnotes.
  fileprivate var isNotes: Bool {
    guard let first = children.first, case .element(_, let attributes, _) = first else {
      return false
    }
    return attributes.contains { $0.name == "id" && $0.value == PageID.note(1) }
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// With every line from the given one on after a prefix.
  fileprivate func indented(by prefix: String, from first: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      index < first || line.isEmpty ? String(line) : prefix + line
    }.joined(separator: "\n")
  }
}
