import ArgumentParser
import Encoding
import Pipeline

/// How a result is printed.
struct ResultOptions: ParsableArguments {
  @Flag(name: .long, help: "Print one JSON object instead of a table.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print warnings and errors only.")
  var quiet = false

  /// Prints a result and its warnings.
  func show(_ result: some CommandResult) {
    Terminal.report(result.warnings)
    if json {
      Terminal.write(result.document.text)
    } else if !quiet {
      Terminal.write(result.text)
    }
  }
}
