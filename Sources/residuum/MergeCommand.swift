import ArgumentParser
import Pipeline

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Joins the results of shards of a check.")

  @Argument(help: "Folders that check wrote with --output.")
  var shards: [String]

  @OptionGroup var reports: ReportOptions

  @OptionGroup var results: ResultOptions

  func run() throws {
    let result = try CheckResult(
      merging: shards, reports: reports.reports, output: reports.output)
    results.show(result)
    if result.status != .done { Terminal.exit(result.status) }
  }
}
