import ArgumentParser
import Pipeline

struct MinimaxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "minimax", abstract: "The polynomial with the smallest largest error.")

  @Argument(help: "The function, an expression in x.")
  var expression: String

  @Option(name: .long, parsing: .unconditional, help: "The interval A..B.")
  var on: String

  @Option(name: .long, help: "The degree, 0 to 200.")
  var degree: Int

  @Option(name: .long, parsing: .unconditional, help: "A positive factor of the error.")
  var weight: String?

  @Flag(name: .long, help: "Level the relative error.")
  var relative = false

  @OptionGroup var certification: CertificationOptions

  @OptionGroup var output: ResultOptions

  func validate() throws {
    guard (0...200).contains(degree) else { throw ValidationError("--degree takes 0 to 200") }
    guard weight == nil || !relative else {
      throw ValidationError("--weight and --relative exclude each other")
    }
  }

  func run() throws {
    output.show(
      try MinimaxResult(
        of: Input(argument: "EXPR", expression), on: Input(argument: "--on", on), degree: degree,
        weight: weight.map { Input(argument: "--weight", $0) }, isRelative: relative,
        certified: certification.wanted))
  }
}
