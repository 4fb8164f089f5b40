/// An article with everything resolved: what is left is to set it with a template.
public struct Page: Sendable {
  let frontMatter: FrontMatter
  let words: Vocabulary
  /// The title without markup.
  public let title: String
  let summary: String
  let titleBlock: HTML
  let contents: HTML?
  let body: [HTML]
  let notes: HTML?
  let references: HTML?
  let columnWidths: [Int]
  /// What a careful author would still change, in the order of the text.
  ///
  /// Unfinished text, figures and tables that nothing refers to, works that are never cited.
  public let warnings: [ReportingFault]

  /// The page as one HTML file that needs nothing else.
  ///
  /// The same page gives the same bytes.
  ///
  /// - Parameters:
  ///   - shell: template and style sheet.
  ///   - fonts: fonts to embed, cut down to ``proseCharacters`` and ``mathCharacters``.
  ///   - dark: a colour for each role of ink in the figures, such as `["series1": "#77A6FF"]`,
  ///     for readers whose system is set dark.
  /// - Throws: `TemplateFaults` with everything that is wrong in the template or style sheet.
  public func html(
    shell: PageShell, fonts: [FontFace] = [], dark: [String: String] = [:]
  ) throws(TemplateFaults) -> String {
    let style = try StyleSheet.text(
      shell.css, fonts: fonts, columnWidths: columnWidths, dark: dark)
    return try PageTemplate(shell).render([
      .language: frontMatter.language,
      .title: title,
      .description: summary,
      .skip: words.skip,
      .head: head(style).markup,
      .titleBlock: titleBlock.markup,
      .contents: contents?.markup ?? "",
      .body: body.markup,
      .notes: notes?.markup ?? "",
      .references: references?.markup ?? "",
    ])
  }
}
