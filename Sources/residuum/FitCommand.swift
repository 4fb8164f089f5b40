import ArgumentParser
import Pipeline

struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit", abstract: "Trains a chain of layers, or a small wide network.",
    discussion: """
      The target is a function on an interval, or a file of measured values. Ctrl-C ends a fit with \
      the best network so far.
      """)

  @Argument(help: "The function, an expression in x.")
  var expression: String?

  @Option(name: .long, parsing: .unconditional, help: "The finite interval A..B.")
  var on: String?

  @Option(name: .long, parsing: .unconditional, help: "Weight of the mean square, an expression.")
  var weight: String?

  @Option(name: .long, help: "Fit a file of columns x, y and, if given, weight.")
  var data: String?

  @Option(name: .long, parsing: .unconditional, help: "The activation, such as square or gelu.")
  var activation: String

  @Option(name: .long, help: "Number of layers.")
  var depth: Int

  @Option(name: .long, help: "Units in a layer; from 2 on with a linear output.")
  var width = 1

  @Flag(name: .long, help: "Layers add their input to their output.")
  var residual = false

  @Flag(name: .long, help: "Layers have biases, and the output is affine.")
  var bias = false

  @Option(name: .long, help: "Number of starts.")
  var starts = 20

  @Option(name: .long, help: "What random starts are drawn from.")
  var seed: UInt64 = 1

  @Option(name: .long, help: "Carry the best start on in arithmetic of so many bits.")
  var precision: Int?

  @OptionGroup var output: ResultOptions

  func validate() throws {
    guard (1...12).contains(depth) else { throw ValidationError("--depth takes 1 to 12") }
    guard (1...64).contains(width) else { throw ValidationError("--width takes 1 to 64") }
    guard (1...10_000).contains(starts) else {
      throw ValidationError("--starts takes 1 to 10000")
    }
    if let precision {
      guard (64...4096).contains(precision) else {
        throw ValidationError("--precision takes 64 to 4096 bits")
      }
      guard weight == nil else {
        throw ValidationError("--precision goes with weight 1 or with --data")
      }
    }
    guard data == nil else {
      guard expression == nil, on == nil, weight == nil else {
        throw ValidationError(
          "--data brings its own points and weights: leave out EXPR, --on and --weight")
      }
      return
    }
    guard expression != nil, on != nil else {
      throw ValidationError("give EXPR and --on A..B, or --data FILE")
    }
  }

  func run() throws {
    var request = FitRequest(activation: Input(argument: "--activation", activation), depth: depth)
    request.function = expression.map { Input(argument: "EXPR", $0) }
    request.interval = on.map { Input(argument: "--on", $0) }
    request.weight = weight.map { Input(argument: "--weight", $0) }
    request.data = data.map { Input(argument: "--data", $0) }
    request.width = width
    request.isResidual = residual
    request.hasBiases = bias
    request.starts = starts
    request.seed = seed
    request.precision = precision
    let interrupt = Interrupt()
    var bar = ProgressBar(starts, "starts", quiet: output.quiet)
    defer { bar.finish() }
    let result = try FitResult(request) { stage in
      switch stage {
      case .starts(let done): bar.update(done)
      case .refinement(let bits, let step): bar.update("\(bits) bits, step \(step)")
      }
      return !interrupt.isPending
    }
    bar.finish()
    output.show(result)
  }
}
