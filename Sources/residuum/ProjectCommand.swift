import ArgumentParser
import Pipeline

struct ProjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project",
    abstract: "Weighted least squares projection onto orthogonal polynomials.")

  @Argument(help: "The function, an expression in x.")
  var expression: String

  @Option(
    name: .long, parsing: .unconditional,
    help: "The interval A..B; ends may be inf. By default that of --basis.")
  var on: String?

  @Option(name: .long, parsing: .unconditional, help: "A weight, an expression in x.")
  var weight: String?

  @Option(name: .long, help: "A family of orthogonal polynomials, such as legendre.")
  var basis: String?

  @Option(name: .long, help: "The degree, or auto.")
  var degree: String

  @OptionGroup var certification: CertificationOptions

  @OptionGroup var output: ResultOptions

  func validate() throws {
    guard on != nil || basis != nil else {
      throw ValidationError("--on A..B is missing; only --basis has an interval of its own")
    }
    guard degree == "auto" || Int(degree).map((0...10_000).contains) == true else {
      throw ValidationError("--degree takes 0 to 10000, or auto")
    }
    guard weight == nil || basis == nil else {
      throw ValidationError("--weight and --basis exclude each other: a basis has its own weight")
    }
  }

  func run() throws {
    let basis = basis.map { Input(argument: "--basis", $0) }
    let result = try ProjectResult(
      of: Input(argument: "EXPR", expression), on: .interval(on, of: basis),
      weight: weight.map { Input(argument: "--weight", $0) }, basis: basis, degree: Int(degree),
      certified: certification.wanted)
    output.show(result)
  }
}
