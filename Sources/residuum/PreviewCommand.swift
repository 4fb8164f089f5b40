import ArgumentParser
import Pipeline

struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Shows an article or a figure in the browser, anew whenever a file changes.")

  @Argument(help: "An article in Markdown, or a figure specification.")
  var file: String

  @Option(name: .long, help: "The port to listen on, on this machine only.")
  var port: UInt16 = 8400

  func run() async throws {
    let preview = try Preview(of: file)
    try await PreviewServer(preview, port: port).run { address in
      Terminal.write("\(address)  (Ctrl-C ends it)")
      Terminal.flush()
    }
  }
}
