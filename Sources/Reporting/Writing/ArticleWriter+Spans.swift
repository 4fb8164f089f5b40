extension ArticleWriter {
  /// Spans as HTML.
  mutating func html(_ spans: [Span]) -> [HTML] {
    var nodes: [HTML] = []
    for (index, span) in spans.enumerated() {
      let before = index > 0 ? spans[index - 1].lastScalar : nil
      let after = index + 1 < spans.count ? firstScalar(of: spans[index + 1]) : nil
      nodes += html(span, before: before, after: after)
    }
    return nodes
  }

  private mutating func html(
    _ span: Span, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) -> [HTML] {
    switch span {
    case .text(let text): return [.text(text)]
    case .emphasis(let inside): return [.tag("em", html(inside))]
    case .strong(let inside): return [.tag("strong", html(inside))]
    case .struck(let inside): return [.tag("del", html(inside))]
    case .code(let text): return [.tag("code", [.text(text)])]
    case .link(let url, let inside, let place):
      return [.tag("a", ["href": address(url, at: place)], html(inside))]
    case .softBreak:
      // Between Han characters a line break of the source is nothing.
      if let before, let after, before.joinsLines, after.joinsLines { return [] }
      return [.text("\n")]
    case .lineBreak: return [.tag("br")]
    case .math(let tex, let place), .display(let tex, _, let place):
      return [spaced(formula(tex, isDisplay: false, at: place), before, after)]
    case .value(let use):
      guard let shown = shown(use) else { return [] }
      return [self.html(shown, at: use.place, before, after)]
    case .citation(let citation): return html(citation)
    case .footnote(let number): return [noteReference(number)]
    // The parser has reported these.
    case .image, .attributes, .captionStart: return []
    }
  }

  /// The address of a link, if it leads somewhere harmless.
  private mutating func address(_ url: String, at place: Place) -> String {
    if url.hasPrefix("#") {
      let id = String(url.dropFirst())
      let known = numbering.sections.map(\.target.id) + numbering.targets.keys
      if !known.contains(id) { fault(.unknownLabel(id, known: known), at: place) }
      return url
    }
    let scheme = url.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    let hasScheme = scheme.endIndex < url.endIndex && url[scheme.endIndex] == ":"
    let isSafe = ["http", "https", "mailto"].contains(scheme.lowercased())
    if url.isEmpty || hasScheme && !isSafe { fault(.unsafeLink(url), at: place) }
    return url
  }

  /// Room between a formula and Han characters beside it.
  func spaced(_ node: HTML, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> HTML {
    let classes = [
      before?.isHan == true ? "after-han" : nil, after?.isHan == true ? "before-han" : nil,
    ].compactMap(\.self)
    guard !classes.isEmpty else { return node }
    return .tag("span", ["class": classes.joined(separator: " ")], [node])
  }

  mutating func noteReference(_ number: Int) -> HTML {
    noteUses[number, default: 0] += 1
    let id = PageID.noteUse(number, noteUses[number, default: 1])
    return .tag(
      "sup", ["class": "note"],
      [.tag("a", ["href": "#\(PageID.note(number))", "id": id], [.text("\(number)")])])
  }

  /// The first scalar a span prints, where that is known without resolving it.
  private func firstScalar(of span: Span) -> Unicode.Scalar? {
    if case .citation(let citation) = span, let item = citation.items.first {
      if let first = item.prefix.unicodeScalars.first { return first }
      return Self.isLabel(item.key) && !item.isBare && words.isHan ? "图" : nil
    }
    return span.firstScalar
  }
}

extension Span {
  var firstScalar: Unicode.Scalar? {
    switch self {
    case .text(let text), .code(let text): text.unicodeScalars.first
    case .emphasis(let inside), .strong(let inside), .struck(let inside),
      .link(url: _, let inside, _):
      inside.first?.firstScalar
    default: nil
    }
  }

  var lastScalar: Unicode.Scalar? {
    switch self {
    case .text(let text), .code(let text): text.unicodeScalars.last
    case .emphasis(let inside), .strong(let inside), .struck(let inside),
      .link(url: _, let inside, _):
      inside.last?.lastScalar
    default: nil
    }
  }
}
