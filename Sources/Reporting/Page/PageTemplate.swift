import Encoding
import Mustache

/// A page template: Mustache with a fixed set of tags, all of them checked before use.
///
/// Mustache prints nothing for a name it does not know, so names are checked here; and its own
/// escaping compares characters, so the template is given an escaper of ours.
struct PageTemplate {
  /// What a template can show.
  enum Slot: String, CaseIterable {
    case language, title, description, skip
    case head, titleBlock, contents, body, notes, references

    /// Whether the slot holds markup and not text.
    var isMarkup: Bool {
      switch self {
      case .language, .title, .description, .skip: false
      case .head, .titleBlock, .contents, .body, .notes, .references: true
      }
    }
  }

  private let template: MustacheTemplate

  init(_ shell: PageShell) throws(TemplateFaults) {
    let faults = TemplateLint.faults(in: shell.template)
    guard faults.isEmpty else { throw TemplateFaults(faults) }
    _ = Self.isRegistered
    do {
      template = try MustacheTemplate(
        string: "{{% CONTENT_TYPE:\(Self.contentType)}}\n" + shell.template)
    } catch {
      throw TemplateFaults([TemplateFault(.syntax("\(error)"), at: .start)])
    }
  }

  func render(_ slots: [Slot: String]) -> String {
    var context: [String: String] = [:]
    // An empty slot is left out, so that a section around it disappears.
    for (slot, text) in slots where !text.isEmpty { context[slot.rawValue] = text }
    return template.render(context)
  }

  private static let contentType = "RESIDUUM"

  private static let isRegistered: Bool = {
    MustacheContentTypes.register(PageContent(), named: contentType)
    return true
  }()
}

/// Escapes text for a page.
private struct PageContent: MustacheContentType {
  func escapeText(_ text: String) -> String { Markup.escaped(text) }
}
