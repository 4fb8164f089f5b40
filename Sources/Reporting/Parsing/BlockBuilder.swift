/// Turns CommonMark's blocks into the blocks of an article.
struct BlockBuilder {
  let source: SourceText
  let marked: MarkedText
  var faults: [ReportingFault] = []
  /// Footnotes in the order they are referred to.
  var footnotes: [[Block]] = []
  private let lineStarts: [Int]

  init(_ source: SourceText, _ marked: MarkedText) {
    self.source = source
    self.marked = marked
    var starts = [0]
    for (offset, byte) in marked.bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// The blocks of sibling nodes.
  mutating func blocks(_ nodes: [MarkdownNode]) -> [Block] {
    var open: [OpenCallout] = []
    var blocks: [Block] = []
    for node in nodes {
      switch fence(node)?.kind {
      case .blockStart(let name, let attributes):
        open.append(
          OpenCallout(name: name, attributes: attributes, outer: blocks, place: place(node)))
        blocks = []
      case .blockEnd:
        guard let start = open.popLast() else {
          faults.append(ReportingFault(.strayBlockEnd, at: place(node)))
          continue
        }
        blocks = start.outer + callout(start, blocks)
      default:
        append(node, to: &blocks)
      }
    }
    while let start = open.popLast() {
      faults.append(ReportingFault(.unclosed(":::"), at: start.place))
      blocks = start.outer + blocks
    }
    return blocks
  }

  private mutating func append(_ node: MarkdownNode, to blocks: inout [Block]) {
    switch node.kind {
    case .paragraph: appendParagraph(node, to: &blocks)
    case .heading(let level): blocks.append(heading(node, level))
    case .list(let start, let isTight):
      let items = node.children.map { self.blocks($0.children) }
      blocks.append(.list(List(start: start, isTight: isTight, items: items)))
    case .quote: blocks.append(.quote(self.blocks(node.children)))
    case .code(let info, let text): appendCode(node, info, text, to: &blocks)
    case .rule: blocks.append(.rule)
    case .table(let alignments): blocks.append(.table(table(node, alignments)))
    case .footnoteDefinition: footnotes.append(self.blocks(node.children))
    case .html(let text):
      let text = marked.restored(text)
      let rest = text.drop(while: \.isWhitespace)
      if !rest.hasPrefix("<!--") {
        let line = rest.prefix { !$0.isNewline }
        faults.append(ReportingFault(.rawHTML(String(line)), at: place(node)))
      }
    default: blocks += self.blocks(node.children)
    }
  }

  private mutating func heading(_ node: MarkdownNode, _ level: Int) -> Block {
    var title = spans(node)
    let attributes = title.takeAttributes()
    checkProse(title)
    return .heading(
      Heading(
        level: level, title: title, label: attributes?.label,
        isNumbered: attributes?.classes.contains("unnumbered") != true, place: place(node)))
  }

  /// The spans of a node's children.
  mutating func spans(_ node: MarkdownNode) -> [Span] {
    var builder = SpanBuilder(marked, place: place)
    let spans = builder.spans(node.children)
    faults += builder.faults
    return spans
  }

  /// Reports what has no place in running text.
  mutating func checkProse(_ spans: [Span]) {
    for span in spans {
      switch span {
      case .attributes(let attributes):
        faults.append(ReportingFault(.strayAttributes(attributes.source), at: attributes.place))
      case .image(url: _, _, _, let place):
        faults.append(ReportingFault(.figureInText, at: place))
      case .captionStart(let place):
        faults.append(ReportingFault(.strayCaption, at: place))
      case .emphasis(let inside), .strong(let inside), .struck(let inside),
        .link(url: _, let inside, _):
        checkProse(inside)
      default: break
      }
    }
  }

  /// Where a node stands in the article.
  func place(_ node: MarkdownNode) -> Place {
    guard node.line > 0, node.line <= lineStarts.count else { return source.place(at: 0) }
    return source.place(at: origin(line: node.line, column: max(node.column, 1)))
  }

  /// The scalar of the source behind a line and column of what CommonMark read.
  func origin(line: Int, column: Int) -> Int {
    guard line <= lineStarts.count else { return max(source.scalars.count - 1, 0) }
    let offset = lineStarts[line - 1] + column - 1
    guard offset < marked.origins.count else { return max(source.scalars.count - 1, 0) }
    return marked.origins[offset]
  }

  /// The mark that is all a paragraph consists of.
  private func fence(_ node: MarkdownNode) -> Mark? {
    guard case .paragraph = node.kind, node.children.count == 1,
      case .text(let text) = node.children[0].kind, let scalar = text.unicodeScalars.first,
      text.unicodeScalars.count == 1, let index = Mark.index(of: scalar),
      marked.marks.indices.contains(index)
    else { return nil }
    return marked.marks[index]
  }
}
