import Encoding

/// A review as one HTML file that needs nothing else: no network, no other file.
///
/// The words come first; the pictures of what differs follow, side by side until the reader asks
/// for another view. Without scripts it stays readable: side by side and the difference.
public struct ReviewPage: Sendable {
  /// The review shown.
  public var review: Review
  /// The heading.
  public var title: String
  /// The command that approves everything shown, for copying.
  public var approve: String

  /// A page.
  public init(
    _ review: Review, title: String = "Figures under review", approve: String = "residuum approve"
  ) {
    self.review = review
    self.title = title
    self.approve = approve
  }

  /// The page.
  ///
  /// - Complexity: O(bytes of the pictures).
  public var html: String {
    let shown = review.entries.filter { $0.comparison.verdict != .identical }
      .sorted(by: review.precedes)
    var out = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
      style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <title>\(Markup.escaped(title))</title>
      <style>
      \(Self.style)</style>
      </head>
      <body>
      <header>
      <h1>\(Markup.escaped(title))</h1>
      <p>\(Markup.escaped(review.headline))</p>

      """
    if let commit = review.commit {
      out += "<p>Commit <code>\(Markup.escaped(commit))</code></p>\n"
    }
    out += "</header>\n<main>\n"
    if !shown.isEmpty {
      out += command(approve)
      out += "<table><thead><tr><th>Figure<th>Found<th>What</thead><tbody>\n"
      for (index, entry) in shown.enumerated() { out += row(entry, index) }
      out += "</tbody></table>\n"
      for (index, entry) in shown.enumerated() { out += section(entry, index) }
    }
    out += identical()
    return out + "</main>\n<script>\n\(Self.script)</script>\n</body>\n</html>\n"
  }

  private func row(_ entry: Review.Entry, _ index: Int) -> String {
    """
    <tr class="\(review.outcome(of: entry).rawValue)"><td><a href="#f\(index)">\
    \(Markup.escaped(entry.name))</a><td>\(badge(entry))<td>\(words(entry))

    """
  }

  private func badge(_ entry: Review.Entry) -> String {
    let comparison = entry.comparison
    let basis = comparison.basis.map { " <small>by \($0.rawValue)</small>" } ?? ""
    return "<b>\(comparison.title)</b>" + basis
  }

  private func words(_ entry: Review.Entry) -> String {
    let changes = entry.comparison.changes
    if changes.isEmpty {
      // The verdict stands beside it already.
      let verdict = entry.comparison.title + ": "
      let summary = entry.summary
      return summary == entry.comparison.title
        ? ""
        : "<p>\(Markup.escaped(summary.hasPrefix(verdict) ? String(summary.dropFirst(verdict.count)) : summary))</p>"
    }
    let items = changes.prefix(40).map {
      "<li><i>\($0.kind.rawValue)</i> \(Markup.escaped($0.statement))"
    }
    let more = changes.count > 40 ? "<li>and \(changes.count - 40) more" : ""
    return "<ul>\(items.joined())\(more)</ul>"
  }

  private func command(_ text: String) -> String {
    "<p class=\"command\"><code>\(Markup.escaped(text))</code> <button type=\"button\" data-copy>"
      + "Copy</button></p>\n"
  }

  private func section(_ entry: Review.Entry, _ index: Int) -> String {
    var out = "<section id=\"f\(index)\">\n<h2>\(Markup.escaped(entry.name))</h2>\n"
    out += "<p>\(badge(entry))</p>\n\(words(entry))\n"
    if let pictures = entry.pictures {
      // A browser would show a broken box for a damaged file.
      let fault = entry.comparison.fault
      let first =
        fault?.isFirst == true ? nil : pictures.baseline.flatMap { image($0, "approved") }
      let second =
        fault?.isFirst == false ? nil : pictures.candidate.flatMap { image($0, "new") }
      let difference = pictures.difference.flatMap { image($0, "difference") }
      if first != nil, second != nil { out += Self.views(hasDifference: difference != nil) }
      out += "<div class=\"stage\" data-view=\"side\">\n"
      for picture in [first, second, difference] { out += picture ?? "" }
      out += "</div>\n"
    }
    if let fault = entry.comparison.fault, !fault.isFirst { return out + "</section>\n" }
    let prune = entry.comparison.verdict == .stale && entry.candidateHash == nil ? " --prune" : ""
    out += command("\(approve)\(prune) --only \(Self.quoted(entry.name))")
    return out + "</section>\n"
  }

  /// A word for a POSIX shell.
  public static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        || "._-/+".utf8.contains($0)
    }
    return isPlain && !word.hasPrefix("-")
      ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  private func image(_ bytes: [UInt8], _ role: String) -> String? {
    guard let kind = FileKind(bytes) else { return nil }
    let type = kind == .png ? "image/png" : "image/svg+xml"
    return "<figure class=\"\(role)\"><img alt=\"\(role)\" src=\"data:\(type);base64,"
      + "\(Base64.encoded(bytes))\"><figcaption>\(role)</figcaption></figure>\n"
  }

  private func identical() -> String {
    let names = review.entries.filter { $0.comparison.verdict == .identical }.map(\.name)
    if names.isEmpty { return "" }
    return "<details><summary>\(names.count) identical</summary><ul>"
      + names.map { "<li>\(Markup.escaped($0))" }.joined() + "</ul></details>\n"
  }

  private static func views(hasDifference: Bool) -> String {
    let names =
      [
        ("side", "Side by side"), ("swipe", "Swipe"), ("onion", "Onion skin"),
        ("flicker", "Flicker"),
      ]
      + (hasDifference ? [("difference", "Difference")] : [])
    let buttons = names.map { key, name in
      "<button type=\"button\" data-show=\"\(key)\" aria-pressed=\"\(key == "side")\">\(name)</button>"
    }
    return "<div class=\"views\" hidden>\(buttons.joined()) <label>Position "
      + "<input type=\"range\" min=\"0\" max=\"100\" value=\"50\"></label></div>\n"
  }
}
