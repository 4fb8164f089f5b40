import ArgumentParser
import Pipeline

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says which libraries and fonts are there, and which are missing.")

  @OptionGroup var output: ResultOptions

  func run() throws {
    let result = DoctorResult(version: Residuum.version)
    output.show(result)
    if !result.isHealthy { Terminal.exit(.badInput) }
  }
}
