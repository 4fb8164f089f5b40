import Formula

extension ArticleWriter {
  /// A figure with its picture, caption and data.
  mutating func html(_ block: FigureBlock) -> HTML {
    guard let figure = figures[block.label] else {
      fault(.missingFigure(block.label), at: block.place)
      return .text("")
    }
    let number = numbering.targets[block.label]?.number ?? ""
    let caption = caption(
      "\(words.figure)\u{A0}\(number)", block.caption.isEmpty ? own(figure, block) : block.caption)
    let classes = ["figure"] + block.classes
    return .tag(
      "figure", ["id": block.label, "class": classes.joined(separator: " ")],
      [picture(figure, block)] + (figure.data.map { [details($0, of: block.label, number)] } ?? [])
        + [.tag("figcaption", caption)])
  }

  /// The name of a figure or table and its caption, as in `Figure 1: text`.
  mutating func caption(_ name: String, _ spans: [Span]) -> [HTML] {
    guard !spans.isEmpty else { return [.tag("b", [.text(name)])] }
    return [.tag("b", [.text(name + words.captionEnd)]), .text(words.isHan ? "\u{3000}" : " ")]
      + html(spans)
  }

  /// The caption that came with the figure; its faults are reported where the figure stands.
  private mutating func own(_ figure: ResolvedFigure, _ block: FigureBlock) -> [Span] {
    guard let caption = figure.caption else { return [] }
    let lines = caption.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
    let source = SourceText(lines: lines.map { (String($0), block.place) })
    return MarkdownLine.spans(source, faults: &faults)
  }

  private func picture(_ figure: ResolvedFigure, _ block: FigureBlock) -> HTML {
    let alternative = block.alternative.isEmpty ? figure.summary : block.alternative
    switch figure.picture {
    case .svg(let markup):
      return .tag(
        "div", ["class": "picture", "role": "img", "aria-label": alternative],
        [.verbatim(markup)])
    case .image(let mediaType, let base64):
      return .tag(
        "div", ["class": "picture"],
        [
          .tag(
            "img",
            [
              "src": "data:\(mediaType);base64,\(base64)", "alt": alternative,
              "width": "\(Int((figure.width * 4 / 3).rounded()))",
              "height": "\(Int((figure.height * 4 / 3).rounded()))",
            ])
        ])
    }
  }

  /// The data behind a figure, folded away.
  private mutating func details(
    _ data: ResolvedFigure.Data, of label: String, _ number: String
  ) -> HTML {
    let name = "\(words.figure)\u{A0}\(number)"
    let title = "\(words.dataOf)\(words.isHan ? "" : " ")\(name)"
    let cells = data.rows.map { row in row.map { dataCell($0) } }
    let table = table(
      header: data.columns.map { [.text(words.columns[$0] ?? $0)] }, rows: cells,
      alignments: data.columns.map { _ in .automatic })
    let download: [HTML] =
      data.csv.map { csv in
        [
          .tag(
            "p",
            [
              .tag(
                "a",
                [
                  "download": "\(label).csv",
                  "href": "data:text/csv;charset=utf-8,\(PercentEncoding.encoded(csv))",
                ], [.text(words.download)])
            ])
        ]
      } ?? []
    return .tag(
      "details", ["class": "data"],
      [
        .tag("summary", [.text(title)]),
        .tag(
          "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": title],
          [table]),
      ] + download)
  }

  /// A value in a data table, to six digits; the file for download has them all.
  private func dataCell(_ value: Value) -> TableCell {
    switch value {
    case .number(let number) where number.isNaN: .other([.text("–")])
    case .number(let number): TableCell(.short(number))
    case .exact(let text): .other([.text(text.replacing("-", with: "\u{2212}"))])
    case .text(let text): .other([.text(text)])
    case .notation(let notation):
      .other([.verbatim(notation.mathML(display: false))])
    case .rows: .other([.text("…")])
    }
  }
}

/// Text inside a `data:` address.
enum PercentEncoding {
  static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ","):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
