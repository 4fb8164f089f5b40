import ArgumentParser
import Pipeline

struct PlotCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot", abstract: "Draws a figure straight from the command line.")

  @Argument(help: "The function, an expression in x.")
  var expression: String

  @Option(name: .long, parsing: .unconditional, help: "The interval A..B.")
  var on = "-1..1"

  @Option(name: .long, help: "Degrees of Taylor polynomials at 0, comma separated.")
  var taylor: String?

  @Option(name: .long, help: "Degrees of projections, comma separated.")
  var project: String?

  @Option(name: .long, help: "The family of the projections.")
  var basis: String?

  @Option(name: .long, help: "Panels, comma separated: fit, error, spectrum, convergence.")
  var panels = "fit,error"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Bits in which errors are computed, 64 to 1024, for errors below 1e-16.", valueName: "bits"))
  var precision: Int?

  @Option(name: .long, help: "Title above the panels.")
  var title: String?

  @Option(name: .shortAndLong, help: "The file to write; its ending chooses png, svg or pdf.")
  var output: [String]

  @OptionGroup var results: ResultOptions

  func validate() throws {
    guard precision.map((64...1024).contains) ?? true else {
      throw ValidationError("--precision takes 64 to 1024 bits")
    }
  }

  func run() async throws {
    let result = try PlotResult(
      of: Input(argument: "EXPR", expression), on: Input(argument: "--on", on),
      taylor: taylor.map { Input(argument: "--taylor", $0) },
      project: project.map { Input(argument: "--project", $0) },
      basis: basis.map { Input(argument: "--basis", $0) },
      panels: Input(argument: "--panels", panels), precision: precision, title: title, files: output
    )
    results.show(result)
  }
}
