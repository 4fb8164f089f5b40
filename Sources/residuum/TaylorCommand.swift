import ArgumentParser
import Pipeline

struct TaylorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "taylor",
    abstract: "Taylor polynomial at a centre, its radius of convergence and its remainder.")

  @Argument(help: "The function, an expression in x.")
  var expression: String

  @Option(name: .long, parsing: .unconditional, help: "The centre (default 0).")
  var at = "0"

  @Option(name: .long, help: "The degree.")
  var degree: Int

  @Option(name: .long, parsing: .unconditional, help: "Bound the remainder on A..B.")
  var on: String?

  @OptionGroup var certification: CertificationOptions

  @OptionGroup var output: ResultOptions

  func validate() throws {
    guard (0...10_000).contains(degree) else {
      throw ValidationError("--degree takes 0 to 10000")
    }
  }

  func run() throws {
    let result = try TaylorResult(
      of: Input(argument: "EXPR", expression), at: Input(argument: "--at", at), degree: degree,
      on: on.map { Input(argument: "--on", $0) }, certified: certification.wanted)
    output.show(result)
  }
}
