import ArgumentParser
import Pipeline

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Turns an article into one HTML file with its figures.")

  @Argument(help: "The article, in Markdown.")
  var article: String

  @Option(name: .shortAndLong, help: "The folder to write to.")
  var output: String

  @Option(name: .long, help: "A parameter of the article: key=value.")
  var param: [String] = []

  @Flag(name: .long, help: "Write the text as Markdown too, beside the page.")
  var markdown = false

  @Flag(name: .long, help: "Treat warnings as errors.")
  var strict = false

  @Option(name: .long, help: "Figures drawn at the same time (default: one a processor).")
  var jobs: Int?

  @OptionGroup var results: ResultOptions

  func run() async throws {
    let result = try await ReportResult(
      article: article, into: output,
      parameters: param.map { Input(argument: "--param", $0) }, markdown: markdown,
      strict: strict, jobs: jobs)
    results.show(result)
  }
}
