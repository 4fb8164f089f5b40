import ArgumentParser
import Pipeline

struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Makes the pictures of a finished check the approved ones, without drawing again.")

  @Option(name: .long, help: "A name, a folder, a kind, a verdict or 'failed'; repeatable.")
  var only: [String] = []

  @Option(name: .long, help: "The folder that check wrote.")
  var from = CheckResult.folder

  @Flag(name: .long, help: "Remove approved pictures that no figure makes any more.")
  var prune = false

  @OptionGroup var results: ResultOptions

  func run() throws {
    results.show(try ApproveResult(only: only, checked: from, removesStale: prune))
  }
}
