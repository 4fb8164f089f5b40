/// Turns inline nodes into spans, putting back what was taken out.
struct SpanBuilder {
  let marked: MarkedText
  let place: (MarkdownNode) -> Place
  var faults: [ReportingFault] = []

  init(_ marked: MarkedText, place: @escaping (MarkdownNode) -> Place) {
    self.marked = marked
    self.place = place
  }

  /// The spans of sibling nodes.
  mutating func spans(_ nodes: [MarkdownNode]) -> [Span] {
    var pieces: [Piece] = []
    for node in nodes {
      if case .text(let text) = node.kind {
        self.pieces(of: text, into: &pieces)
      } else if let span = span(node) {
        pieces.append(.span(span))
      }
    }
    return Self.attached(Self.struck(pieces))
  }

  /// A span, or one of the marks that only make sense together with their siblings.
  private enum Piece {
    case span(Span)
    case struckStart, struckEnd
  }

  private func pieces(of text: String, into pieces: inout [Piece]) {
    var run = ""
    func flush() {
      if !run.isEmpty { pieces.append(.span(.text(run))) }
      run = ""
    }
    for scalar in text.unicodeScalars {
      guard let index = Mark.index(of: scalar), marked.marks.indices.contains(index) else {
        run.unicodeScalars.append(scalar)
        continue
      }
      let mark = marked.marks[index]
      if case .filler = mark.kind { continue }
      flush()
      switch mark.kind {
      case .filler: break
      case .span(let span): pieces.append(.span(span))
      case .attributes(let attributes): pieces.append(.span(.attributes(attributes)))
      case .struckStart: pieces.append(.struckStart)
      case .struckEnd: pieces.append(.struckEnd)
      case .blockStart, .blockEnd: pieces.append(.span(.text(mark.source)))
      }
    }
    flush()
  }

  private mutating func span(_ node: MarkdownNode) -> Span? {
    switch node.kind {
    case .softBreak: return .softBreak
    case .lineBreak: return .lineBreak
    case .inlineCode(let text): return .code(marked.restored(text))
    case .emphasis: return .emphasis(spans(node.children))
    case .strong: return .strong(spans(node.children))
    case .link(let url):
      return .link(url: marked.restored(url), spans(node.children), place(node))
    case .image(let url):
      let place = place(node)
      return .image(
        url: marked.restored(url), spans(node.children), Attributes(place: place, source: ""),
        place)
    case .footnoteReference(let number): return .footnote(number)
    case .inlineHTML(let text):
      let text = marked.restored(text)
      if !text.hasPrefix("<!--") {
        faults.append(ReportingFault(.rawHTML(text), at: place(node)))
      }
      return nil
    default: return nil
    }
  }

  /// Gathers what stands between `~~` and `~~`; unpaired marks are text again.
  private static func struck(_ pieces: [Piece]) -> [Span] {
    var stack: [[Span]] = [[]]
    for piece in pieces {
      switch piece {
      case .span(let span): stack[stack.count - 1].append(span)
      case .struckStart: stack.append([])
      case .struckEnd where stack.count > 1:
        let inside = stack.removeLast()
        stack[stack.count - 1].append(.struck(inside))
      case .struckEnd: stack[stack.count - 1].append(.text("~~"))
      }
    }
    return Array(stack.joined(separator: [.text("~~")]))
  }

  /// Gives attributes to the displayed formula or the picture before them.
  private static func attached(_ spans: [Span]) -> [Span] {
    var result: [Span] = []
    for span in spans {
      guard case .attributes(let attributes) = span else {
        result.append(span)
        continue
      }
      var owner = result.count - 1
      while owner >= 0, result[owner].isBlank { owner -= 1 }
      guard owner >= 0, let fitted = result[owner].with(attributes) else {
        result.append(span)
        continue
      }
      result.removeSubrange(owner...)
      result.append(fitted)
    }
    return result
  }
}

extension Span {
  /// Whether the span is nothing but white space.
  var isBlank: Bool {
    switch self {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .softBreak: true
    default: false
    }
  }

  /// The span with attributes, if it is of a kind that takes some and has none yet.
  fileprivate func with(_ attributes: Attributes) -> Span? {
    switch self {
    case .display(let tex, let old, let place) where old.source.isEmpty:
      .display(tex: tex, attributes, place)
    case .image(let url, let caption, let old, let place) where old.source.isEmpty:
      .image(url: url, caption, attributes, place)
    default: nil
    }
  }
}

extension [Span] {
  /// Without white space at both ends.
  var trimmed: [Span] {
    var spans = self[...]
    while let first = spans.first, first.isBlank { spans.removeFirst() }
    while let last = spans.last, last.isBlank { spans.removeLast() }
    if case .text(let text)? = spans.first {
      spans[spans.startIndex] = .text(String(text.drop(while: \.isWhitespace)))
    }
    if case .text(let text)? = spans.last {
      let kept = text.reversed().drop(while: \.isWhitespace).reversed()
      spans[spans.endIndex - 1] = .text(String(kept))
    }
    return Array(spans)
  }

  /// Takes away attributes at the end.
  mutating func takeAttributes() -> Attributes? {
    self = trimmed
    guard case .attributes(let attributes)? = last else { return nil }
    removeLast()
    self = trimmed
    return attributes
  }
}
