import Encoding

extension FigureModel {
  /// The model as one line of JSON with a fixed order of keys: equal models give equal text.
  public var json: String {
    JSON.compact([
      ("schema", .text("residuum.figure/1")), ("id", .text(id)),
      ("size", .array(size.map(JSON.plain))),
      ("panels", .array(panels.map(\.value))), ("texts", .array(texts.map(\.value))),
      ("versions", Self.value(versions)),
      (
        "parts",
        parts.isEmpty
          ? .null
          : .object(
            parts.map { (key: $0.id, value: JSON.texts([$0.role, $0.shape, $0.paint])) })
      ),
    ]).compactText
  }

  /// Reads ``json``; nil for anything else.
  public init?(json: String) {
    guard let value = JSON(json), value["schema"]?.string == "residuum.figure/1",
      let id = value["id"]?.string
    else { return nil }
    self.init(
      id: id, size: value["size"]?.numbers ?? [],
      panels: (value["panels"]?.array ?? []).compactMap(Panel.init),
      texts: (value["texts"]?.array ?? []).compactMap(Label.init))
    versions = Self.versions(value["versions"])
    if case .object(let members)? = value["parts"] {
      parts = members.compactMap { member in
        guard let words = member.value.strings, words.count == 3 else { return nil }
        return Part(id: member.key, role: words[0], shape: words[1], paint: words[2])
      }
    }
  }

  /// The model that a file carries, if it does.
  ///
  /// - Complexity: O(bytes); pictures are not decoded.
  public init?(in file: [UInt8]) {
    switch FileKind(file) {
    case .png:
      guard let texts = try? PNG.texts(of: file),
        let text = texts.first(where: { $0.key == Self.key })
      else { return nil }
      self.init(json: text.value)
    case .svg:
      guard let root = try? XMLReader.read(file) else { return nil }
      self.init(in: root)
    case nil: return nil
    }
  }

  /// The model in a `metadata` element of the root.
  init?(in root: XMLElement) {
    for child in root.children where child.name == "metadata" {
      if let model = FigureModel(json: trimmed(child.text)) {
        self = model
        return
      }
    }
    return nil
  }

  fileprivate static func value(_ pairs: [Version]) -> JSON {
    .object(pairs.map { (key: $0.name, value: .text($0.value)) })
  }

  fileprivate static func versions(_ value: JSON?) -> [Version] {
    guard case .object(let members)? = value else { return [] }
    return members.map { Version($0.key, $0.value.string ?? "") }
  }
}

extension FigureModel.Label {
  fileprivate var value: JSON {
    .compact([
      ("role", .text(role)), ("text", .text(text)),
      ("at", place.isEmpty ? .null : .array(place.map(JSON.plain))),
    ])
  }

  fileprivate init?(_ value: JSON) {
    guard let role = value["role"]?.string, let text = value["text"]?.string else { return nil }
    self.init(role: role, text: text, place: value["at"]?.numbers ?? [])
  }
}

extension FigureModel.Axis {
  fileprivate var value: JSON {
    .compact([
      ("id", .text(id)), ("scale", .text(scale)),
      ("limits", .array(limits.map(JSON.plain))),
      ("ticks", .array(ticks.map(JSON.plain))),
      ("tickLabels", .array(tickLabels.map(JSON.text))),
      ("minorTicks", .integer(minorTicks)), ("grid", .flag(hasGrid)), ("label", .text(label)),
    ])
  }

  fileprivate init?(_ value: JSON) {
    guard let id = value["id"]?.string, let limits = value["limits"]?.numbers else { return nil }
    self.init(
      id: id, scale: value["scale"]?.string ?? "linear", limits: limits,
      ticks: value["ticks"]?.numbers ?? [], tickLabels: value["tickLabels"]?.strings ?? [],
      minorTicks: value["minorTicks"]?.integer ?? 0, hasGrid: value["grid"]?.flag ?? false,
      label: value["label"]?.string ?? "")
  }
}

extension FigureModel.Series {
  fileprivate var value: JSON {
    .compact([
      ("id", .text(id)), ("label", .text(label)), ("kind", .text(kind)),
      ("style", FigureModel.value(style)), ("count", .integer(count)), ("x", x.json),
      ("y", y.json),
    ])
  }

  fileprivate init?(_ value: JSON) {
    guard let id = value["id"]?.string, let count = value["count"]?.integer,
      let x = value["x"].flatMap(Quantised.init), let y = value["y"].flatMap(Quantised.init)
    else { return nil }
    self.init(
      id: id, label: value["label"]?.string ?? "", kind: value["kind"]?.string ?? "", x: [], y: [])
    style = FigureModel.versions(value["style"])
    self.count = count
    self.x = x
    self.y = y
  }
}

extension Quantised {
  /// Steps are written as differences, which repeat for even grids and compress well.
  fileprivate var json: JSON {
    var previous = 0
    let differences = steps.map { step -> JSON in
      if step < 0 { return .text("nan") }
      defer { previous = step }
      return .integer(step - previous)
    }
    return .compact([
      ("least", .plain(least)), ("largest", .plain(largest)),
      ("log", isLogarithmic ? .flag(true) : .null), ("block", block > 1 ? .integer(block) : .null),
      ("digest", .text(digest)), ("steps", .array(differences)),
    ])
  }

  fileprivate init?(_ value: JSON) {
    guard let least = value["least"]?.number, let largest = value["largest"]?.number,
      let differences = value["steps"]?.array
    else { return nil }
    var previous = 0
    var steps: [Int] = []
    for item in differences {
      if let step = item.integer, (-Self.levels...Self.levels).contains(step) {
        previous += step
        guard (0...Self.levels).contains(previous) else { return nil }
        steps.append(previous)
      } else {
        steps.append(-1)
      }
    }
    self.init(
      least: least, largest: largest, isLogarithmic: value["log"]?.flag ?? false,
      block: value["block"]?.integer ?? 1, steps: steps, digest: value["digest"]?.string ?? "")
  }
}

extension FigureModel.Panel {
  fileprivate var value: JSON {
    .compact([
      ("id", .text(id)), ("box", box.isEmpty ? .null : .array(box.map(JSON.plain))),
      ("axes", .array(axes.map(\.value))), ("series", .array(series.map(\.value))),
      ("texts", texts.isEmpty ? .null : .array(texts.map(\.value))),
    ])
  }

  fileprivate init?(_ value: JSON) {
    guard let id = value["id"]?.string else { return nil }
    self.init(
      id: id, box: value["box"]?.numbers ?? [],
      axes: (value["axes"]?.array ?? []).compactMap(FigureModel.Axis.init),
      series: (value["series"]?.array ?? []).compactMap(FigureModel.Series.init),
      texts: (value["texts"]?.array ?? []).compactMap(FigureModel.Label.init))
  }
}
