public import ArgumentParser
public import Pipeline

struct OrthogonalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orthogonal",
    abstract: "The orthogonal polynomials of a weight: recurrence, Gauss rule, defect.")

  @Option(
    name: .long, parsing: .unconditional,
    help: "The interval A..B; ends may be inf. By default that of --basis.")
  var on: String?

  @Option(name: .long, parsing: .unconditional, help: "A weight, an expression in x.")
  var weight: String?

  @Option(name: .long, help: "A family of orthogonal polynomials, such as legendre.")
  var basis: String?

  @Option(
    name: .long,
    help: "gauss, radau (one end is a node) or lobatto (both are).")
  var rule: RuleName = .gauss

  @Option(name: .long, help: "The end that is a node of a Radau rule: lower or upper.")
  var fixed: EndName?

  @Option(name: .long, help: "How many polynomials and nodes.")
  var count: Int

  @OptionGroup var certification: CertificationOptions

  @OptionGroup var output: TableOptions

  func validate() throws {
    guard on != nil || basis != nil else {
      throw ValidationError("--on A..B is missing; only --basis has an interval of its own")
    }
    guard (1...100_000).contains(count) else { throw ValidationError("--count takes 1 to 100000") }
    guard weight == nil || count <= 1000 else {
      throw ValidationError("--count takes at most 1000 with --weight")
    }
    guard weight == nil || basis == nil else {
      throw ValidationError("--weight and --basis exclude each other: a basis has its own weight")
    }
    guard fixed == nil || rule == .radau else {
      throw ValidationError("--fixed belongs to --rule radau")
    }
    guard rule != .lobatto || count >= 2 else {
      throw ValidationError("--rule lobatto takes a --count of at least 2: both ends are nodes")
    }
  }

  func run() throws {
    let basis = basis.map { Input(argument: "--basis", $0) }
    output.show(
      try OrthogonalResult(
        on: .interval(on, of: basis), weight: weight.map { Input(argument: "--weight", $0) },
        basis: basis, count: count, rule: rule, fixed: fixed, certified: certification.wanted)
    )
  }
}

extension RuleName: ExpressibleByArgument {}
extension EndName: ExpressibleByArgument {}
