public import ArgumentParser
public import Imaging
import Pipeline

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compares two pictures, PNG or SVG, or two folders of them.",
    discussion: """
      Equal files are not opened. Others are compared at the highest level both allow: the figure \
      model they carry, the structure of SVG, then pixels. Exit status 0: equal or within \
      tolerance; 1: different; 3: a file can't be read.
      """)

  @Argument(help: "The approved file or folder.")
  var a: String

  @Argument(help: "The file or folder to judge.")
  var b: String

  @OptionGroup var comparing: ComparingOptions

  @Option(name: .shortAndLong, help: "Write a picture of the differences of two PNG files.")
  var output: String?

  @Flag(name: .long, help: "Tell SSIM and FLIP of pairs of PNG files too; they judge nothing.")
  var scores = false

  @Flag(name: .long, help: "Show the differences of two PNG files in the terminal.")
  var picture = false

  @Option(
    name: .long, parsing: .unconditional,
    help: "How strongly the first picture shows through in the picture of the differences.")
  var alpha: Double?

  @Flag(name: .long, help: "Draw different pixels alone, on nothing.")
  var diffMask = false

  @OptionGroup var results: ResultOptions

  func validate() throws {
    if let alpha, !(0...1).contains(alpha) {
      throw ValidationError("--alpha takes a number from 0 to 1")
    }
  }

  func run() async throws {
    var options = comparing.options
    options.scores = scores
    options.alpha = alpha
    options.drawsMask = diffMask
    let result = try await DiffResult(
      a, b, options: options,
      ignoring: comparing.ignore.map { Input(argument: "--ignore", $0) }, picture: output,
      showing: picture ? Terminal.columns : nil, isColored: Terminal.isOutputColored)
    results.show(result)
    if result.status != .done { Terminal.exit(result.status) }
  }
}

extension Metric: ExpressibleByArgument {}

/// How pictures are compared.
struct ComparingOptions: ParsableArguments {
  @Option(name: .long, help: "auto, exact, chart, pixelmatch-7.2 or pixelmatch-head.")
  var metric = Metric.auto

  @Option(
    name: .long, parsing: .unconditional,
    help: "The metric's threshold, a fraction of black to white.")
  var threshold: Double?

  @Flag(name: .long, help: "Count anti-aliased pixels in the pixelmatch metrics.")
  var countAntialiased = false

  @Flag(name: .long, help: "Judge translucent pixels over white in the pixelmatch metrics.")
  var noCheckerboard = false

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: "A rectangle X,Y,WIDTH,HEIGHT that does not count; repeatable.")
  var ignore: [String] = []

  @Flag(name: .long, help: "Count colours of fully transparent pixels in the metric 'exact'.")
  var hiddenColours = false

  func validate() throws {
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold takes a number from 0 to 1")
    }
  }

  var options: Comparison.Options {
    var options = Comparison.Options()
    options.metric = metric
    options.threshold = threshold
    options.countsAntialiased = countAntialiased
    options.usesCheckerboard = !noCheckerboard
    options.seesHiddenColour = hiddenColours
    return options
  }
}
