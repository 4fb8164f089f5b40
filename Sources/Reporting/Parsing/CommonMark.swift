import CCMark

/// CommonMark with tables and footnotes, read by cmark-gfm into plain values.
enum CommonMark {
  /// Deeper nesting is a mistake or an attack.
  static let depthLimit = 64

  struct TooDeep: Error {
    var line: Int
  }

  /// Reads a document.
  ///
  /// - Throws: `TooDeep` with the line on which nesting passes the limit.
  static func parse(_ bytes: [UInt8]) throws(TooDeep) -> MarkdownNode {
    let document = CommonMarkDocument(bytes)
    return try document.root()
  }
}

/// The owner of a document tree of cmark.
@safe
private struct CommonMarkDocument: ~Copyable {
  private let document: OpaquePointer

  // The list of extensions belongs to the library and is filled once in a process.
  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  init(_ bytes: [UInt8]) {
    guard let parser = unsafe cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_SMART) else {
      preconditionFailure("out of memory")
    }
    defer { unsafe cmark_parser_free(parser) }
    if Self.isRegistered, let tables = unsafe cmark_find_syntax_extension("table") {
      unsafe cmark_parser_attach_syntax_extension(parser, tables)
    }
    unsafe bytes.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      if let start = unsafe start { unsafe cmark_parser_feed(parser, start, buffer.count) }
    }
    guard let document = unsafe cmark_parser_finish(parser) else {
      preconditionFailure("out of memory")
    }
    unsafe cmark_consolidate_text_nodes(document)
    unsafe self.document = unsafe document
  }

  deinit {
    unsafe cmark_node_free(document)
  }

  func root() throws(CommonMark.TooDeep) -> MarkdownNode {
    try unsafe Self.node(document, depth: 0)
  }

  private static func node(
    _ node: OpaquePointer, depth: Int
  ) throws(CommonMark.TooDeep) -> MarkdownNode {
    let line = Int(unsafe cmark_node_get_start_line(node))
    guard depth < CommonMark.depthLimit else { throw CommonMark.TooDeep(line: line) }
    var children: [MarkdownNode] = []
    var child = unsafe cmark_node_first_child(node)
    while let current = unsafe child {
      children.append(try unsafe Self.node(current, depth: depth + 1))
      unsafe child = unsafe cmark_node_next(current)
    }
    return MarkdownNode(
      kind: unsafe kind(of: node), children: children, line: line,
      column: Int(unsafe cmark_node_get_start_column(node)))
  }

  private static func kind(of node: OpaquePointer) -> MarkdownNode.Kind {
    let type = unsafe cmark_node_get_type_string(node).map { unsafe String(cString: $0) } ?? ""
    let literal = unsafe text(cmark_node_get_literal(node))
    // Footnotes have a type but no name for it.
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnoteDefinition
    case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference(Int(literal) ?? 0)
    default: break
    }
    switch type {
    case "document": return .document
    case "block_quote": return .quote
    case "list": return unsafe list(node)
    case "item": return .item
    case "code_block":
      return .code(info: unsafe text(cmark_node_get_fence_info(node)), text: literal)
    case "html_block": return .html(literal)
    case "heading": return .heading(level: Int(unsafe cmark_node_get_heading_level(node)))
    case "thematic_break": return .rule
    case "table": return unsafe table(node)
    case "table_header", "table_row": return .row
    case "table_cell": return .cell
    case "text": return .text(literal)
    case "softbreak": return .softBreak
    case "linebreak": return .lineBreak
    case "code": return .inlineCode(literal)
    case "html_inline": return .inlineHTML(literal)
    case "emph": return .emphasis
    case "strong": return .strong
    case "link": return .link(url: unsafe text(cmark_node_get_url(node)))
    case "image": return .image(url: unsafe text(cmark_node_get_url(node)))
    default: return .paragraph
    }
  }

  private static func list(_ node: OpaquePointer) -> MarkdownNode.Kind {
    let isOrdered = unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return .list(
      start: isOrdered ? Int(unsafe cmark_node_get_list_start(node)) : nil,
      isTight: unsafe cmark_node_get_list_tight(node) != 0)
  }

  private static func table(_ node: OpaquePointer) -> MarkdownNode.Kind {
    let count = Int(unsafe cmark_gfm_extensions_get_table_columns(node))
    guard let letters = unsafe cmark_gfm_extensions_get_table_alignments(node) else {
      return .table([])
    }
    return .table(
      (0..<count).map { column in
        switch unsafe letters[column] {
        case UInt8(ascii: "l"): .leading
        case UInt8(ascii: "c"): .center
        case UInt8(ascii: "r"): .trailing
        default: .automatic
        }
      })
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
  }
}
