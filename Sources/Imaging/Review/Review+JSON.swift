import Encoding

extension Comparison {
  /// The keys of a comparison for JSON, without a schema.
  var members: [(key: String, value: JSON)] {
    [
      ("verdict", .text(verdict.rawValue)), ("level", .text(level.rawValue)),
      ("metric", metric.map { .text($0.rawValue) } ?? .null),
      ("differentPixels", differentPixels.map(JSON.integer) ?? .null),
      ("totalPixels", totalPixels.map(JSON.integer) ?? .null),
      (
        "measured",
        measured.map {
          .compact([
            ("value", .plain($0.value)), ("limit", .plain($0.limit)), ("unit", .text($0.unit)),
          ])
        } ?? .null
      ),
      (
        "changes",
        .array(
          changes.map {
            .compact([
              ("kind", .text($0.kind.rawValue)), ("statement", .text($0.statement)),
              ("node", $0.node.map(JSON.text) ?? .null),
            ])
          })
      ),
      ("notes", notes.isEmpty ? .null : .array(notes.map(JSON.text))),
      (
        "regions",
        .array(
          regions.map {
            .compact([
              ("x", .integer($0.x)), ("y", .integer($0.y)), ("width", .integer($0.width)),
              ("height", .integer($0.height)),
              ("pixels", $0.pixels > 0 ? .integer($0.pixels) : .null),
            ])
          })
      ),
      (
        "fault",
        fault.map {
          .compact([
            ("file", .text($0.isFirst ? "first" : "second")), ("reason", .text($0.words)),
          ])
        } ?? .null
      ),
    ]
  }

  /// The result as a JSON object with `"schema": "residuum.diff/1"`.
  ///
  /// - Parameters:
  ///   - first: the path of the first file, echoed.
  ///   - second: the path of the second file, echoed.
  public func json(first: String, second: String) -> String {
    let head: [(key: String, value: JSON)] = [
      ("schema", .text("residuum.diff/1")), ("a", .text(first)),
      ("b", .text(second)),
    ]
    return JSON.object(head + members).prettyText
  }
}

extension Review {
  /// The schema of a check's results.
  static let schema = "residuum.check/1"

  /// The results as JSON, to be read by programs, approved and merged.
  public var json: String {
    JSON.object([
      ("schema", .text(Self.schema)),
      ("commit", commit.map(JSON.text) ?? .null),
      ("shard", shard.map { .text($0.description) } ?? .null),
      ("folder", folder.map(JSON.text) ?? .null),
      ("metric", .text(metric.rawValue)),
      ("threshold", threshold.map(JSON.number) ?? .null),
      ("failOn", .array(policy.failOn.sorted().map(JSON.text))),
      ("warnOn", .array(policy.warnOn.sorted().map(JSON.text))),
      (
        "totals",
        .object(
          [("compared", .integer(entries.count))]
            + Policy.Outcome.allCases.map { ($0.rawValue, .integer(count($0))) }
            + Verdict.allCases.map { ($0.rawValue, .integer(count($0))) })
      ),
      ("results", .array(entries.map(value))),
    ]).prettyText
  }

  private func value(_ entry: Entry) -> JSON {
    let head: [(key: String, value: JSON)] = [
      ("name", .text(entry.name)), ("outcome", .text(outcome(of: entry).rawValue)),
      ("baseline", entry.baselineHash.map(JSON.text) ?? .null),
      ("candidate", entry.candidateHash.map(JSON.text) ?? .null),
    ]
    let variant = entry.variant.map { [(key: "variant", value: JSON.text($0))] } ?? []
    return .object(head + variant + entry.comparison.members)
  }

  /// Reads ``json`` back, without pictures; nil for anything else.
  public init?(json: String) {
    guard let value = JSON(json), value["schema"]?.string == Self.schema,
      let results = value["results"]?.array
    else { return nil }
    var entries: [Entry] = []
    for result in results {
      guard let entry = Entry(result) else { return nil }
      entries.append(entry)
    }
    self.init(
      entries: entries, commit: value["commit"]?.string,
      policy: Policy(
        failOn: Set(value["failOn"]?.strings ?? []), warnOn: Set(value["warnOn"]?.strings ?? [])),
      folder: value["folder"]?.string,
      metric: value["metric"]?.string.flatMap(Metric.init(rawValue:)) ?? .auto,
      threshold: value["threshold"]?.number)
    shard = value["shard"]?.string.flatMap(Shard.init)
  }
}

extension Review.Entry {
  fileprivate init?(_ value: JSON) {
    guard let name = value["name"]?.string, let comparison = Comparison(value) else { return nil }
    self.name = name
    self.comparison = comparison
    baselineHash = value["baseline"]?.string
    candidateHash = value["candidate"]?.string
    variant = value["variant"]?.string
  }
}

extension Comparison {
  fileprivate init?(_ value: JSON) {
    guard let verdict = value["verdict"]?.string.flatMap(Verdict.init(rawValue:)),
      let level = value["level"]?.string.flatMap(Level.init(rawValue:))
    else { return nil }
    self.init(verdict, level)
    metric = value["metric"]?.string.flatMap(Metric.init(rawValue:))
    differentPixels = value["differentPixels"]?.integer
    totalPixels = value["totalPixels"]?.integer
    if let item = value["measured"], let measure = item["value"]?.number,
      let limit = item["limit"]?.number, let unit = item["unit"]?.string
    {
      measured = Measurement(value: measure, limit: limit, unit: unit)
    }
    if let item = value["fault"], let words = item["reason"]?.string {
      fault = FileFault(isFirst: item["file"]?.string == "first", reason: .told(words))
    }
    changes = (value["changes"]?.array ?? []).compactMap { item in
      guard let kind = item["kind"]?.string.flatMap(Change.Kind.init(rawValue:)),
        let statement = item["statement"]?.string
      else { return nil }
      return Change(kind, statement, node: item["node"]?.string)
    }
    notes = value["notes"]?.strings ?? []
    regions = (value["regions"]?.array ?? []).compactMap { item in
      guard let x = item["x"]?.integer, let y = item["y"]?.integer,
        let width = item["width"]?.integer, let height = item["height"]?.integer
      else { return nil }
      return Region(
        x: x, y: y, width: width, height: height, pixels: item["pixels"]?.integer ?? 0)
    }
  }
}
