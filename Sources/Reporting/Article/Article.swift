/// An article as written: Markdown with formulas, figures, references and values.
public struct Article: Sendable {
  /// The parts of an article's file.
  public struct Parts: Hashable, Sendable {
    /// The YAML between the two `---` lines, or nil without front matter.
    public var frontMatter: String?
    /// The line the YAML starts on.
    public var frontMatterLine: Int
    /// The Markdown.
    public var body: String
    /// The line the Markdown starts on.
    public var bodyLine: Int
  }

  let blocks: [Block]
  let footnotes: [[Block]]
  /// What is readable but looks unfinished: marks such as TODO, sections without text.
  public let warnings: [ReportingFault]

  /// Separates an article's front matter from its text.
  ///
  /// - Throws: `ReportingFaults` when the front matter has no end.
  public static func split(_ source: String) throws(ReportingFaults) -> Parts {
    let source = source.hasPrefix("\u{FEFF}") ? String(source.dropFirst()) : source
    let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    func isRule(_ line: Substring) -> Bool {
      line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
    }
    guard let first = lines.first, isRule(first) else {
      return Parts(frontMatter: nil, frontMatterLine: 1, body: source, bodyLine: 1)
    }
    let rest = lines.dropFirst()
    guard let end = rest.firstIndex(where: { isRule($0) || $0 == "..." }) else {
      throw ReportingFaults([ReportingFault(.unclosed("---"), at: .start)])
    }
    return Parts(
      frontMatter: rest[..<end].joined(separator: "\n"), frontMatterLine: 2,
      body: lines[(end + 1)...].joined(separator: "\n"), bodyLine: end + 2)
  }

  /// Reads an article; its front matter, if there is any, is skipped.
  ///
  /// - Throws: `ReportingFaults` with everything that cannot be read, each with its place.
  /// - Complexity: linear in the length of the text for ordinary articles.
  public init(parsing source: String) throws(ReportingFaults) {
    let parts = try Self.split(source)
    let text = SourceText(parts.body, firstLine: parts.bodyLine)
    var faults: [ReportingFault] = []
    let marked = Extractor.extract(text, isInline: false, faults: &faults)
    var builder = BlockBuilder(text, marked)
    do throws(CommonMark.TooDeep) {
      blocks = builder.blocks(try CommonMark.parse(marked.bytes).children)
    } catch {
      let place = text.place(at: builder.origin(line: max(error.line, 1), column: 1))
      throw ReportingFaults([ReportingFault(.limit("nested too deeply"), at: place)])
    }
    footnotes = builder.footnotes
    warnings = marked.unfinished + Self.emptySections(blocks)
    faults += builder.faults + Self.footnoteFaults(marked.footnotes)
    guard faults.isEmpty else { throw ReportingFaults(faults) }
  }

  private static func footnoteFaults(_ notes: MarkedText.Footnotes) -> [ReportingFault] {
    let used = Set(notes.used.map(\.label))
    let known = notes.defined.keys.sorted()
    return notes.used.filter { notes.defined[$0.label] == nil }.map {
      ReportingFault(.unknownFootnote($0.label, known: known), at: $0.place)
    }
      + notes.defined.filter { !used.contains($0.key) }.map {
        ReportingFault(.unusedFootnote($0.key), at: $0.value)
      }
  }

  /// Sections that end where they start; one that only holds deeper sections is no fault.
  private static func emptySections(_ blocks: [Block]) -> [ReportingFault] {
    blocks.indices.compactMap { index in
      guard case .heading(let heading) = blocks[index] else { return nil }
      if index + 1 < blocks.count {
        guard case .heading(let next) = blocks[index + 1], next.level <= heading.level else {
          return nil
        }
      }
      return ReportingFault(.emptySection, at: heading.place)
    }
  }
}
