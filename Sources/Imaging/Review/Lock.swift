import Encoding

/// What was approved, in hashes: enough to check without the pictures themselves.
public struct Lock: Equatable, Sendable {
  /// One approved picture.
  public struct Entry: Equatable, Sendable {
    /// Its path below the folder of baselines.
    public var name: String
    /// SHA-256 of the file.
    public var file: String
    /// SHA-256 of size and samples of the decoded picture; nil for SVG.
    public var pixels: String?
    /// SHA-256 of the figure model it carries, if any.
    public var model: String?
    /// What drew it.
    public var versions: [FigureModel.Version]

    /// Hashes of a file.
    public init(name: String, file bytes: [UInt8]) {
      self.name = name
      file = SHA256.hex(bytes)
      pixels = (try? PNG.decode(bytes))?.hash
      let figure = FigureModel(in: bytes)
      model = figure.map { $0.withoutVersions }.map { SHA256.hex(Array($0.json.utf8)) }
      versions = figure?.versions ?? []
    }

    fileprivate init(name: String, file: String) {
      self.name = name
      self.file = file
      versions = []
    }
  }

  /// The pictures, sorted by name.
  public private(set) var entries: [Entry]
  /// The metric and the tolerance they were judged by.
  public var metric: Metric
  /// The threshold, where it is not the metric's default.
  public var threshold: Double?

  /// A lock.
  public init(_ entries: [Entry] = [], metric: Metric = .auto, threshold: Double? = nil) {
    self.entries = entries.sorted { $0.name < $1.name }
    self.metric = metric
    self.threshold = threshold
  }

  /// The entry of a name.
  public subscript(name: String) -> Entry? { entries.first { $0.name == name } }

  /// Puts an entry in place of the one of its name.
  public mutating func update(_ entry: Entry) {
    entries.removeAll { $0.name == entry.name }
    entries.append(entry)
    entries.sort { $0.name < $1.name }
  }

  /// Takes an entry out.
  public mutating func remove(_ name: String) { entries.removeAll { $0.name == name } }

  /// Judges a file by hashes alone: equal file, pixels or model, or else changed.
  ///
  /// Hashes know no tolerance: where pixels differ, the model agrees and another version of
  /// something drew them, the verdict is drift.
  public func compare(_ name: String, _ candidate: [UInt8]) -> Comparison {
    guard let locked = self[name] else { return Comparison(.new, .bytes) }
    let entry = Entry(name: name, file: candidate)
    if entry.file == locked.file { return Comparison(.identical, .bytes) }
    if FileKind(candidate) == .png {
      guard let pixels = entry.pixels else {
        return Comparison.compare([], candidate).asUnreadableSecond(candidate)
      }
      if pixels == locked.pixels { return Comparison(.identical, .pixels) }
    }
    if let model = entry.model, model == locked.model, entry.versions != locked.versions {
      var result = Comparison(.drift, .model)
      result.changes = [Change(.style, "the figures say the same and the files differ")]
      return result
    }
    var result = Comparison(.changed, entry.pixels == nil ? .bytes : .pixels)
    result.changes = [Change(.data, "the file differs from the locked hash")]
    return result
  }

  /// The lock as JSON.
  public var json: String {
    JSON.compact([
      ("schema", .text("residuum.lock/1")), ("metric", .text(metric.rawValue)),
      ("threshold", threshold.map(JSON.plain) ?? .null),
      (
        "pictures",
        .array(
          entries.map { entry in
            .compact([
              ("name", .text(entry.name)), ("file", .text(entry.file)),
              ("pixels", entry.pixels.map(JSON.text) ?? .null),
              ("model", entry.model.map(JSON.text) ?? .null),
              (
                "versions",
                entry.versions.isEmpty
                  ? .null
                  : .object(entry.versions.map { ($0.name, .text($0.value)) })
              ),
            ])
          })
      ),
    ]).prettyText
  }

  /// Reads ``json``; nil for anything else.
  public init?(json: String) {
    guard let value = JSON(json), value["schema"]?.string == "residuum.lock/1",
      let pictures = value["pictures"]?.array
    else { return nil }
    var entries: [Entry] = []
    for picture in pictures {
      guard let name = picture["name"]?.string, let file = picture["file"]?.string else {
        return nil
      }
      var entry = Entry(name: name, file: file)
      entry.pixels = picture["pixels"]?.string
      entry.model = picture["model"]?.string
      if case .object(let members)? = picture["versions"] {
        entry.versions = members.map { FigureModel.Version($0.key, $0.value.string ?? "") }
      }
      entries.append(entry)
    }
    self.init(
      entries, metric: value["metric"]?.string.flatMap(Metric.init(rawValue:)) ?? .auto,
      threshold: value["threshold"]?.number)
  }
}

extension Comparison {
  /// The fault of a file that was to be compared with a hash.
  fileprivate func asUnreadableSecond(_ candidate: [UInt8]) -> Comparison {
    do throws(PNGFault) {
      _ = try PNG.decode(candidate)
      return self
    } catch {
      return .unreadable(isFirst: false, .png(error))
    }
  }
}

extension FigureModel {
  /// The model without what drew it.
  fileprivate var withoutVersions: FigureModel {
    var copy = self
    copy.versions = []
    return copy
  }
}

extension Raster {
  /// SHA-256 of size and samples in hexadecimal: equal for equal pictures, whatever file they
  /// come from.
  public var hash: String {
    var hash = SHA256()
    var head: [UInt8] = []
    head.append(word: UInt32(width))
    head.append(word: UInt32(height))
    hash.add(head)
    hash.add(pixels)
    if let deep { hash.add(deep.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }) }
    return hash.hex()
  }
}
