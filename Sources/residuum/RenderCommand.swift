import ArgumentParser
import Pipeline

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draws figures from specification files or folders.")

  @Argument(help: "Specification files, or folders of them.")
  var specs: [String]

  @Option(name: .shortAndLong, help: "The folder to write to.")
  var output: String

  @Option(name: .long, help: "Formats, comma separated: png, svg, pdf.")
  var format = "png,svg"

  @Option(
    name: .long,
    help: "Who writes SVG: own (text, ids, descriptions) or cairo (outlines, a cross-check).")
  var svg = "own"

  @Option(name: .long, help: "Figures drawn at the same time (default: one a processor).")
  var jobs: Int?

  @Option(name: .long, help: "Draw the K-th of N parts only, written K/N.")
  var shard: String?

  @OptionGroup var results: ResultOptions

  func validate() throws {
    guard OutputFormat.SVGWriter(rawValue: svg) != nil else {
      throw ValidationError("--svg takes own or cairo")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes 1 or more") }
  }

  func run() async throws {
    let result = try await RenderResult(
      specs: specs, into: output, formats: Input(argument: "--format", format),
      svg: OutputFormat.SVGWriter(rawValue: svg) ?? .own,
      jobs: jobs,
      shard: shard.map { Input(argument: "--shard", $0) })
    results.show(result)
  }
}
