import ArgumentParser
import Pipeline

struct ReachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach",
    abstract: "What chains of one form can't reach at any depth, before any fit.")

  @Argument(help: "The function, an expression in x.")
  var expression: String

  @Option(name: .long, parsing: .unconditional, help: "The finite interval A..B.")
  var on: String

  @Option(name: .long, parsing: .unconditional, help: "The activation, such as square or relu.")
  var activation: String

  @Flag(name: .long, help: "Every layer adds its input to its output.")
  var residual = false

  @Flag(name: .long, help: "Layers have biases, and an affine head follows.")
  var bias = false

  @OptionGroup var output: ResultOptions

  func run() throws {
    output.show(
      try ReachResult(
        of: Input(argument: "EXPR", expression), on: Input(argument: "--on", on),
        activation: Input(argument: "--activation", activation), residual: residual, bias: bias))
  }
}
