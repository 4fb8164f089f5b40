/// A node of a Markdown document as CommonMark sees it.
struct MarkdownNode {
  enum Kind {
    case document
    case quote
    case list(start: Int?, isTight: Bool)
    case item
    case task(isDone: Bool)
    case code(info: String, text: String)
    case html(String)
    case paragraph
    case heading(level: Int)
    case rule
    case footnoteDefinition
    case table([Table.Alignment])
    case row
    case cell
    case text(String)
    case softBreak
    case lineBreak
    case inlineCode(String)
    case inlineHTML(String)
    case emphasis
    case strong
    case link(url: String)
    case image(url: String)
    case footnoteReference(Int)
  }

  var kind: Kind
  var children: [MarkdownNode]
  /// Line in the text that was parsed, from 1; 0 when unknown.
  var line: Int
  /// Column in bytes, from 1; 0 when unknown.
  var column: Int
}
