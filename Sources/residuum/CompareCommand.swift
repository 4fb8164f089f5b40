import ArgumentParser
import Pipeline

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "One table of all methods against degree and number of parameters.")

  @Argument(help: "The function, an expression in x.")
  var expression: String

  @Option(name: .long, parsing: .unconditional, help: "The interval A..B; ends may be inf.")
  var on: String

  @Option(name: .long, help: "Degrees of polynomials, such as 2,4,8.")
  var degrees: String

  @Option(name: .long, help: "Depths of chains of squares, such as 1,2,3.")
  var depths: String?

  @Option(name: .long, help: "The family of the projection and of the weighted errors.")
  var basis: String?

  @Option(name: .long, help: "What the random starts of the fits are drawn from.")
  var seed: UInt64 = 1

  @OptionGroup var certification: CertificationOptions

  @OptionGroup var output: TableOptions

  func run() throws {
    output.show(
      try CompareResult(
        of: Input(argument: "EXPR", expression), on: Input(argument: "--on", on),
        degrees: Input(argument: "--degrees", degrees),
        depths: depths.map { Input(argument: "--depths", $0) },
        basis: basis.map { Input(argument: "--basis", $0) }, seed: seed,
        certified: certification.wanted))
  }
}
