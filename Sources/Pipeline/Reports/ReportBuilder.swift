import Formula
import Plotting
import Reporting
import Scene
import Specification

/// Turns an article into a page: reads it, computes its figures and studies, resolves it.
struct ReportBuilder: Sendable {
  let source: SourceText
  let article: Article
  let matter: FrontMatterSpec
  let parameters: [String: String]
  private let renderer: FigureRenderer

  /// Reads an article.
  ///
  /// - Parameters:
  ///   - path: the article's file.
  ///   - overrides: `key=value` pairs that replace parameters of the front matter.
  /// - Throws: `Failure` with every fault of the front matter and the text.
  init(article path: String, overrides: [Input]) throws(Failure) {
    try self.init(SourceText(path: path, text: try Files.text(path)), overrides: overrides)
  }

  /// Reads an article's text; figures are looked for beside its path.
  ///
  /// - Throws: `Failure` as from a file.
  init(_ source: SourceText, overrides: [Input]) throws(Failure) {
    self.source = source
    let parts: Article.Parts
    do {
      parts = try Article.split(source.text)
      article = try Article(parsing: source.text)
    } catch {
      throw error.failure(in: source)
    }
    guard let yaml = parts.frontMatter else {
      throw Failure(
        "the article has no front matter", at: source.location(line: 1, column: 1),
        hint: "start with ---, title: …, ---")
    }
    do {
      matter = try FrontMatterSpec(yaml: yaml, firstLine: parts.frontMatterLine)
    } catch {
      throw error.failure(in: source)
    }
    var parameters = matter.parameters.mapValues(\.value)
    for input in overrides {
      let parts = input.text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw input.failure("write key=value") }
      guard parameters[parts[0]] != nil else {
        let known = parameters.keys.sorted().joined(separator: ", ")
        throw input.failure(
          "the article has no parameter '\(parts[0])'",
          hint: known.isEmpty ? "it has none" : "it has: \(known)")
      }
      parameters[parts[0]] = parts[1]
    }
    self.parameters = parameters
    renderer = try FigureRenderer()
  }

  /// A page and what was drawn for it.
  struct Outcome: Sendable {
    let html: String
    let markdown: String
    let figures: [String]
    let warnings: [Diagnostic]
  }

  /// Computes, draws and sets everything.
  ///
  /// - Throws: `Failure` with all faults of figures, studies, references and values.
  func build(jobs: Int?) async throws(Failure) -> Outcome {
    var problems = Problems()
    let requests = article.figureRequests
    let folder = Files.folder(of: source.name)
    let drawn = await concurrentMap(requests, atOnce: jobs) { request in
      Result { () throws(Failure) in try draw(request, in: folder) }
    }
    let studies = await concurrentMap(matter.studies, atOnce: jobs) { study in
      Result { () throws(Failure) in
        let computed = try Study(study.spec, in: source)
        return (name: study.name, values: computed.values, warnings: computed.warnings)
      }
    }
    var figures: [ResolvedFigure] = []
    var values: [String: Value] = [:]
    var missing: [String] = []
    var remarks: [Diagnostic] = []
    for (request, result) in zip(requests, drawn) {
      if let drawing = problems.collect({ () throws(Failure) in try result.get() }) {
        figures.append(drawing.figure)
        remarks += drawing.warnings
        for (path, value) in drawing.values { values["\(drawing.figure.label).\(path)"] = value }
      } else {
        missing.append(request.label)
        figures.append(.placeholder(request.label))
      }
    }
    for (study, result) in zip(matter.studies, studies) {
      if let study = problems.collect({ () throws(Failure) in try result.get() }) {
        remarks += study.warnings
        for (path, value) in study.values { values["\(study.name).\(path)"] = value }
      } else {
        missing.append(study.name)
      }
    }
    let language = problems.collect { () throws(Failure) in try languageWarning() }
    // The rest of the article is checked even where figures failed, so that one run tells all.
    let resolved = problems.collect { () throws(Failure) in
      try resolve(figures, values, without: missing)
    }
    try problems.check()
    guard let page = resolved, let language else { throw Failure([]) }
    do {
      let html = try page.html(
        shell: .standard, fonts: try renderer.fontFaces(for: page), dark: DarkInks.colors)
      let warnings = (article.warnings + page.warnings).map { fault in
        fault.diagnostic(.warning, in: source)
      }
      return Outcome(
        html: html, markdown: page.markdown, figures: figures.map(\.label),
        warnings: language + remarks + warnings)
    } catch let faults as TemplateFaults {
      throw faults.failure
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure("\(error)")
    }
  }

  private struct Drawing: Sendable {
    let figure: ResolvedFigure
    let values: [String: Value]
    let warnings: [Diagnostic]
  }

  private func draw(_ request: FigureRequest, in folder: String) throws(Failure) -> Drawing {
    let job = try job(request, in: folder)
    let sheet = try renderer.sheet(job, label: request.label)
    let svg = renderer.svg(sheet, idPrefix: "\(request.label)-", standalone: false)
    let size = sheet.layout.scene.size
    let figure = ResolvedFigure(
      label: request.label, picture: .svg(svg), summary: sheet.layout.scene.summary,
      width: size.width, height: size.height, caption: sheet.spec.caption?.value,
      data: sheet.study.data)
    return Drawing(figure: figure, values: sheet.study.values, warnings: sheet.study.warnings)
  }

  private func job(_ request: FigureRequest, in folder: String) throws(Failure) -> FigureJob {
    switch request.source {
    case .inline(let yaml, let line):
      // Empty lines before the text make every place one of the article.
      let padding = String(repeating: "\n", count: max(0, line - 1))
      return FigureJob(
        name: request.label, source: SourceText(path: source.name, text: padding + yaml))
    case .file(let path):
      for candidate in ["\(folder)/\(path)", path] where Files.exists(candidate) {
        return try FigureJob(path: candidate, name: request.label)
      }
      let location = source.location(line: request.place.line, column: request.place.column)
      throw Failure(
        "the figure \(path) does not exist", at: location,
        hint: "looked in \(folder.isEmpty ? "." : folder) and in the current folder")
    }
  }

  /// The files of its figures, as far as they are there.
  var figureFiles: [String] {
    article.figureRequests.compactMap { request in
      guard case .file(let path) = request.source else { return nil }
      return ["\(Files.folder(of: source.name))/\(path)", path].first(where: Files.exists)
    }
  }

  private func resolve(
    _ figures: [ResolvedFigure], _ values: [String: Value], without missing: [String]
  ) throws(Failure) -> Page {
    do {
      return try article.resolve(
        frontMatter: FrontMatter(matter, parameters: parameters), figures: figures,
        values: values, bibliography: matter.references.map(BibliographyEntry.init))
    } catch {
      throw error.failure(in: source, without: missing)
    }
  }

  /// A warning for a language without words of its own; none for English and Chinese.
  ///
  /// - Throws: `Failure` for what is no language tag (RFC 5646: letters and digits in groups of at
  ///   most eight, joined by hyphens, letters first).
  private func languageWarning() throws(Failure) -> [Diagnostic] {
    guard let language = matter.language else { return [] }
    let location = source.location(
      line: language.place.line, column: language.place.column, length: language.value.count)
    let parts = language.value.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.enumerated().allSatisfy { index, part in
      (1...8).contains(part.count)
        && part.allSatisfy { $0.isASCII && ($0.isLetter || (index > 0 && $0.isNumber)) }
    }
    guard isTag, parts[0].count >= 2 else {
      throw Failure(
        "'\(language.value)' is no language", at: location,
        hint: "write a tag: en, zh-Hans, zh-Hant")
    }
    guard !["en", "zh"].contains(parts[0].lowercased()) else { return [] }
    return [
      Diagnostic(
        .warning, "the page's own words, such as Figure and Table, stay English", at: location,
        hint: "words are known for en, zh-Hans and zh-Hant")
    ]
  }
}

extension ResolvedFigure {
  /// Stands for a figure that could not be drawn while the rest of the article is checked.
  fileprivate static func placeholder(_ label: String) -> ResolvedFigure {
    ResolvedFigure(label: label, picture: .svg(""), summary: "", width: 1, height: 1)
  }
}
