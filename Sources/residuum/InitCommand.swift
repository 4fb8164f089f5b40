import ArgumentParser
import Pipeline

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Starts a folder with an article and its first figure.")

  @Argument(help: "The folder; made when it is not there.")
  var folder = "."

  @Option(name: .long, help: "The language of the article: en or zh.")
  var lang = "en"

  @OptionGroup var results: ResultOptions

  func run() throws {
    results.show(try InitResult(folder: folder, language: Input(argument: "--lang", lang)))
  }
}
