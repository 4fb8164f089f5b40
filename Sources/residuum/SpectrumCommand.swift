import ArgumentParser
import Pipeline

struct SpectrumCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spectrum", abstract: "The coefficients of a function in several bases.")

  @Argument(help: "The function, an expression in x.")
  var expression: String

  @Option(name: .long, parsing: .unconditional, help: "The interval A..B; ends may be inf.")
  var on: String

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: "Families of orthogonal polynomials, separated by commas or given several times.")
  var bases: [String] = []

  @Option(name: .long, help: "How many coefficients.")
  var count = 33

  @OptionGroup var output: TableOptions

  func validate() throws {
    guard (1...5000).contains(count) else { throw ValidationError("--count takes 1 to 5000") }
  }

  func run() throws {
    let names = bases.flatMap(separated).map { Input(argument: "--bases", $0) }
    output.show(
      try SpectrumResult(
        of: Input(argument: "EXPR", expression), on: Input(argument: "--on", on), bases: names,
        count: count))
  }

  /// Splits at commas outside parentheses: `legendre,jacobi(1,2)` holds two names.
  private func separated(_ list: String) -> [String] {
    var names = [""]
    var depth = 0
    for character in list {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == ",", depth == 0 {
        names.append("")
      } else {
        names[names.count - 1].append(character)
      }
    }
    return names
  }
}
