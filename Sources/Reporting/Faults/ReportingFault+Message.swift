extension ReportingFault: CustomStringConvertible {
  /// The fault with its place, as compilers print it.
  public var description: String {
    "\(place.line):\(place.column): \(message)" + (hint.map { " (\($0))" } ?? "")
  }

  /// What is wrong, in words.
  public var message: String {
    switch kind {
    case .unclosed(let opener): "'\(opener)' is not closed"
    case .formula(let words, hint: _): words
    case .unknownLabel(let label, known: _): "nothing has the label '\(label)'"
    case .unknownCitation(let key, known: _): "no reference has the key '\(key)'"
    case .unknownValue(let path, known: _): "no value is called '\(path)'"
    case .unknownFormat(let name, known: _): "no format is called '\(name)'"
    case .formatArgument(let format, let expected): "'\(format)' takes \(expected)"
    case .wrongValue(let path, let expected): "'\(path)' is not \(expected)"
    case .unknownColumn(let name, known: _): "no row has a value '\(name)'"
    case .duplicateLabel(let label, let first):
      "the label '\(label)' is taken since line \(first.line)"
    case .badLabel(let label, let expected): "the label '\(label)' is not \(expected)"
    case .missingLabel(let what): "\(what) without a label"
    case .missingFigure(let label): "the figure '\(label)' was not drawn"
    case .figureInText: "a figure in the middle of a paragraph"
    case .unknownOption(let name, allowed: _): "no option is called '\(name)'"
    case .missingOption(let name): "the option '\(name)' is missing"
    case .rawHTML(let text): "HTML is not allowed in articles: \(text)"
    case .unsafeLink(let url): "the link '\(url)' leads to no page"
    case .strayAttributes(let text): "the attributes \(text) belong to nothing"
    case .unknownFootnote(let label, known: _): "no footnote is called '\(label)'"
    case .unusedFootnote(let label): "nothing refers to the footnote '\(label)'"
    case .unknownBlock(let name, known: _): "no block is called '\(name)'"
    case .strayBlockEnd: "':::' closes nothing"
    case .strayCaption: "a table caption without a table above it"
    case .reservedCharacter(let scalar):
      "the character U+\(String(scalar, radix: 16, uppercase: true)) is for private use"
    case .unusedLabel(let label): "nothing refers to '\(label)'"
    case .uncitedReference(let key): "'\(key)' is never cited"
    case .unfinished(let word): "unfinished text: \(word)"
    case .emptySection: "a section without text"
    case .limit(let what): "\(what)"
    }
  }

  /// What to write instead, where that is known.
  public var hint: String? {
    switch kind {
    case .unclosed("$"): "a dollar sign in prose is written \\$"
    case .formula(_, let hint): hint
    case .unknownLabel(let word, let known), .unknownCitation(let word, let known),
      .unknownValue(let word, let known), .unknownFormat(let word, let known),
      .unknownColumn(let word, let known), .unknownFootnote(let word, let known),
      .unknownBlock(let word, let known), .unknownOption(let word, allowed: let known):
      Nearest.hint(for: word, among: known)
    case .missingLabel("a figure"): "write ![caption](path.yaml){#fig-name}"
    case .missingLabel: "write #| label: tbl-name"
    case .figureInText: "a figure is a paragraph of its own"
    case .rawHTML: "write Markdown, or &lt; for the character <"
    case .unsafeLink: "links start with https:, http:, mailto:, # or a path"
    case .strayAttributes:
      "attributes follow a heading, a figure, a displayed formula or a table's caption"
    case .strayCaption: "a caption ': …' follows its table; a colon in prose is written \\:"
    default: nil
    }
  }
}
