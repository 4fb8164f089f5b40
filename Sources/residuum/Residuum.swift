import ArgumentParser

@main
struct Residuum: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "residuum", version: "0.1.0")
}
