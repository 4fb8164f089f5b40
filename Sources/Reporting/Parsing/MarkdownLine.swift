/// Markdown that is a line of prose, not blocks: titles, captions, headings of columns.
enum MarkdownLine {
  static func spans(_ source: SourceText, faults: inout [ReportingFault]) -> [Span] {
    let marked = Extractor.extract(source, isInline: true, faults: &faults)
    guard let root = try? CommonMark.parse(marked.bytes) else {
      faults.append(ReportingFault(.limit("nested too deeply"), at: source.place(at: 0)))
      return []
    }
    var builder = BlockBuilder(source, marked)
    let spans = root.children.flatMap { builder.spans($0) }
    faults += builder.faults
    return spans.trimmed
  }
}
