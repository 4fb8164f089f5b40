public import Encoding
public import Imaging

/// Figures drawn and compared with the approved ones, as `check` and `merge` print it.
public struct CheckResult: CommandResult {
  /// The name of the command.
  public static let command = "check"

  private let review: Review
  private let annotations: String

  /// Where results are kept for `approve` and `merge`.
  public static let folder = ".residuum/check"

  /// What to write besides the results themselves.
  public struct Reports: Sendable {
    /// The offline page.
    public var page: String?
    /// JUnit XML.
    public var junit: String?
    /// The summary in Markdown.
    public var markdown: String?
    /// GitLab's code quality report.
    public var gitlab: String?
    /// Whether annotations for GitHub are printed.
    public var github = false

    /// No reports.
    public init() {}
  }

  /// What figures are compared with.
  public struct Approved: Sendable {
    /// `DIR` or `git:REF`; nil for the folder of the specifications.
    public var baseline: String?
    /// Names of variants to prefer, in this order.
    public var variants: [String] = []
    /// A file of hashes that judges pictures which aren't there, and guards those that are.
    public var lock: String?
    /// Whether hashes alone judge.
    public var hashesOnly = false

    /// The pictures beside the specifications.
    public init() {}
  }

  /// Draws the figures of a folder and compares them.
  ///
  /// - Parameters:
  ///   - figures: the folder of the specifications.
  ///   - approved: what they are compared with.
  ///   - policy: what fails and warns.
  ///   - ignoring: rectangles `x,y,width,height` that don't count.
  ///   - output: the folder for the results and the new pictures.
  /// - Throws: `Failure` for faults of specifications, missing folders and outputs that can't be
  ///   written.
  public init(
    figures: String, approved source: Approved, policy: Policy, options: Comparison.Options,
    ignoring: [Input] = [], jobs: Int?, shard: Input?, reports: Reports, output: String
  ) async throws(Failure) {
    let all = try FigureJob.list([figures])
    let baselines = try Baselines(source.baseline, figures: figures)
    let lock = try source.lock.map(Self.lock)
    let present = source.hashesOnly ? [] : try baselines.names()
    let approved = Set(present + (lock?.entries.map(\.name) ?? [])).sorted()
    var options = options
    for input in ignoring { options.ignoring.append(try input.region()) }
    if let lock, options.metric == .auto, options.threshold == nil {
      options.metric = lock.metric
      options.threshold = lock.threshold
    }
    var work = all
    if let shard { work = try work.part(shard) }
    let formats = Self.formats(approved)
    let renderer = try FigureRenderer()
    let outcomes = await renderer.render(work, formats: formats, jobs: jobs)
    var problems: [Diagnostic] = []
    var drawn: [String: [UInt8]] = [:]
    for (job, outcome) in zip(work, outcomes) {
      switch outcome {
      case .failure(let failure): problems += failure.diagnostics
      case .success(let picture):
        for (format, bytes) in zip(formats, picture.files) {
          drawn["\(job.name).\(format.rawValue)"] = bytes
        }
      }
    }
    guard problems.isEmpty else { throw Failure(problems) }
    options.draws = reports.page != nil
    let known = Set(all.flatMap { job in formats.map { "\(job.name).\($0.rawValue)" } })
    var entries: [Review.Entry] = []
    let pairs = Pairing.pairs(
      baselines: approved, candidates: Array(known), variants: source.variants
    ).filter { pair in
      // Other shards tell what they draw, the first one what nothing draws.
      pair.candidate.map { drawn[$0] != nil } ?? shard.map { $0.text.hasPrefix("1/") } ?? true
    }
    let files = try baselines.bytes(of: pairs.compactMap(\.baseline).filter(Set(present).contains))
    for pair in pairs {
      let candidate = pair.candidate.flatMap { drawn[$0] }
      guard let key = pair.baseline else {
        entries.append(
          Review.Entry(name: pair.name, baseline: nil, candidate: candidate, options: options))
        continue
      }
      guard let file = files[key] else {
        entries.append(
          Review.Entry(name: pair.name, lock: lock ?? Lock(), key: key, candidate: candidate))
        continue
      }
      var entry = Review.Entry(
        name: pair.name, baseline: file, candidate: candidate, options: options, absence: .stale)
      if key != pair.name { entry.variant = key }
      if let locked = lock?[key], locked.file != entry.baselineHash { entry.distrust() }
      entries.append(entry)
    }
    var review = Review(
      entries: entries, commit: Git.head(of: figures), policy: policy,
      folder: baselines.folder, metric: options.metric,
      threshold: options.threshold)
    review.shard = shard.flatMap { Review.Shard($0.text) }
    self.review = review
    annotations = reports.github ? review.githubAnnotations(folder: figures) : ""
    try Self.write(review, reports, figures, to: output)
  }

