/// Why a text is not a formula of the TeX subset: data for a diagnostic with a caret.
public struct TeXFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// Nothing but white space.
    case empty
    /// More UTF-8 bytes than the limit.
    case tooLong(limit: Int)
    /// More nested groups than the limit.
    case tooDeep(limit: Int)
    /// A command that the subset lacks; the name stands without its backslash.
    case unknownCommand(String)
    /// An environment that the subset lacks.
    case unknownEnvironment(String)
    /// A letter that an alphabet lacks, such as `\mathcal{α}`.
    case unknownLetter(String, alphabet: String)
    /// A column of an array that is not `l`, `c` or `r`.
    case unknownColumn(String)
    /// A group, fence, environment or `$` that is never closed.
    case unclosed(String)
    /// A closing brace, `\right` or `\end` without its opening one.
    case unopened(String)
    /// An environment that is closed under another name.
    case wrongEnd(expected: String, found: String)
    /// A command at the end of its group, without what it applies to.
    case missingArgument(String)
    /// Something other than a delimiter after `\left`, `\right` or a size.
    case missingDelimiter(String)
    /// Two superscripts or two subscripts on one base.
    case doubleScript(String)
    /// A script that starts with a bracket but is not in braces: `x^(n+1)`.
    case bareScript(String)
    /// `&` or `\\` outside an environment.
    case misplaced(String)
    /// A character that means nothing in a formula.
    case unexpectedCharacter(String)
    /// A length that is not a number of ems.
    case badLength(String)
  }

  /// What is wrong.
  public let kind: Kind
  /// The offending part in UTF-8 offsets of ``source``; empty at the end of the text.
  public let range: Range<Int>
  /// The whole text that was read: a formula or, for labels, the label.
  public let source: String
  /// What to write instead, where that is known.
  public let suggestion: String?

  init(_ kind: Kind, _ range: Range<Int>, in source: String, suggestion: String? = nil) {
    self.kind = kind
    self.range = range
    self.source = source
    self.suggestion = suggestion
  }

  /// The column of the fault, counted in characters from 1.
  public var column: Int {
    String(decoding: source.utf8.prefix(range.lowerBound), as: UTF8.self).count + 1
  }
}
