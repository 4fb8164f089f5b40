import ArgumentParser
import Encoding
import Pipeline

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of figure specifications for editors.")

  func run() {
    Terminal.write(SchemaResult().document.text)
  }
}
