import ArgumentParser
import Pipeline

struct ActivationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activations",
    abstract: "The atlas of activations: series, spectra, ellipses, sparsity.",
    discussion: """
      Without names one line for every activation of the language; with one name its whole page. \
      A polynomial in x, such as x^3 - x, is an activation too.
      """)

  @Argument(help: "Activations, such as gelu tanh; all when left out.")
  var names: [String] = []

  @Option(
    name: .long, parsing: .unconditional, help: "The centre of the Taylor series (default 0).")
  var at = "0"

  @Option(
    name: .long, parsing: .unconditional,
    help: "The finite interval A..B of Legendre's and Chebyshev's spectra.")
  var on = "-1..1"

  @Option(name: .long, help: "The highest degree printed.")
  var degree = 8

  @Option(name: .long, help: "What counts as small: t in P(|g(Z)| < t).")
  var threshold = "0.1"

  @OptionGroup var output: TableOptions

  func validate() throws {
    guard (0...200).contains(degree) else { throw ValidationError("--degree takes 0 to 200") }
  }

  func run() throws {
    output.show(
      try ActivationsResult(
        of: names.map { Input(argument: "NAME", $0) }, at: Input(argument: "--at", at),
        on: Input(argument: "--on", on), degree: degree,
        threshold: Input(argument: "--threshold", threshold)))
  }
}
