import Encoding
import Imaging
import Plotting
import Rendering
import Scene
import Specification
import Typography

/// Draws figures: specification → study → figure → scene → bytes.
struct FigureRenderer: Sendable {
  let typesetter: Typesetter
  /// Who writes SVG files.
  var svgWriter = OutputFormat.SVGWriter.own

  /// A figure's bytes in every format asked for.
  struct Picture: Sendable {
    let files: [[UInt8]]
    let digest: String
    let milliseconds: Double
    let warnings: [Diagnostic]
  }

  /// A figure that is laid out and can be drawn in any format.
  struct Sheet: Sendable {
    let spec: FigureSpec
    let study: Study
    let figure: Figure
    let layout: FigureLayout
  }

  /// Opens the fonts.
  ///
  /// - Throws: `Failure` naming the packages of missing fonts.
  init() throws(Failure) {
    do {
      typesetter = Typesetter(fonts: try FontLibrary())
    } catch {
      throw Failure(error.message, hint: "run scripts/setup")
    }
  }

  /// Draws many figures, `jobs` at a time; the outcomes stand in the order of the jobs.
  func render(
    _ work: [FigureJob], formats: [OutputFormat], jobs: Int?
  ) async -> [Result<Picture, Failure>] {
    await concurrentMap(work, atOnce: jobs) { job in
      Result { () throws(Failure) in try picture(job, formats: formats) }
    }
  }

  /// Draws one figure.
  func picture(_ job: FigureJob, formats: [OutputFormat]) throws(Failure) -> Picture {
    let clock = ContinuousClock()
    let start = clock.now
    let sheet = try sheet(job)
    var files: [[UInt8]] = []
    for format in formats { files.append(try bytes(sheet, format)) }
    let elapsed = start.duration(to: clock.now)
    return Picture(
      files: files, digest: Fingerprint(of: sheet.layout.scene.dump).hex,
      milliseconds: elapsed / .milliseconds(1),
      warnings: sheet.study.warnings
        + sheet.figure.panels.compactMap { panel in
          panel.remark.map {
            Diagnostic(.warning, "\(job.source.name): panel '\(panel.id)': \($0)")
          }
        })
  }

  /// Computes and lays out one figure.
  ///
  /// - Parameter label: what ids are made from; by default the job's name.
  func sheet(_ job: FigureJob, label: String? = nil) throws(Failure) -> Sheet {
    let spec: FigureSpec
    do {
      spec = try FigureSpec(yaml: job.source.text)
    } catch {
      throw error.failure(in: job.source)
    }
    return try sheet(spec, in: job.source, id: label ?? job.id)
  }

  func sheet(_ spec: FigureSpec, in source: SourceText, id: String) throws(Failure) -> Sheet {
    let study = try Study(spec, in: source)
    let figure = try FigureBuilder(spec, study, in: source).figure(id: id)
    do {
      return Sheet(
        spec: spec, study: study, figure: figure,
        layout: try figure.laidOut(measuring: typesetter))
    } catch {
      throw Failure("\(source.name): \(error)")
    }
  }

  /// The bytes of a laid out figure.
  func bytes(_ sheet: Sheet, _ format: OutputFormat) throws(Failure) -> [UInt8] {
    do {
      switch format {
      case .png:
        let dpi = 144 * (sheet.spec.size.scale ?? 2)
        let model = FigureModel(sheet.figure, sheet.layout, isDrawing: false)
        return try PNGRenderer(fonts: typesetter.fonts, dotsPerInch: dpi)
          .render(sheet.layout.scene, text: [(FigureModel.key, model.json)])
      case .svg where svgWriter == .cairo:
        return try CairoSVGRenderer(fonts: typesetter.fonts).render(sheet.layout.scene)
      case .svg:
        return Array(svg(sheet, idPrefix: "", standalone: true).utf8)
      case .pdf:
        return try PDFRenderer(fonts: typesetter.fonts).render(sheet.layout.scene)
      }
    } catch {
      throw Failure("\(error)")
    }
  }

  /// The figure as SVG text.
  func svg(_ sheet: Sheet, idPrefix: String, standalone: Bool) -> String {
    SVGRenderer(fonts: typesetter.fonts, idPrefix: idPrefix, isStandalone: standalone)
      .render(
        sheet.layout.scene,
        metadata: standalone ? FigureModel(sheet.figure, sheet.layout, isDrawing: true).json : nil)
  }
}

/// Applies a function to all elements with a bounded number of tasks; results keep the order.
func concurrentMap<Element: Sendable, Value: Sendable>(
  _ elements: [Element], atOnce limit: Int?, _ transform: @escaping @Sendable (Element) -> Value
) async -> [Value] {
  let limit = max(1, limit ?? processorCount)
  var results = [Value?](repeating: nil, count: elements.count)
  await withTaskGroup(of: (Int, Value).self) { group in
    var next = 0
    func add() {
      guard next < elements.count else { return }
      let (index, element) = (next, elements[next])
      group.addTask { (index, transform(element)) }
      next += 1
    }
    for _ in 0..<limit { add() }
    for await (index, value) in group {
      results[index] = value
      add()
    }
  }
  return results.compactMap(\.self)
}
