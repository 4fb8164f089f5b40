extension Comparison {
  /// The keys of a comparison for JSON, without a schema.
  var members: [(String, JSONValue)] {
    [
      ("verdict", .text(verdict.rawValue)), ("level", .text(level.rawValue)),
      ("metric", metric.map { .text($0.rawValue) } ?? .null),
      ("differentPixels", differentPixels.map(JSONValue.integer) ?? .null),
      ("totalPixels", totalPixels.map(JSONValue.integer) ?? .null),
      (
        "measured",
        measured.map {
          .compact([
            ("value", .number($0.value)), ("limit", .number($0.limit)), ("unit", .text($0.unit)),
          ])
        } ?? .null
      ),
      (
        "changes",
        .array(
          changes.map {
            .compact([
              ("kind", .text($0.kind.rawValue)), ("statement", .text($0.statement)),
              ("node", $0.node.map(JSONValue.text) ?? .null),
            ])
          })
      ),
      (
        "regions",
        .array(
          regions.map {
            .compact([
              ("x", .integer($0.x)), ("y", .integer($0.y)), ("width", .integer($0.width)),
              ("height", .integer($0.height)), ("pixels", .integer($0.pixels)),
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
    let head: [JSONValue.Member] = [
      .init("schema", .text("residuum.diff/1")), .init("a", .text(first)),
      .init("b", .text(second)),
    ]
    return JSONValue.object(head + members.map { .init($0.0, $0.1) }).prettyText
  }
}

extension Review {
  /// The schema of a check's results.
  static let schema = "residuum.check/1"

  /// The results as JSON, to be read by programs, approved and merged.
  public var json: String {
    JSONValue.object([
      .init("schema", .text(Self.schema)),
      .init("commit", commit.map(JSONValue.text) ?? .null),
      .init("folder", folder.map(JSONValue.text) ?? .null),
      .init("failOn", .array(policy.failOn.sorted().map(JSONValue.text))),
      .init("warnOn", .array(policy.warnOn.sorted().map(JSONValue.text))),
      .init(
        "totals",
        .object(
          [.init("compared", .integer(entries.count))]
            + Policy.Outcome.allCases.map { .init($0.rawValue, .integer(count($0))) }
            + Verdict.allCases.map { .init($0.rawValue, .integer(count($0))) })),
      .init("results", .array(entries.map(value))),
    ]).prettyText
  }

  private func value(_ entry: Entry) -> JSONValue {
    let head: [(String, JSONValue)] = [
      ("name", .text(entry.name)), ("outcome", .text(outcome(of: entry).rawValue)),
      ("baseline", entry.baselineHash.map(JSONValue.text) ?? .null),
      ("candidate", entry.candidateHash.map(JSONValue.text) ?? .null),
    ]
    return .object((head + entry.comparison.members).map { .init($0.0, $0.1) })
  }

  /// Reads ``json`` back, without pictures; nil for anything else.
  public init?(json: String) {
    guard let value = JSONValue(json), value["schema"]?.text == Self.schema,
      let results = value["results"]?.array
    else { return nil }
    var entries: [Entry] = []
    for result in results {
      guard let entry = Entry(result) else { return nil }
      entries.append(entry)
    }
    self.init(
      entries: entries, commit: value["commit"]?.text,
      policy: Policy(
        failOn: Set(value["failOn"]?.texts ?? []), warnOn: Set(value["warnOn"]?.texts ?? [])),
      folder: value["folder"]?.text)
  }
}

extension Review.Entry {
  fileprivate init?(_ value: JSONValue) {
    guard let name = value["name"]?.text, let comparison = Comparison(value) else { return nil }
    self.name = name
    self.comparison = comparison
    baselineHash = value["baseline"]?.text
    candidateHash = value["candidate"]?.text
  }
}

extension Comparison {
  fileprivate init?(_ value: JSONValue) {
    guard let verdict = value["verdict"]?.text.flatMap(Verdict.init(rawValue:)),
      let level = value["level"]?.text.flatMap(Level.init(rawValue:))
    else { return nil }
    self.init(verdict, level)
    metric = value["metric"]?.text.flatMap(Metric.init(rawValue:))
    differentPixels = value["differentPixels"]?.integer
    totalPixels = value["totalPixels"]?.integer
    if let item = value["measured"], let measure = item["value"]?.number,
      let limit = item["limit"]?.number, let unit = item["unit"]?.text
    {
      measured = Measurement(value: measure, limit: limit, unit: unit)
    }
    if let item = value["fault"], let words = item["reason"]?.text {
      fault = FileFault(isFirst: item["file"]?.text == "first", reason: .told(words))
    }
    changes = (value["changes"]?.array ?? []).compactMap { item in
      guard let kind = item["kind"]?.text.flatMap(Change.Kind.init(rawValue:)),
        let statement = item["statement"]?.text
      else { return nil }
      return Change(kind, statement, node: item["node"]?.text)
    }
    regions = (value["regions"]?.array ?? []).compactMap { item in
      guard let x = item["x"]?.integer, let y = item["y"]?.integer,
        let width = item["width"]?.integer, let height = item["height"]?.integer
      else { return nil }
      return Region(
        x: x, y: y, width: width, height: height, pixels: item["pixels"]?.integer ?? 0)
    }
  }
}
