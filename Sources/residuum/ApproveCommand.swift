import ArgumentParser
import Pipeline

struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Makes the pictures of a finished check the approved ones, without drawing again.")

  @Option(name: .long, help: "A name, a folder, a kind, a verdict or 'failed'; repeatable.")
  var only: [String] = []

  @Option(name: .long, help: "The folder that check wrote.")
  var from = CheckResult.folder

  @Flag(name: .long, help: "Remove approved pictures that no figure makes any more.")
  var prune = false

  @Option(name: .long, help: "Approve as the variant NAME@VARIANT, for a renderer of its own.")
  var variant: String?

  @Option(name: .long, help: "Bring a file of hashes up to date; it is made when there is none.")
  var lock: String?

  @Flag(name: .long, help: "Write the hashes of --lock alone, no pictures.")
  var hashOnly = false

  @OptionGroup var results: ResultOptions

  func validate() throws {
    if hashOnly, lock == nil { throw ValidationError("--hash-only needs --lock FILE") }
    if let variant, variant.isEmpty || variant.contains(where: { "/.@".contains($0) }) {
      throw ValidationError("--variant takes a name without '/', '.' and '@'")
    }
  }

  func run() throws {
    var target = ApproveResult.Target()
    target.variant = variant
    target.lock = lock
    target.hashesOnly = hashOnly
    results.show(
      try ApproveResult(only: only, checked: from, removesStale: prune, into: target))
  }
}
