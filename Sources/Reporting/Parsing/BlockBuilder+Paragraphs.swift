extension BlockBuilder {
  /// A callout whose end has not been read.
  struct OpenCallout {
    var name: String
    var attributes: Attributes
    var outer: [Block]
    var place: Place
  }

  /// `::: {.callout-note title="…"}` … `:::`; a heading at its start serves as the title.
  mutating func callout(_ start: OpenCallout, _ blocks: [Block]) -> [Block] {
    let kinds = Callout.Kind.allCases.map { "callout-\($0.rawValue)" }
    guard let position = kinds.firstIndex(of: start.name) else {
      faults.append(
        ReportingFault(.unknownBlock(start.name, known: kinds), at: start.attributes.place))
      return blocks
    }
    var blocks = blocks
    var title: [Span] = start.attributes.options["title"].map { [.text($0)] } ?? []
    if case .heading(let heading)? = blocks.first {
      title = heading.title
      blocks.removeFirst()
    }
    return [.callout(Callout(kind: Callout.Kind.allCases[position], title: title, blocks: blocks))]
  }

  /// A paragraph, or the figure, caption or formulas that it holds.
  mutating func appendParagraph(_ node: MarkdownNode, to blocks: inout [Block]) {
    var spans = spans(node).trimmed
    if case .captionStart(let place)? = spans.first {
      spans.removeFirst()
      return attachCaption(spans.trimmed, place, to: &blocks)
    }
    if spans.count == 1, case .image(let url, let caption, let attributes, let place) = spans[0] {
      if let figure = figure(url: url, caption, attributes, place) { blocks.append(figure) }
      return
    }
    checkProse(spans)
    var text: [Span] = []
    func flush(_ blocks: inout [Block]) {
      let paragraph = text.trimmed
      if !paragraph.isEmpty { blocks.append(.paragraph(paragraph)) }
      text = []
    }
    for span in spans {
      guard case .display(let tex, let attributes, let place) = span else {
        text.append(span)
        continue
      }
      flush(&blocks)
      blocks.append(.equation(tex: tex, label: attributes.label, place))
    }
    flush(&blocks)
  }

  private mutating func attachCaption(_ caption: [Span], _ place: Place, to blocks: inout [Block]) {
    guard case .table(var table)? = blocks.last, table.caption.isEmpty else {
      faults.append(ReportingFault(.strayCaption, at: place))
      return
    }
    var caption = caption
    table.label = caption.takeAttributes()?.label
    checkProse(caption)
    table.caption = caption
    blocks[blocks.count - 1] = .table(table)
  }

  mutating func table(_ node: MarkdownNode, _ alignments: [Table.Alignment]) -> Table {
    var rows: [[[Span]]] = []
    for row in node.children {
      var cells: [[Span]] = []
      for cell in row.children {
        let spans = spans(cell).trimmed
        checkProse(spans)
        cells.append(spans)
      }
      rows.append(cells)
    }
    return Table(
      alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()),
      place: place(node))
  }
}
