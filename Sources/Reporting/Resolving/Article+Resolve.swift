extension Article {
  /// Resolves an article into a page: every number, reference, citation and value in its place.
  ///
  /// - Parameters:
  ///   - frontMatter: the title block and settings.
  ///   - figures: one for each of ``figureRequests``.
  ///   - values: computed values by path, such as `fig-runge.taylor.errors.sup`.
  ///   - bibliography: the works that can be cited.
  /// - Throws: `ReportingFaults` with everything that cannot be resolved, each with its place.
  public func resolve(
    frontMatter: FrontMatter, figures: [ResolvedFigure], values: [String: Value],
    bibliography: [BibliographyEntry] = []
  ) throws(ReportingFaults) -> Page {
    let words = Vocabulary(language: frontMatter.language)
    let numbering = Numbering(
      blocks + footnotes.flatMap(\.self), numbersSections: frontMatter.numbering)
    var writer = ArticleWriter(
      frontMatter: frontMatter, words: words, numbering: numbering,
      figures: Dictionary(figures.map { ($0.label, $0) }) { first, _ in first },
      values: values, bibliography: bibliography)
    writer.faults = numbering.faults
    let title = writer.line(frontMatter.title)
    let subtitle = frontMatter.subtitle.map { writer.line($0) }
    let abstract = frontMatter.abstract.map { writer.line($0) }
    let body = writer.html(blocks)
    let notes = writer.notes(footnotes)
    let contents = writer.contents()
    guard writer.faults.isEmpty else { throw ReportingFaults(writer.faults) }
    return Page(
      frontMatter: frontMatter, words: words, title: title.plainText,
      summary: abstract?.plainText ?? "",
      titleBlock: TitleBlock.html(
        frontMatter, words, title: title, subtitle: subtitle, abstract: abstract),
      contents: contents, body: body, notes: notes, references: writer.references(),
      columnWidths: writer.columnWidths.sorted(),
      warnings: (warnings + writer.unmentioned()).sorted { $0.place < $1.place })
  }
}
