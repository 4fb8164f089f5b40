public import Encoding

/// What a command has to say, for people and for programs.
public protocol CommandResult: Sendable {
  /// The name of the command.
  static var command: String { get }
  /// The keys of the JSON object after `schema`.
  var fields: KeyValuePairs<String, JSON> { get }
  /// The result as aligned text.
  var text: String { get }
  /// What went well enough but deserves a word.
  var warnings: [Diagnostic] { get }
  /// The JSON object with its schema.
  var document: JSON { get }
}

extension CommandResult {
  /// No warnings.
  public var warnings: [Diagnostic] { [] }

  /// The JSON object with its schema.
  public var document: JSON {
    .object(
      [(key: "schema", value: .text("residuum.\(Self.command)/1"))]
        + fields.map { (key: $0.key, value: $0.value) })
  }
}
