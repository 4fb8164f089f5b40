import ArgumentParser
import Pipeline

struct InterpolateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interpolate", abstract: "The polynomial through points of a function.")

  @Argument(help: "The function, an expression in x.")
  var expression: String

  @Option(name: .long, parsing: .unconditional, help: "The interval A..B.")
  var on: String

  @Option(name: .long, help: "The degree, 0 to 1000.")
  var degree: Int

  @Option(
    name: .long, help: "The nodes: chebyshev, chebyshev-roots, legendre or equispaced.")
  var nodes = "chebyshev-roots"

  @OptionGroup var certification: CertificationOptions

  @OptionGroup var output: ResultOptions

  func validate() throws {
    guard (0...1000).contains(degree) else { throw ValidationError("--degree takes 0 to 1000") }
  }

  func run() throws {
    output.show(
      try InterpolateResult(
        of: Input(argument: "EXPR", expression), on: Input(argument: "--on", on), degree: degree,
        nodes: Input(argument: "--nodes", nodes), certified: certification.wanted))
  }
}