  private static func lock(_ path: String) throws(Failure) -> Lock {
    guard let lock = try Lock.stored(at: path) else {
      throw Failure(
        "\(path): no such lock file", hint: "approve --lock \(path) writes it", status: .baseline)
    }
    return lock
  }

  /// The formats that approved pictures have; PNG and SVG where there are none yet.
  private static func formats(_ approved: [String]) -> [OutputFormat] {
    let used = [OutputFormat.png, .svg].filter { format in
      approved.contains { $0.hasSuffix(".\(format.rawValue)") }
    }
    return used.isEmpty ? [.png, .svg] : used
  }

  /// Joins the results of shards.
  ///
  /// - Parameter parts: folders that `check` wrote.
  /// - Throws: `Failure` for results that can't be read or don't belong together.
  public init(merging parts: [String], reports: Reports, output: String) throws(Failure) {
    var reviews: [Review] = []
    for part in parts { reviews.append(try Review.stored(in: part)) }
    var merged: Review
    do {
      merged = try Review.merge(reviews)
    } catch {
      throw Failure("results can't be joined: \(error.words)")
    }
    let (metric, threshold) = (merged.metric, merged.threshold)
    for index in merged.entries.indices
    where merged.entries[index].comparison.verdict != .identical {
      let name = merged.entries[index].name
      for part in parts where Files.exists("\(part)/new/\(name)") {
        let bytes = try Files.bytes("\(part)/new/\(name)")
        merged.entries[index].pictures = Review.Entry.Pictures(candidate: bytes)
      }
      let key = merged.entries[index].variant ?? name
      if let folder = merged.folder, Files.exists("\(folder)/\(key)") {
        merged.entries[index].pictures?.baseline = try Files.bytes("\(folder)/\(key)")
      }
      if reports.page != nil { merged.entries[index].pictures?.compare(by: metric, threshold) }
    }
    review = merged
    annotations = reports.github ? merged.githubAnnotations(folder: merged.folder ?? "") : ""
    try Self.write(merged, reports, merged.folder ?? "", to: output)
  }

  private static func write(
    _ review: Review, _ reports: Reports, _ folder: String, to output: String
  ) throws(Failure) {
    var files: [(path: String, bytes: [UInt8])] = []
    func add(_ path: String?, _ text: @autoclosure () -> String) {
      if let path { files.append((path: path, bytes: Array(text().utf8))) }
    }
    // What a check leaves in its own folder is not for version control.
    let own = Files.folder(of: Self.folder)
    if output.hasPrefix(own + "/"), !Files.exists("\(own)/.gitignore") {
      files.append((path: "\(own)/.gitignore", bytes: Array("*\n".utf8)))
    }
    for entry in review.entries {
      guard let bytes = entry.pictures?.candidate else { continue }
      files.append((path: "\(output)/new/\(entry.name)", bytes: bytes))
    }
    add("\(output)/results.json", review.json)
    let from = output == Self.folder ? "" : " --from \(ReviewPage.quoted(output))"
    add(reports.page, ReviewPage(review, approve: "residuum approve\(from)").html)
    add(reports.junit, review.junit)
    add(reports.markdown, review.markdown)
    add(reports.gitlab, review.gitlabQuality(folder: folder))
    try Files.write(files)
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> { [:] }

  /// The JSON object with its schema.
  public var document: JSON {
    .object([(key: "schema", value: .text("residuum.check/1"))] + review.keys)
  }

  /// What is not identical, and the counts.
  public var text: String { annotations + review.lines }

  /// What the process exits with.
  public var status: ExitStatus { review.status }
}

extension Review.Entry.Pictures {
  /// Draws the difference again, which results don't keep.
  fileprivate mutating func compare(by metric: Metric, _ threshold: Double?) {
    guard let baseline, let candidate else { return }
    var options = Comparison.Options()
    options.metric = metric == .auto ? .chart : metric
    options.threshold = threshold
    options.draws = true
    let result = Comparison.compare(baseline, candidate, options: options)
    difference = result.picture.flatMap { try? PNG.encode($0) }
  }
}
