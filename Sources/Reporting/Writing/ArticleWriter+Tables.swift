extension ArticleWriter {
  /// A table that the author wrote.
  mutating func html(_ table: Table) -> HTML {
    let header = table.header.map { html($0) }
    let rows = table.rows.map { row in row.map { cell($0) } }
    return html(
      label: table.label, caption: table.caption, header: header, rows: rows,
      alignments: table.alignments)
  }

  /// A table made from computed rows.
  mutating func html(_ table: ResultTable) -> HTML {
    let known = values.filter { if case .rows = $0.value { true } else { false } }.keys
    guard let value = values[table.rows] else {
      fault(.unknownValue(table.rows, known: Array(known)), at: table.rowsPlace)
      return .text("")
    }
    guard case .rows(let rows) = value, !rows.isEmpty else {
      fault(.wrongValue(table.rows, expected: "a list of rows"), at: table.rowsPlace)
      return .text("")
    }
    let names = Set(rows.flatMap(\.keys))
    var columns: [ResultTable.Column] = []
    for column in table.columns {
      if names.contains(column.key) {
        columns.append(column)
      } else {
        fault(.unknownColumn(column.key, known: Array(names)), at: column.place)
      }
    }
    let header = columns.map { html($0.heading) }
    var cells: [[TableCell]] = []
    for row in rows {
      cells.append(columns.map { cell(row[$0.key], $0) })
    }
    return html(
      label: table.label, caption: table.caption, header: header, rows: cells,
      alignments: columns.map { _ in .automatic })
  }

  /// A cell of the author's: a number alone lines up with its column.
  private mutating func cell(_ spans: [Span]) -> TableCell {
    if spans.count == 1 {
      switch spans[0] {
      case .text(let text):
        if let cell = TableCell(written: text) { return cell }
      case .value(let use):
        guard let shown = shown(use) else { return .other([]) }
        if case .number(let number) = shown { return TableCell(number) }
        return .other([html(shown, at: use.place)])
      default: break
      }
    }
    return .other(html(spans))
  }

  private mutating func cell(_ value: Value?, _ column: ResultTable.Column) -> TableCell {
    // A row without this value: no number is claimed.
    guard let value else { return .other([.text("–")]) }
    let place = column.format?.place ?? column.place
    guard let shown = shown(value, column.format, path: column.key, at: place) else {
      return .other([])
    }
    if case .number(let number) = shown { return TableCell(number) }
    return .other([html(shown, at: place)])
  }

  private mutating func html(
    label: String?, caption: [Span], header: [[HTML]], rows: [[TableCell]],
    alignments: [Table.Alignment]
  ) -> HTML {
    var captionHTML: [HTML] = []
    if let number = label.flatMap({ numbering.targets[$0]?.number }) {
      captionHTML = self.caption("\(words.table)\u{A0}\(number)", caption)
    } else if !caption.isEmpty {
      captionHTML = html(caption)
    }
    let table = table(header: header, rows: rows, alignments: alignments)
    return .tag(
      "figure", ["id": label, "class": "table"],
      (captionHTML.isEmpty ? [] : [.tag("figcaption", captionHTML)])
        + [.tag("div", ["class": "scroll"], [table])])
  }

  /// The table itself; its columns of numbers line up at their points.
  mutating func table(
    header: [[HTML]], rows: [[TableCell]], alignments: [Table.Alignment]
  ) -> HTML {
    let columns = header.indices.map { column in
      ColumnLayout(rows.compactMap { column < $0.count ? $0[column] : nil }, alignments[column])
    }
    for column in columns { columnWidths.formUnion(column.widths) }
    let head = zip(header, columns).map { cell, column in
      HTML.tag("th", ["scope": "col", "class": column.className], cell)
    }
    let body = rows.map { row in
      HTML.tag(
        "tr",
        zip(row, columns).map { cell, column in
          HTML.tag("td", ["class": column.className], column.html(cell))
        })
    }
    return .tag("table", [.tag("thead", [.tag("tr", head)]), .tag("tbody", body)])
  }
}

/// How a column lines up.
struct ColumnLayout {
  private let isDecimal: Bool
  private let alignment: Table.Alignment
  private let integer: Int
  private let fraction: Int

  init(_ cells: [TableCell], _ alignment: Table.Alignment) {
    self.alignment = alignment
    let widths = cells.map(\.widths)
    integer = widths.map(\.integer).max() ?? 0
    fraction = widths.map(\.fraction).max() ?? 0
    isDecimal = integer > 0 && (alignment == .automatic || alignment == .trailing)
  }

  /// Widths that the style sheet has to know, in half digits.
  var widths: [Int] { isDecimal ? [integer, fraction].filter { $0 > 0 } : [] }

  var className: String? {
    if isDecimal { return "decimal" }
    return switch alignment {
    case .automatic, .leading: nil
    case .center: "center"
    case .trailing: "trailing"
    }
  }

  func html(_ cell: TableCell) -> [HTML] {
    switch cell {
    case .other(let nodes): return nodes
    case .decimal(let whole, let part, let exponent):
      let tail: [HTML] = exponent.map(ArticleWriter.powerOfTen) ?? []
      guard isDecimal else {
        return [.tag("span", ["class": "number"], [.text(whole + part)] + tail)]
      }
      let left = HTML.tag("span", ["class": "integer w\(integer)"], [.text(whole)])
      guard fraction > 0 else { return [left] }
      return [left, .tag("span", ["class": "fraction w\(fraction)"], [.text(part)] + tail)]
    }
  }
}
