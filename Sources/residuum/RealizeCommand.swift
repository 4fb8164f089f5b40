import ArgumentParser
import Pipeline

struct RealizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "realize", abstract: "A network of squares that computes a polynomial exactly.")

  @Argument(help: "A polynomial in x.")
  var expression: String?

  @Option(
    name: .long, parsing: .unconditional, help: "Coefficients from degree 0 upwards: c0,c1,…")
  var coefficients: String?

  @Option(name: .long, help: "The activation: square.")
  var activation = "square"

  @OptionGroup var output: ResultOptions

  func validate() throws {
    guard (expression == nil) != (coefficients == nil) else {
      throw ValidationError("give a polynomial, or --coefficients c0,c1,…")
    }
  }

  func run() throws {
    output.show(
      try RealizeResult(
        of: expression.map { Input(argument: "EXPR", $0) },
        coefficients: coefficients.map { Input(argument: "--coefficients", $0) },
        activation: Input(argument: "--activation", activation)))
  }
}
