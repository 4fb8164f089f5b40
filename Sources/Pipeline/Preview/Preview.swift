import Encoding
import Foundation
import Templates

/// An article or a figure that is built anew whenever it is looked at.
public struct Preview: Sendable {
  /// The file that is shown.
  public let path: String

  /// Looks at an article (`.md`) or a figure specification (`.yaml`).
  ///
  /// - Throws: `Failure` when the file is missing or of another kind.
  public init(of path: String) throws(Failure) {
    _ = try Files.bytes(path)
    guard [".md", ".markdown", ".yaml", ".yml"].contains(where: path.hasSuffix) else {
      throw Failure(
        "\(path): neither an article nor a figure", hint: "preview a file that ends in .md or .yaml"
      )
    }
    self.path = path
  }

  /// The page around the page, which asks for changes.
  static var frame: String { Templates.preview }

  private var isArticle: Bool { path.hasSuffix(".md") || path.hasSuffix(".markdown") }

  /// The page as it is now, and whether it could be built; a failure is a page with its messages.
  func page() async -> (html: String, isWhole: Bool) {
    do throws(Failure) {
      let outcome = try await builder().build(jobs: nil)
      return (outcome.html, true)
    } catch {
      let text = error.diagnostics.map { $0.rendered(colored: false) }.joined()
      return (
        """
        <!doctype html><meta charset="utf-8"><title>\(Markup.escaped(path))</title>
        <style>:root{color-scheme:light dark}pre{font:14px/1.5 monospace;margin:2rem;\
        white-space:pre-wrap}</style>
        <pre>\(Markup.escaped(text, for: .content))</pre>
        """, false
      )
    }
  }

  private func builder() throws(Failure) -> ReportBuilder {
    if isArticle { return try ReportBuilder(article: path, overrides: []) }
    // A figure is shown as the only one of an article.
    let name = Files.stem(of: path)
    let text = """
      ---
      title: "\(name.filter { $0 != "\"" && $0 != "\\" })"
      numbering: false
      ---

      ![](\(path.split(separator: "/").last ?? "")){#fig-preview}
      """
    return try ReportBuilder(
      SourceText(path: Files.folder(of: path) + "/\(name).md", text: text), overrides: [])
  }

  /// A hash of what the page is made of: it changes when a file beside the article or beside one
  /// of its figures does.
  ///
  /// - Complexity: O(files in those folders); contents are not read.
  var stamp: String {
    var folders: Set = [Files.folder(of: path)]
    if isArticle, let builder = try? builder() {
      folders.formUnion(builder.figureFiles.map(Files.folder))
    }
    var hash = Fingerprint()
    for folder in folders.sorted() {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names.sorted() where !name.hasPrefix(".") {
        let facts = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
        let date = (facts?[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
        for byte in "\(name) \(date) \(facts?[.size] ?? 0)\n".utf8 { hash.add(byte) }
      }
    }
    return hash.hex
  }
}
