import ArgumentParser
import Pipeline

struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit", abstract: "Trains a chain of layers on a function.")

  @Argument(help: "The function, an expression in x.")
  var expression: String

  @Option(name: .long, parsing: .unconditional, help: "The finite interval A..B.")
  var on: String

  @Option(name: .long, help: "The activation, such as square or gelu.")
  var activation: String

  @Option(name: .long, help: "Number of layers.")
  var depth: Int

  @Flag(name: .long, help: "Every layer adds its input to its output.")
  var residual = false

  @Flag(name: .long, help: "Layers have biases, and an affine head follows.")
  var bias = false

  @Option(name: .long, help: "Number of starts.")
  var starts = 20

  @Option(name: .long, help: "What random starts are drawn from.")
  var seed: UInt64 = 1

  @OptionGroup var output: ResultOptions

  func validate() throws {
    guard (1...12).contains(depth) else { throw ValidationError("--depth takes 1 to 12") }
    guard (1...10_000).contains(starts) else {
      throw ValidationError("--starts takes 1 to 10000")
    }
  }

  func run() throws {
    output.show(
      try FitResult(
        of: Input(argument: "EXPR", expression), on: Input(argument: "--on", on),
        activation: Input(argument: "--activation", activation), depth: depth,
        residual: residual, bias: bias, starts: starts, seed: seed))
  }
}
