/// A text an author wrote, with the name it goes by in messages.
public struct SourceText: Hashable, Sendable {
  /// A file's path, or `argument 'EXPR'`.
  public var name: String
  /// The whole text.
  public var text: String
  /// Whether it came from the command line and has columns only.
  public var isArgument: Bool

  /// A file's text.
  public init(path: String, text: String) {
    self.name = path
    self.text = text
    self.isArgument = false
  }

  /// A command line argument.
  public init(argument: String, text: String) {
    self.name = "argument '\(argument)'"
    self.text = text
    self.isArgument = true
  }

  /// A place in the text, with the line it stands on.
  public func location(line: Int, column: Int, length: Int = 1) -> Diagnostic.Location {
    Diagnostic.Location(
      source: name, line: isArgument ? nil : line, column: max(1, column), length: length,
      text: self.line(line))
  }

  /// The text of a line, without its end.
  func line(_ number: Int) -> String {
    var current = 1
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if current == number { return String(line) }
      current += 1
    }
    return ""
  }
}
