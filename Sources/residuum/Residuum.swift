import ArgumentParser
import Pipeline

@main
struct Residuum: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "residuum",
    abstract: "Approximates functions, draws the charts and writes the article.",
    version: version,
    groupedSubcommands: [
      CommandGroup(
        name: "Analysis",
        subcommands: [
          TaylorCommand.self, ProjectCommand.self, OrthogonalCommand.self,
          InterpolateCommand.self, MinimaxCommand.self, RationalCommand.self,
          SpectrumCommand.self, CompareCommand.self, ExpandCommand.self,
        ]),
      CommandGroup(
        name: "Networks",
        subcommands: [
          ReachCommand.self, FitCommand.self, RealizeCommand.self, ActivationsCommand.self,
        ]),
      CommandGroup(
        name: "Pictures and pages",
        subcommands: [
          PlotCommand.self, RenderCommand.self, ReportCommand.self, PreviewCommand.self,
        ]),
      CommandGroup(
        name: "Review",
        subcommands: [
          DiffCommand.self, CheckCommand.self, ApproveCommand.self, MergeCommand.self,
        ]),
      CommandGroup(
        name: "Help",
        subcommands: [
          InitCommand.self, DoctorCommand.self, SchemaCommand.self, CompletionsCommand.self,
        ]),
    ])

  static let version = "0.1.0"

  static func main() async {
    // The most frequent question of scripts: answered before the parser looks at every command.
    if CommandLine.arguments.dropFirst().elementsEqual(["--version"]) {
      Terminal.write(version)
      return
    }
    let words = Array(CommandLine.arguments.dropFirst())
    // Equal files, the most frequent case of version control, need no parser either.
    if words.count == 3, words[0] == DiffResult.command,
      !words.contains(where: { $0.hasPrefix("-") }),
      let result = DiffResult(equal: words[1], words[2])
    {
      Terminal.write(result.text)
      return
    }
    do {
      var command = try parseAsRoot(Arguments.prepared(words))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      Terminal.report(failure.diagnostics)
      Terminal.exit(failure.status)
    } catch {
      exit(withError: error)
    }
  }
}
