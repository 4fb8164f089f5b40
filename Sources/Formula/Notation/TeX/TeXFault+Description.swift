extension TeXFault: CustomStringConvertible {
  /// The fault as a sentence with its column and hint: for people, not for programs.
  public var description: String {
    "column \(column): \(message)" + (hint.map { " (\($0))" } ?? "")
  }

  /// What is wrong, in words, without place and hint.
  public var message: String {
    switch kind {
    case .empty: "there is no formula"
    case .tooLong(let limit): "the formula is longer than \(limit) bytes"
    case .tooDeep(let limit): "more than \(limit) levels of nesting"
    case .unknownCommand(let name): "unknown command `\\\(name)`"
    case .unknownEnvironment(let name): "unknown environment `\(name)`"
    case .unknownLetter(let letter, let alphabet): "`\\\(alphabet)` has no letter `\(letter)`"
    case .unknownColumn(let letter): "a column of an array is `l`, `c` or `r`, not `\(letter)`"
    case .unclosed(let opening): "this `\(opening)` is never closed"
    case .unopened(let closing): "this `\(closing)` closes nothing"
    case .wrongEnd(let expected, let found):
      "`\\begin{\(expected)}` is closed by `\\end{\(found)}`"
    case .missingArgument(let command): "`\(command)` needs something to apply to"
    case .missingDelimiter(let command): "`\(command)` needs a delimiter"
    case .doubleScript("^"): "a second superscript on the same base"
    case .doubleScript: "a second subscript on the same base"
    case .bareScript: "a script of more than one character needs braces"
    case .misplaced(let mark): "`\(mark)` outside an environment such as `aligned`"
    case .unexpectedCharacter(let character): "`\(character)` means nothing in a formula"
    case .badLength(let text): "`\(text)` is not a length in `em`"
    }
  }

  /// A hint on what to write, in words; nil when there is none.
  public var hint: String? {
    guard let suggestion else { return nil }
    switch kind {
    case .unknownCommand, .unknownEnvironment: return "did you mean `\(suggestion)`?"
    default: return "write `\(suggestion)`"
    }
  }
}
