import ArgumentParser
import Pipeline

struct ExpandCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expand",
    abstract: "Exact polynomial, or exact pieces, of a chain of layers.")

  @Option(name: .long, help: "The activation, such as square or relu.")
  var activation: String

  @Flag(name: .long, help: "Every layer adds its input to its output.")
  var residual = false

  @Option(
    name: .long, parsing: .unconditional, help: "Weights from the layer next to x: w1,w2,…")
  var weights: String?

  @Option(name: .long, parsing: .unconditional, help: "Biases in the same order: b1,b2,…")
  var biases: String?

  @Option(name: .long, parsing: .unconditional, help: "An affine head a,b: a F + b.")
  var head: String?

  @Flag(name: .long, help: "Expand in the weights w1, w2, … as symbols.")
  var symbolic = false

  @Option(name: .long, help: "Number of layers of a symbolic chain.")
  var depth: Int?

  @OptionGroup var output: ResultOptions

  func validate() throws {
    guard symbolic ? depth != nil && weights == nil : weights != nil else {
      throw ValidationError("give --weights w1,w2,… or --symbolic --depth N")
    }
  }

  func run() throws {
    let result = try ExpandResult(
      activation: Input(argument: "--activation", activation), residual: residual,
      weights: weights.map { Input(argument: "--weights", $0) },
      biases: biases.map { Input(argument: "--biases", $0) },
      head: head.map { Input(argument: "--head", $0) }, depth: depth)
    output.show(result)
  }
}
