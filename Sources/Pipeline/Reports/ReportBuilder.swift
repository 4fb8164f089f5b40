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
        (name: study.name, values: try Study(study.spec, in: source).values)
      }
    }
    var figures: [ResolvedFigure] = []
    var values: [String: Value] = [:]
    for result in drawn {
      if let drawing = problems.collect({ () throws(Failure) in try result.get() }) {
        figures.append(drawing.figure)
        for (path, value) in drawing.values { values["\(drawing.figure.label).\(path)"] = value }
      }
    }
    for result in studies {
      if let study = problems.collect({ () throws(Failure) in try result.get() }) {
        for (path, value) in study.values { values["\(study.name).\(path)"] = value }
      }
    }
    try problems.check()
    let page = try resolve(figures, values)
    do {
      let html = try page.html(
        shell: .standard, fonts: try renderer.fontFaces(for: page), dark: DarkInks.colors)
      let warnings = (article.warnings + page.warnings).map { fault in
        fault.diagnostic(.warning, in: source)
      }
      return Outcome(html: html, figures: figures.map(\.label), warnings: warnings)
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
    return Drawing(figure: figure, values: sheet.study.values)
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
    _ figures: [ResolvedFigure], _ values: [String: Value]
  ) throws(Failure) -> Page {
    do {
      return try article.resolve(
        frontMatter: FrontMatter(matter, parameters: parameters), figures: figures,
        values: values, bibliography: matter.references.map(BibliographyEntry.init))
    } catch {
      throw error.failure(in: source)
    }
  }
}
