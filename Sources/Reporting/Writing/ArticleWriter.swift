/// Writes the blocks of an article as HTML, resolving everything they refer to on the way.
struct ArticleWriter {
  let frontMatter: FrontMatter
  let words: Vocabulary
  let numbering: Numbering
  let figures: [String: ResolvedFigure]
  let values: [String: Value]
  let bibliography: [BibliographyEntry]
  var faults: [ReportingFault] = []
  /// Keys of cited works in the order of their first citation.
  var cited: [String] = []
  /// Labels that the text has referred to.
  var mentioned: Set<String> = []
  /// How often each footnote has been referred to.
  var noteUses: [Int: Int] = [:]
  /// Widths of columns, in half digits, that the style sheet has to know.
  var columnWidths: Set<Int> = []

  /// The blocks as HTML.
  mutating func html(_ blocks: [Block], isTight: Bool = false) -> [HTML] {
    blocks.flatMap { html($0, isTight: isTight) }
  }

  private mutating func html(_ block: Block, isTight: Bool) -> [HTML] {
    switch block {
    case .paragraph(let spans): return isTight ? html(spans) : [.tag("p", html(spans))]
    case .heading(let heading): return [html(heading)]
    case .list(let list): return [html(list)]
    case .quote(let blocks): return [.tag("blockquote", html(blocks))]
    case .code(let language, let text):
      return [
        .tag(
          "pre", ["tabindex": "0"],
          [.tag("code", ["class": language.isEmpty ? nil : "language-\(language)"], [.text(text)])])
      ]
    case .rule: return [.tag("hr")]
    case .table(let table): return [html(table)]
    case .results(let table): return [html(table)]
    case .figure(let figure): return [html(figure)]
    case .equation(let tex, let label, let place): return [equation(tex, label, place)]
    case .callout(let callout): return [html(callout)]
    }
  }

  private mutating func html(_ heading: Heading) -> HTML {
    guard
      let section = numbering.sections.first(where: { $0.target.place == heading.place })
    else { preconditionFailure("a heading that was not numbered") }
    let number: [HTML] =
      section.target.number.isEmpty
      ? []
      : [
        .tag("span", ["class": "section-number"], [.text(section.target.number)]), .text(" "),
      ]
    return .tag(
      "h\(min(section.depth + 1, 6))", ["id": section.target.id], number + html(heading.title))
  }

  private mutating func html(_ list: List) -> HTML {
    let items = list.items.map { HTML.tag("li", html($0, isTight: list.isTight)) }
    guard let start = list.start else { return .tag("ul", items) }
    return .tag("ol", ["start": start == 1 ? nil : "\(start)"], items)
  }

  private mutating func html(_ callout: Callout) -> HTML {
    let title =
      callout.title.isEmpty ? [.text(words.callouts[callout.kind] ?? "")] : html(callout.title)
    return .tag(
      "aside", ["class": "callout \(callout.kind.rawValue)"],
      [.tag("p", ["class": "callout-title"], title)] + html(callout.blocks))
  }

  mutating func fault(_ kind: ReportingFault.Kind, at place: Place) {
    faults.append(ReportingFault(kind, at: place))
  }
}
