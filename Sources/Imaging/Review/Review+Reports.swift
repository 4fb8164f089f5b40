import Encoding

extension Review {
  /// JUnit XML, one test case a picture; unreadable files are errors, other failures failures.
  public var junit: String {
    let broken = entries.filter { $0.comparison.verdict == .unreadable }
    let failed = entries.filter {
      outcome(of: $0) == .fail && $0.comparison.verdict != .unreadable
    }
    var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    out += "<testsuites>\n<testsuite name=\"figures\" tests=\"\(entries.count)\""
    out += " failures=\"\(failed.count)\" errors=\"\(broken.count)\">\n"
    for entry in entries {
      let summary = Markup.escaped(entry.summary)
      let name = Markup.escaped(entry.name)
      out += "<testcase classname=\"figures\" name=\"\(name)\""
      switch (outcome(of: entry), entry.comparison.verdict) {
      case (.fail, .unreadable): out += "><error message=\"\(summary)\"/></testcase>\n"
      case (.fail, let verdict):
        out += "><failure type=\"\(verdict.rawValue)\" message=\"\(summary)\">"
        out += details(entry).map { Markup.escaped($0) }.joined(separator: "\n")
        out += "</failure></testcase>\n"
      case (.warn, _): out += "><system-out>\(summary)</system-out></testcase>\n"
      case (.pass, _): out += "/>\n"
      }
    }
    return out + "</testsuite>\n</testsuites>\n"
  }

  private func details(_ entry: Entry) -> [String] {
    entry.comparison.changes.map { "\($0.kind.rawValue): \($0.statement)" }
  }

  /// Workflow commands that GitHub shows beside the files.
  ///
  /// - Parameter folder: where the pictures lie below the repository's root.
  public func githubAnnotations(folder: String) -> String {
    func data(_ text: String) -> String {
      text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }
    func property(_ text: String) -> String {
      data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
    var out = ""
    for entry in entries {
      let outcome = outcome(of: entry)
      guard outcome != .pass else { continue }
      let file = property(folder.isEmpty ? entry.name : "\(folder)/\(entry.name)")
      out += "::\(outcome == .fail ? "error" : "warning") file=\(file),title="
      out += "\(property("figure \(entry.comparison.verdict.rawValue)"))::"
      out += data("\(entry.name): \(entry.summary)") + "\n"
    }
    return out
  }

  /// GitLab's code quality report.
  ///
  /// - Parameter folder: where the pictures lie below the repository's root.
  public func gitlabQuality(folder: String) -> String {
    let issues = entries.filter { outcome(of: $0) != .pass }.map { entry -> JSON in
      let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
      let summary = entry.summary
      return .object([
        ("description", .text("\(entry.name): \(summary)")),
        ("check_name", .text("figure-\(entry.comparison.verdict.rawValue)")),
        ("fingerprint", .text(SHA256.hex(Array("\(path) \(summary)".utf8)))),
        ("severity", .text(outcome(of: entry) == .fail ? "major" : "minor")),
        (
          "location",
          .object([
            ("path", .text(path)), ("lines", .object([("begin", .integer(1))])),
          ])
        ),
      ])
    }
    return JSON.array(issues).prettyText
  }

  /// A summary for a comment: a table of what was found, in at most 65 536 characters.
  ///
  /// No pictures are inside: hosts refuse embedded ones, and links would need a place to point to.
  public var markdown: String {
    let limit = 65_000
    var out = "### Figures: \(headline)\n"
    let shown = entries.filter { $0.comparison.verdict != .identical }
    guard !shown.isEmpty else { return out }
    out += "\n| | figure | found | what |\n| --- | --- | --- | --- |\n"
    for (index, entry) in shown.sorted(by: precedes).enumerated() {
      let mark =
        switch outcome(of: entry) {
        case .fail: "✗"
        case .warn: "!"
        case .pass: "·"
        }
      let comparison = entry.comparison
      var what = details(entry).prefix(8).map(\.escapedMarkdown).joined(separator: "<br>")
      if comparison.changes.count > 8 { what += "<br>and \(comparison.changes.count - 8) more" }
      if what.isEmpty { what = entry.summary.escapedMarkdown }
      let line =
        "| \(mark) | \(entry.name.escapedMarkdown) | \(comparison.title)"
        + (comparison.basis.map { " (\($0.rawValue))" } ?? "") + " | \(what) |\n"
      if out.unicodeScalars.count + line.unicodeScalars.count > limit {
        out += "\n… and \(shown.count - index) more, see the full report.\n"
        break
      }
      out += line
    }
    return out
  }

  /// The counts in words: `2 changed, 1 drift, 40 identical of 43`.
  public var headline: String {
    if entries.isEmpty { return "nothing was compared" }
    let found = Verdict.allCases.filter { $0 != .identical && count($0) > 0 }
      .map { "\(count($0)) \($0 == .withinTolerance ? "within tolerance" : $0.rawValue)" }
    return (found + ["\(count(.identical)) identical of \(entries.count)"])
      .joined(separator: ", ")
  }

  /// Failures first, then warnings, then by name.
  func precedes(_ a: Entry, _ b: Entry) -> Bool {
    let ranks: [Policy.Outcome: Int] = [.fail: 0, .warn: 1, .pass: 2]
    let (p, q) = (ranks[outcome(of: a)] ?? 3, ranks[outcome(of: b)] ?? 3)
    return (p, a.name) < (q, b.name)
  }
}

extension String {
  /// The text for a cell of a Markdown table.
  var escapedMarkdown: String {
    var out = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "#", "@", "~":
        out.append("\\")
        out.append(scalar)
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "\n", "\r", "\t": out.append(" ")
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
