import ArgumentParser
import Pipeline

struct ExpandCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expand",
    abstract: "Exact polynomial, or exact pieces, of a chain of layers or a trained network.",
    discussion: """
      Chains with given weights and trained networks are expanded exactly where their activations \
      are made of polynomials; with --at by Taylor's series at a centre, with --on by projection.
      """)

  @Option(name: .long, parsing: .unconditional, help: "The activation, such as square or relu.")
  var activation: String?

  @Option(
    name: .long, help: "A trained network: YAML naming the tensors of a safetensors file, or ONNX.")
  var network: String?

  @Option(name: .long, parsing: .unconditional, help: "Project the function on A..B.")
  var on: String?

  @Option(name: .long, parsing: .unconditional, help: "Expand in powers of x - C.")
  var at: String?

  @Option(name: .long, help: "A family to project onto, such as chebyshev.")
  var basis: String?

  @Option(name: .long, help: "Degree of projection, Taylor polynomial or truncation (default 8).")
  var degree: Int?

  @Flag(name: .long, help: "Every layer adds its input to its output.")
  var residual = false

  @Option(
    name: .long, parsing: .unconditional, help: "Weights from the layer next to x: w1,w2,…")
  var weights: String?

  @Option(name: .long, parsing: .unconditional, help: "Biases in the same order: b1,b2,…")
  var biases: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: "An affine head a,b: a F + b. With --symbolic the letters a,c.")
  var head: String?

  @Flag(name: .long, help: "Expand in the weights w1, w2, … as symbols.")
  var symbolic = false

  @Flag(name: .long, help: "Biases b1, b2, … as symbols, too.")
  var bias = false

  @Option(name: .long, help: "Number of layers of a symbolic chain.")
  var depth: Int?

  @OptionGroup var output: ResultOptions

  func validate() throws {
    guard on == nil || at == nil else {
      throw ValidationError("--at is Taylor's series, --on a projection: give one of them")
    }
    guard basis == nil || on != nil else { throw ValidationError("--basis needs --on A..B") }
    guard (0...1000).contains(degree ?? 0) else {
      throw ValidationError("--degree takes 0 to 1000")
    }
    guard network == nil else {
      guard activation == nil, weights == nil, !symbolic, !residual, biases == nil, head == nil,
        !bias
      else {
        throw ValidationError("--network brings its own layers: leave out the options of a chain")
      }
      return
    }
    guard !symbolic || on == nil && at == nil && basis == nil && degree == nil else {
      throw ValidationError("--on, --at, --basis and --degree need numbers for weights")
    }
    guard activation != nil else {
      throw ValidationError(
        "give --activation NAME with --weights or --symbolic, or --network FILE")
    }
    guard symbolic ? depth != nil && weights == nil : weights != nil else {
      throw ValidationError("give --weights w1,w2,… or --symbolic --depth N")
    }
    guard symbolic || !bias else {
      throw ValidationError("--bias belongs to --symbolic; with weights give --biases b1,b2,…")
    }
    guard !symbolic || biases == nil else {
      throw ValidationError("--biases are numbers for --weights; --symbolic takes --bias")
    }
    guard !symbolic || head == nil || head == "a,c" else {
      throw ValidationError("numbers of a head belong to --weights; --symbolic takes --head a,c")
    }
    guard (1...16).contains(depth ?? 1) else { throw ValidationError("--depth takes 1 to 16") }
  }

  func run() throws {
    if let network {
      output.show(
        try NetworkExpandResult(
          network: Input(argument: "--network", network),
          on: on.map { Input(argument: "--on", $0) }, at: at.map { Input(argument: "--at", $0) },
          basis: basis.map { Input(argument: "--basis", $0) }, degree: degree))
      return
    }
    let request = ChainRequest(
      activation: Input(argument: "--activation", activation ?? ""), isResidual: residual,
      weights: weights.map { Input(argument: "--weights", $0) },
      biases: biases.map { Input(argument: "--biases", $0) },
      head: head.map { Input(argument: "--head", $0) }, hasSymbolicBiases: bias,
      depth: depth.map { Input(argument: "--depth", "\($0)") })
    if on != nil || at != nil || degree != nil {
      output.show(
        try NetworkExpandResult(
          chain: request, on: on.map { Input(argument: "--on", $0) },
          at: at.map { Input(argument: "--at", $0) },
          basis: basis.map { Input(argument: "--basis", $0) }, degree: degree))
      return
    }
    output.show(try ExpandResult(request))
  }
}
