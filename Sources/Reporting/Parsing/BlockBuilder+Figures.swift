extension BlockBuilder {
  /// `![caption](figures/x.yaml){#fig-x .wide fig-alt="…"}`.
  mutating func figure(
    url: String, _ caption: [Span], _ attributes: Attributes, _ place: Place
  ) -> Block? {
    checkProse(caption)
    for key in attributes.options.keys.sorted() where key != "fig-alt" {
      faults.append(
        ReportingFault(.unknownOption(key, allowed: ["fig-alt"]), at: attributes.place))
    }
    guard let label = label(attributes.label, "fig-", of: "a figure", at: place) else { return nil }
    return .figure(
      FigureBlock(
        label: label, source: .file(url), caption: caption.trimmed,
        alternative: attributes.options["fig-alt"] ?? "", classes: attributes.classes,
        place: place))
  }

  /// A block of code, or the figure or table that it describes.
  mutating func appendCode(
    _ node: MarkdownNode, _ info: String, _ text: String, to blocks: inout [Block]
  ) {
    switch info {
    case "{residuum}":
      if let figure = inlineFigure(node, text) { blocks.append(figure) }
    case "{residuum-table}":
      if let table = resultTable(node, text) { blocks.append(table) }
    default:
      if info.hasPrefix("{") {
        let known = ["{residuum}", "{residuum-table}"]
        faults.append(ReportingFault(.unknownBlock(info, known: known), at: place(node)))
      }
      let language = info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
      blocks.append(.code(language: marked.restored(language), marked.restored(text)))
    }
  }

  private mutating func inlineFigure(_ node: MarkdownNode, _ text: String) -> Block? {
    let lines = OptionLines(
      codeLines(node, text), allowed: ["label", "fig-cap", "fig-alt", "fig-class"])
    faults += lines.faults
    let place = place(node)
    let label = label(lines.options["label"]?.text, "fig-", of: "a figure", at: place)
    let caption = lines.options["fig-cap"].map { inline($0.lines) } ?? []
    guard let label else { return nil }
    return .figure(
      FigureBlock(
        label: label,
        source: .inline(
          yaml: lines.body.map { $0.text + "\n" }.joined(),
          line: lines.body.first?.place.line ?? place.line + 1),
        caption: caption, alternative: lines.options["fig-alt"]?.text ?? "",
        classes: lines.options["fig-class"].map { [$0.text] } ?? [], place: place))
  }

  /// The rows of values under their headings: one line a column,
  /// `key | heading | format`.
  private mutating func resultTable(_ node: MarkdownNode, _ text: String) -> Block? {
    let lines = OptionLines(codeLines(node, text), allowed: ["label", "tbl-cap", "rows"])
    faults += lines.faults
    let place = place(node)
    let label = label(lines.options["label"]?.text, "tbl-", of: "a table", at: place)
    let caption = lines.options["tbl-cap"].map { inline($0.lines) } ?? []
    guard let rows = lines.options["rows"], let label else {
      if label != nil { faults.append(ReportingFault(.missingOption("rows"), at: place)) }
      return nil
    }
    var columns: [ResultTable.Column] = []
    for line in lines.body where !line.text.allSatisfy(\.isWhitespace) {
      columns.append(column(line))
    }
    if columns.isEmpty { faults.append(ReportingFault(.missingOption("columns"), at: place)) }
    return .results(
      ResultTable(
        label: label, caption: caption, rows: rows.text,
        rowsPlace: rows.lines.first?.place ?? rows.place, columns: columns, place: place))
  }

  private mutating func column(_ line: (text: String, place: Place)) -> ResultTable.Column {
    let source = SourceText(line.text, at: line.place)
    let scalars = source.scalars
    // The heading may hold bars of its own between dollar signs.
    var bars: [Int] = []
    var isMath = false
    for (position, scalar) in scalars.enumerated() {
      if scalar == "$" { isMath.toggle() }
      if scalar == "|", !isMath { bars.append(position) }
    }
    let first = bars.first ?? scalars.count
    let second = bars.count > 1 ? bars[1] : scalars.count
    let key = Extractor.trimmed(source, 0..<first)
    let heading = Extractor.trimmed(source, min(first + 1, second)..<second)
    let format = second < scalars.count ? (second + 1)..<scalars.count : nil
    let keyText = source.text(key)
    return ResultTable.Column(
      key: keyText,
      heading: heading.isEmpty
        ? [.text(keyText)]
        : inline([(source.text(heading), source.place(at: heading.lowerBound))]),
      format: format.map { Extractor.format(in: source, $0) }
        .flatMap { $0.name.isEmpty ? nil : $0 },
      place: source.place(at: key.lowerBound))
  }

  /// The lines of a fenced block with the places they start at.
  private func codeLines(_ node: MarkdownNode, _ text: String) -> [(text: String, place: Place)] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.enumerated().map { number, line in
      var origin = origin(line: node.line + 1 + number, column: 1)
      // The fence's own indentation is not part of the line.
      let first = line.unicodeScalars.first
      while let first, origin < source.scalars.count, source.scalars[origin] != first,
        source.scalars[origin].isBlank || source.scalars[origin] == ">"
      { origin += 1 }
      return (marked.restored(String(line)), source.place(at: origin))
    }
  }

  /// The spans of a line of prose written inside a fenced block.
  private mutating func inline(_ lines: [(text: String, place: Place)]) -> [Span] {
    let spans = MarkdownLine.spans(SourceText(lines: lines), faults: &faults)
    checkProse(spans)
    return spans
  }

  private mutating func label(
    _ label: String?, _ prefix: String, of what: String, at place: Place
  ) -> String? {
    guard let label, !label.isEmpty else {
      faults.append(ReportingFault(.missingLabel(what), at: place))
      return nil
    }
    let name = label.dropFirst(prefix.count)
    guard label.hasPrefix(prefix), !name.isEmpty,
      name.unicodeScalars.allSatisfy({ $0.isASCIILetterOrDigit || $0 == "-" || $0 == "_" })
    else {
      faults.append(
        ReportingFault(
          .badLabel(label, expected: "\(prefix) followed by letters, digits, - or _"), at: place))
      return nil
    }
    return label
  }
}
