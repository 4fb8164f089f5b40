import ArgumentParser
import Encoding
import Pipeline

/// How a result that is also a table is printed.
struct TableOptions: ParsableArguments {
  @Flag(name: .long, help: "Print one JSON object instead of a table.")
  var json = false

  @Flag(name: .long, help: "Print comma separated values.")
  var csv = false

  @Flag(name: .shortAndLong, help: "Print warnings and errors only.")
  var quiet = false

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("--json and --csv exclude each other") }
  }

  /// Prints a result and its warnings.
  func show(_ result: some TabularResult) {
    Terminal.report(result.warnings)
    if json {
      Terminal.write(result.document.text)
    } else if csv {
      Terminal.write(result.csv)
    } else if !quiet {
      Terminal.write(result.text)
    }
  }
}
