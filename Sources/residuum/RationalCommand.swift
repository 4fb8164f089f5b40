import ArgumentParser
import Pipeline

struct RationalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rational", abstract: "A quotient of polynomials, with its poles and residues.")

  @Argument(help: "The function, an expression in x.")
  var expression: String

  @Option(name: .long, parsing: .unconditional, help: "The interval A..B.")
  var on: String

  @Option(
    name: .long, parsing: .unconditional,
    help: "AAA to this tolerance, relative to the largest value.")
  var aaa: Double?

  @Option(name: .long, help: "Pade's approximant with degrees L,M.")
  var pade: String?

  @Option(name: .long, help: "The best function with degrees M,N.")
  var minimax: String?

  @Option(name: .long, parsing: .unconditional, help: "The centre of --pade. (default: 0)")
  var at: String?

  @OptionGroup var certification: CertificationOptions

  @OptionGroup var output: ResultOptions

  func validate() throws {
    guard [aaa != nil, pade != nil, minimax != nil].filter({ $0 }).count <= 1 else {
      throw ValidationError("--aaa, --pade and --minimax exclude each other")
    }
    guard certification.wanted == nil || pade != nil else {
      throw ValidationError(
        "--certify and --precision go with --pade: AAA and best rational functions are computed in doubles"
      )
    }
    guard at == nil || pade != nil else {
      throw ValidationError(
        "--at is the centre of --pade: AAA and best rational functions have none")
    }
    if let aaa, !(aaa > 0 && aaa < 1) {
      throw ValidationError("--aaa takes a positive number below 1")
    }
    if let pade { _ = try degrees(pade, "--pade", limit: 200) }
    if let minimax { _ = try degrees(minimax, "--minimax", limit: 60) }
  }

  func run() throws {
    let method: RationalResult.Method
    if let pade {
      let (l, m) = try degrees(pade, "--pade", limit: 200)
      method = .pade(l, m, center: Input(argument: "--at", at ?? "0"))
    } else if let minimax {
      let (m, n) = try degrees(minimax, "--minimax", limit: 60)
      method = .minimax(m, n)
    } else {
      method = .aaa(tolerance: aaa ?? 1e-13)
    }
    output.show(
      try RationalResult(
        of: Input(argument: "EXPR", expression), on: Input(argument: "--on", on), method: method,
        certified: certification.wanted))
  }

  private func degrees(_ text: String, _ name: String, limit: Int) throws -> (Int, Int) {
    let parts = text.split(separator: ",").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ $0 >= 0 }), parts[0] + parts[1] <= limit else {
      throw ValidationError(
        "\(name) takes two degrees, such as 3,2, with a sum of at most \(limit)")
    }
    return (parts[0], parts[1])
  }
}
