import ArgumentParser
import Pipeline

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Prints the completion script of a shell.",
    discussion: """
      bash: residuum completions bash > ~/.local/share/bash-completion/completions/residuum
      zsh:  residuum completions zsh > "${fpath[1]}/_residuum"
      fish: residuum completions fish > ~/.config/fish/completions/residuum.fish
      """)

  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() {
    let shell: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    Terminal.write(Residuum.completionScript(for: shell))
  }
}
