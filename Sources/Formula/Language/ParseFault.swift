/// Why a text is not an expression or an interval: data for a diagnostic with a caret.
public struct ParseFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// Nothing but white space.
    case empty
    /// More UTF-8 bytes than the limit.
    case tooLong(limit: Int)
    /// More nested brackets, exponents and functions than the limit.
    case tooDeep(limit: Int)
    /// A character that the language does not use.
    case unexpectedCharacter(String)
    /// A token where something else has to stand.
    case unexpected(String)
    /// The text ends where an operand has to follow.
    case unexpectedEnd
    /// An opening bracket or bar that is never closed.
    case unclosed(String)
    /// A closing bracket without its opening one.
    case unopened(String)
    /// A name that is neither a function nor a constant nor x.
    case unknownName(String)
    /// A function whose argument is not in parentheses.
    case missingArgument(function: String)
    /// A function called with the wrong number of arguments.
    case argumentCount(function: String, expected: String, found: Int)
    /// Two numbers side by side.
    case missingOperator
    /// A number with too many digits or too large an exponent.
    case numberOutOfRange
    /// The order of `besselj` is not an integer constant of moderate size.
    case orderNotInteger
    /// A constant is needed, x is not allowed here.
    case variableNotAllowed
    /// An interval without its `..`.
    case missingRange
    /// An interval whose ends are reversed, equal or undefined.
    case emptyInterval(lower: Double, upper: Double)
  }

  /// What is wrong.
  public let kind: Kind
  /// The offending part in UTF-8 offsets of ``source``; empty at the end of the text.
  public let range: Range<Int>
  /// The whole text that was read.
  public let source: String
  /// What to write instead, in the input language, where that is known.
  public let suggestion: String?

  init(_ kind: Kind, _ range: Range<Int>, in source: String, suggestion: String? = nil) {
    self.kind = kind
    self.range = range
    self.source = source
    self.suggestion = suggestion
  }

  /// The column of the fault, counted in characters from 1.
  public var column: Int {
    let bytes = source.utf8.prefix(range.lowerBound)
    return String(decoding: bytes, as: UTF8.self).count + 1
  }
}
