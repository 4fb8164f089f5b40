import Reporting
import Specification

extension FrontMatter {
  /// The front matter as the page needs it.
  init(_ spec: FrontMatterSpec, parameters: [String: String]) {
    func line(_ text: Located<String>) -> Line {
      Line(text.value, at: Reporting.Place(line: text.place.line, column: text.place.column))
    }
    self.init(
      title: spec.title.map(line) ?? "", subtitle: spec.subtitle.map(line),
      authors: spec.authors.map {
        Author(name: $0.name, affiliation: $0.affiliation, orcid: $0.orcid)
      },
      date: spec.date, language: spec.language?.value ?? "en", abstract: spec.description.map(line),
      keywords: spec.keywords, contents: spec.contents, numbering: spec.numbering,
      parameters: parameters)
  }
}

extension BibliographyEntry {
  /// An entry from its CSL keys.
  init(_ reference: FrontMatterSpec.Reference) {
    self.init(
      key: reference.id.value, authors: reference.author, title: reference.title,
      container: reference.container, publisher: reference.publisher, locator: reference.locator,
      year: reference.issued, doi: reference.doi, url: reference.url,
      place: Reporting.Place(line: reference.id.place.line, column: reference.id.place.column))
  }
}

extension ReportingFault {
  /// The fault as a message about the article.
  func diagnostic(_ severity: Diagnostic.Severity, in source: SourceText) -> Diagnostic {
    Diagnostic(
      severity, message, at: source.location(line: place.line, column: place.column), hint: hint)
  }
}

extension ReportingFaults {
  /// All faults of an article as one failure, but for the values of figures and studies that failed
  /// themselves.
  func failure(in source: SourceText, without missing: [String] = []) -> Failure {
    let own = faults.filter { fault in
      guard case .unknownValue(let path, _) = fault.kind else { return true }
      return !missing.contains { path == $0 || path.hasPrefix($0 + ".") }
    }
    return Failure(own.map { $0.diagnostic(.error, in: source) })
  }
}

extension TemplateFaults {
  /// All faults of a template as one failure.
  var failure: Failure {
    Failure(
      faults.map { fault in
        let location = Diagnostic.Location(
          source: "page.mustache", line: fault.place.line, column: fault.place.column, text: "")
        return Diagnostic(.error, fault.message, at: location, hint: fault.hint)
      })
  }
}
