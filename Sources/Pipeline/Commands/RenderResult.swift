public import Encoding

/// Figures drawn from specification files, as `render` prints it.
public struct RenderResult: CommandResult {
  /// The name of the command.
  public static let command = "render"

  /// The figures in the order of the specifications.
  public let figures: [Drawn]
  /// Warnings of all figures.
  public let warnings: [Diagnostic]

  /// One figure with its files.
  public struct Drawn: Sendable {
    let spec: String
    let files: [String]
    let scene: String
    let milliseconds: Double
  }

  /// Draws all figures; either every file is written or none.
  ///
  /// - Parameters:
  ///   - specs: files, or folders whose structure is kept.
  ///   - folder: where to write.
  ///   - formats: comma separated names.
  ///   - svg: who writes SVG files.
  ///   - jobs: figures at the same time; nil for one a processor.
  ///   - shard: `K/N` for the K-th of N parts.
  /// - Throws: `Failure` with the faults of all specifications.
  public init(
    specs: [String], into folder: String, formats: Input,
    svg: OutputFormat.SVGWriter = .own, jobs: Int?, shard: Input?
  ) async throws(Failure) {
    let formats = try OutputFormat.list(formats)
    var jobsToDo = try FigureJob.list(specs)
    if let shard { jobsToDo = try jobsToDo.part(shard) }
    var renderer = try FigureRenderer()
    renderer.svgWriter = svg
    let outcomes = await renderer.render(jobsToDo, formats: formats, jobs: jobs)
    var problems: [Diagnostic] = []
    var drawn: [Drawn] = []
    var files: [(path: String, bytes: [UInt8])] = []
    var warnings: [Diagnostic] = []
    for (job, outcome) in zip(jobsToDo, outcomes) {
      switch outcome {
      case .failure(let failure): problems += failure.diagnostics
      case .success(let picture):
        let paths = formats.map { "\(folder)/\(job.name).\($0.rawValue)" }
        files += zip(paths, picture.files).map { (path: $0, bytes: $1) }
        warnings += picture.warnings
        drawn.append(
          Drawn(
            spec: job.path, files: paths, scene: picture.digest,
            milliseconds: picture.milliseconds))
      }
    }
    guard problems.isEmpty else { throw Failure(problems) }
    try Files.write(files)
    figures = drawn
    self.warnings = warnings
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "figures": .array(
        figures.map { figure in
          .pairs([
            "spec": .text(figure.spec), "files": .texts(figure.files),
            "scene": .text(figure.scene), "milliseconds": .number(figure.milliseconds),
            "cached": .flag(false),
          ])
        })
    ]
  }

  /// The written paths, one a line.
  public var text: String {
    figures.flatMap(\.files).map { $0 + "\n" }.joined()
  }
}
