@testable import Reporting

/// Reads, resolves and sets small articles.
enum Fixture {
  static let svg = "<svg viewBox=\"0 0 10 10\"><path class=\"series1\" d=\"M0 0L9 9\"/></svg>"

  static func figure(_ label: String) -> ResolvedFigure {
    ResolvedFigure(
      label: label, picture: .svg(svg), summary: "A line.", width: 100, height: 50)
  }

  static func page(
    _ markdown: String, language: String = "en", figures: [String] = [],
    values: [String: Value] = [:], bibliography: [BibliographyEntry] = [],
    numbering: Bool = true
  ) throws(ReportingFaults) -> Page {
    try Article(parsing: markdown).resolve(
      frontMatter: FrontMatter(title: "A title", language: language, numbering: numbering),
      figures: figures.map(figure), values: values, bibliography: bibliography)
  }

  /// The body of a page.
  static func body(
    _ markdown: String, language: String = "en", figures: [String] = [],
    values: [String: Value] = [:], bibliography: [BibliographyEntry] = []
  ) throws(ReportingFaults) -> String {
    try page(
      markdown, language: language, figures: figures, values: values, bibliography: bibliography
    ).body.markup
  }

  /// The faults of an article, as `line:column: message (hint)`.
  static func faults(
    _ markdown: String, figures: [String] = [], values: [String: Value] = [:],
    bibliography: [BibliographyEntry] = []
  ) -> [String] {
    do throws(ReportingFaults) {
      _ = try page(markdown, figures: figures, values: values, bibliography: bibliography)
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }
}
