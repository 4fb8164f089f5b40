extension HTML {
  /// The words a reader sees.
  var plainText: String {
    switch self {
    case .text(let text): text
    case .verbatim(let markup): Self.words(of: markup)
    case .element("br", _, _): " "
    case .element(_, _, let children): children.plainText
    }
  }

  /// What stands between the tags of markup, with its five named entities resolved.
  static func words(of markup: String) -> String {
    var words = ""
    var isTag = false
    for scalar in markup.unicodeScalars {
      switch scalar {
      case "<": isTag = true
      case ">": isTag = false
      default: if !isTag { words.unicodeScalars.append(scalar) }
      }
    }
    // Marks that would join the tag before them are written as numbers.
    words = words.replacing(/&#x([0-9a-f]{1,6});/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
    }
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      words = words.replacing(entity, with: character)
    }
    return words
  }
}

extension [HTML] {
  var plainText: String { map(\.plainText).joined() }
}
