public import Encoding

/// An article set as one HTML file, as `report` prints it.
public struct ReportResult: CommandResult {
  /// The name of the command.
  public static let command = "report"

  /// The path of the page.
  public let output: String
  /// What went well enough but deserves a word.
  public let warnings: [Diagnostic]
  private let figures: [String]
  private let twin: String?

  /// Builds the article and writes its page.
  ///
  /// - Parameters:
  ///   - article: the article's file.
  ///   - folder: where to write; the page takes the article's name.
  ///   - parameters: `key=value` pairs.
  ///   - markdown: whether the same text is written as Markdown beside the page, with the ending
  ///     `.markdown`.
  ///   - strict: whether warnings are errors.
  ///   - jobs: figures at the same time; nil for one a processor.
  /// - Throws: `Failure` with everything that is wrong; nothing is written then.
  public init(
    article: String, into folder: String, parameters: [Input], markdown: Bool = false,
    strict: Bool, jobs: Int?
  ) async throws(Failure) {
    let builder = try ReportBuilder(article: article, overrides: parameters)
    let outcome = try await builder.build(jobs: jobs)
    if strict, !outcome.warnings.isEmpty { throw Failure(outcome.warnings) }
    let stem = "\(folder)/\(Files.stem(of: article))"
    output = "\(stem).html"
    twin = markdown ? "\(stem).markdown" : nil
    var files = [(path: output, bytes: Array(outcome.html.utf8))]
    if let twin { files.append((path: twin, bytes: Array(outcome.markdown.utf8))) }
    try Files.write(files)
    figures = outcome.figures
    warnings = outcome.warnings
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "output": .text(output), "markdown": .optional(twin), "figures": .texts(figures),
      "warnings": .texts(warnings.map(\.message)),
    ]
  }

  /// The written paths, the page last.
  public var text: String { (twin.map { $0 + "\n" } ?? "") + output + "\n" }
}
