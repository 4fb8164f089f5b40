/// Something wrong in a page's template or style sheet, and where.
public struct TemplateFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// Not Mustache; the parser's words.
    case syntax(String)
    /// A tag that no page has a value for.
    case unknownTag(String, known: [String])
    /// Markup in `{{…}}`, which would escape it, or text in `{{{…}}}`, which would not.
    case wrongBraces(String, isMarkup: Bool)
    /// A tag of a kind that page templates do without.
    case unsupportedTag(String)
    /// A section without its end.
    case unclosed(String)
    /// A tag without which there is no page.
    case missingTag(String)
    /// A style sheet that ends its own element.
    case styleEnd
  }

  /// What is wrong.
  public var kind: Kind
  /// Where it stands.
  public var place: Place

  /// Makes a fault.
  public init(_ kind: Kind, at place: Place) {
    self.kind = kind
    self.place = place
  }

  /// What is wrong, in words.
  public var message: String {
    switch kind {
    case .syntax(let words): "not a template: \(words)"
    case .unknownTag(let name, known: _): "no page has '\(name)'"
    case .wrongBraces(let name, let isMarkup):
      isMarkup ? "'\(name)' is markup" : "'\(name)' is text, not markup"
    case .unsupportedTag(let tag): "'{{\(tag)}}' has no place in a page template"
    case .unclosed(let name): "'\(name)' is not closed"
    case .missingTag(let name): "the template does not use '\(name)'"
    case .styleEnd: "the style sheet holds '</style'"
    }
  }

  /// What to write instead, where that is known.
  public var hint: String? {
    switch kind {
    case .unknownTag(let name, let known): Nearest.hint(for: name, among: known)
    case .wrongBraces(let name, let isMarkup):
      isMarkup ? "write {{{\(name)}}}" : "write {{\(name)}}"
    default: nil
    }
  }
}

/// All faults found in a template.
public struct TemplateFaults: Error, Hashable, Sendable {
  /// The faults in the order of the text.
  public var faults: [TemplateFault]

  /// Gathers faults.
  public init(_ faults: [TemplateFault]) {
    self.faults = faults
  }
}
