extension ArticleWriter {
  /// A line of the front matter.
  mutating func line(_ line: FrontMatter.Line) -> [HTML] {
    let spans = MarkdownLine.spans(SourceText(line.markdown, at: line.place), faults: &faults)
    return html(spans)
  }

  /// The footnotes, each with the way back to its place in the text.
  mutating func notes(_ notes: [[Block]]) -> HTML? {
    guard !notes.isEmpty else { return nil }
    var items: [HTML] = []
    for (index, blocks) in notes.enumerated() {
      let number = index + 1
      let back = (1...max(noteUses[number] ?? 1, 1)).flatMap { use -> [HTML] in
        [
          .text(" "),
          .tag(
            "a",
            [
              "href": "#\(PageID.noteUse(number, use))", "class": "back",
              "aria-label": words.backToText,
            ], [.text("↑")]),
        ]
      }
      items.append(.tag("li", ["id": PageID.note(number)], html(blocks, isTight: true) + back))
    }
    return .tag(
      "section", ["class": "notes", "aria-label": words.notes], [.tag("ol", items)])
  }

  /// The list of sections, two levels deep.
  mutating func contents() -> HTML? {
    let sections = numbering.sections.filter { $0.depth <= 2 }
    guard frontMatter.contents, !sections.isEmpty else { return nil }
    var items: [HTML] = []
    var inner: [HTML] = []
    var outer: [HTML]?
    func close() -> [HTML] {
      guard let outer else { return inner.isEmpty ? [] : [.tag("li", [.tag("ol", inner)])] }
      return [.tag("li", outer + (inner.isEmpty ? [] : [.tag("ol", inner)]))]
    }
    for section in sections {
      let link = link(to: section.target)
      if section.depth == 1 {
        items += close()
        outer = [link]
        inner = []
      } else {
        inner.append(.tag("li", [link]))
      }
    }
    items += close()
    return .tag(
      "nav", ["class": "contents", "aria-label": words.contents],
      [
        .tag(
          "details",
          [
            .tag("summary", [.text(words.contents)]), .tag("ol", ["id": PageID.contents], items),
          ])
      ])
  }

  private mutating func link(to target: Numbering.Target) -> HTML {
    let number: [HTML] =
      target.number.isEmpty
      ? [] : [.tag("span", ["class": "section-number"], [.text(target.number)]), .text(" ")]
    return .tag("a", ["href": "#\(target.id)"], number + html(target.title.withoutNotes))
  }
}

extension [Span] {
  /// Without footnotes and links, for use inside a link.
  var withoutNotes: [Span] {
    flatMap { span -> [Span] in
      switch span {
      case .footnote: []
      case .link(url: _, let inside, _): inside.withoutNotes
      case .emphasis(let inside): [.emphasis(inside.withoutNotes)]
      case .strong(let inside): [.strong(inside.withoutNotes)]
      default: [span]
      }
    }
  }
}
