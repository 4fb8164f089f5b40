import Glibc

/// The differences of two figure models, in the words of charts.
struct ModelDifference {
  private(set) var changes: [Change] = []
  /// What tells nothing about the chart itself.
  private(set) var notes: [String] = []

  /// Compares field by field.
  ///
  /// Numbers agree when they are equal to a billionth of the axis, sampled values to a step of
  /// their quantisation, places to half a point.
  init(_ a: FigureModel, _ b: FigureModel) {
    // The name is that of a file, which no reader of the picture sees.
    if a.id != b.id { notes.append("figure '\(a.id)' is called '\(b.id)'") }
    if !Self.agree(a.size, b.size, 0.01) {
      add(.layout, "size \(Self.words(a.size, " × ")) → \(Self.words(b.size, " × ")) pt")
    }
    let isSingle = a.panels.count == 1 && b.panels.count == 1
    match(a.panels, b.panels, \.id) { first, second in
      switch (first, second) {
      case (let p?, let q?): panel(p, q, isSingle ? "" : "panel \(q.id): ")
      case (let p?, nil): add(.data, "panel \(p.id) removed", p.id)
      case (nil, let q?): add(.data, "panel \(q.id) added", q.id)
      case (nil, nil): break
      }
    }
    labels(a.texts, b.texts, "", nil)
    let ranks: [Change.Kind] = [.data, .text, .axes, .style, .layout]
    changes = ranks.flatMap { kind in changes.filter { $0.kind == kind } }
  }

  private mutating func add(_ kind: Change.Kind, _ statement: String, _ node: String? = nil) {
    changes.append(Change(kind, statement, node: node))
  }

  /// Pairs by key; what has no partner of its key is paired with what is left in its place.
  private func match<Item, Key: Hashable>(
    _ a: [Item], _ b: [Item], _ key: KeyPath<Item, Key>, _ body: (Item?, Item?) -> Void
  ) {
    var rest = Array(b.indices)
    var partner = [Int?](repeating: nil, count: a.count)
    for (i, item) in a.enumerated() {
      if let at = rest.firstIndex(where: { b[$0][keyPath: key] == item[keyPath: key] }) {
        partner[i] = rest.remove(at: at)
      }
    }
    if a.count == b.count {
      for i in a.indices where partner[i] == nil && rest.contains(i) {
        partner[i] = i
        rest.removeAll { $0 == i }
      }
    }
    for (i, item) in a.enumerated() { body(item, partner[i].map { b[$0] }) }
    for j in rest { body(nil, b[j]) }
  }

  private mutating func panel(
    _ a: FigureModel.Panel, _ b: FigureModel.Panel, _ prefix: String
  ) {
    if a.id != b.id { add(.layout, "panel \(a.id) → \(b.id)", b.id) }
    if !Self.agree(a.box, b.box, 0.5) {
      add(
        .layout,
        "\(prefix)data area \(Self.area(a.box)) → \(Self.area(b.box)) pt", b.id)
    }
    var a = a
    for rescaling in ["x", "y"].compactMap({ Rescaling(of: $0, a, b) }) {
      add(.data, prefix + rescaling.words, "\(b.id)/\(rescaling.axis)")
      a = rescaling.applied(to: a, as: b)
    }
    match(a.axes, b.axes, \.id) { first, second in
      switch (first, second) {
      case (let p?, let q?): axis(p, q, prefix, b.id)
      case (let p?, nil): add(.axes, "\(prefix)\(p.id) axis removed", b.id)
      case (nil, let q?): add(.axes, "\(prefix)\(q.id) axis added", b.id)
      case (nil, nil): break
      }
    }
    match(a.series, b.series, \.id) { first, second in
      switch (first, second) {
      case (let p?, let q?): changes += SeriesDifference(p, q, prefix, b.id).changes
      case (let p?, nil):
        add(.data, "\(prefix)series \(p.name) removed (\(p.count) points)", "\(b.id)/\(p.id)")
      case (nil, let q?):
        add(.data, "\(prefix)series \(q.name) added (\(q.count) points)", "\(b.id)/\(q.id)")
      case (nil, nil): break
      }
    }
    labels(a.texts, b.texts, prefix, b.id)
  }

  private mutating func axis(
    _ a: FigureModel.Axis, _ b: FigureModel.Axis, _ prefix: String, _ panel: String
  ) {
    let node = "\(panel)/\(b.id)"
    let name = prefix + b.id
    if a.label != b.label { add(.text, "\(name) label '\(a.label)' → '\(b.label)'", node) }
    if a.scale != b.scale { add(.axes, "\(name) scale \(a.scale) → \(b.scale)", node) }
    let span = zip(a.limits, a.limits.dropFirst()).map { abs($1 - $0) }.max() ?? 0
    if !Self.agree(a.limits, b.limits, 1e-9 * span) {
      let old = Self.words(a.limits, "..")
      let new = Self.words(b.limits, "..")
      // A change below six digits is told in full.
      let isFine = old == new
      let from = isFine ? a.limits.map(exact).joined(separator: "..") : old
      let to = isFine ? b.limits.map(exact).joined(separator: "..") : new
      add(.axes, "\(name) limits \(from) → \(to)", node)
    }
    let hasTicks = Self.agree(a.ticks, b.ticks, 1e-9 * span)
    if !hasTicks {
      let gone = a.ticks.filter { tick in !b.ticks.contains { abs($0 - tick) <= 1e-9 * span } }
      let come = b.ticks.filter { tick in !a.ticks.contains { abs($0 - tick) <= 1e-9 * span } }
      let parts = [
        gone.isEmpty ? nil : "\(Self.list(gone)) removed",
        come.isEmpty ? nil : "\(Self.list(come)) added",
      ]
      add(.axes, "\(name) ticks \(parts.compactMap(\.self).joined(separator: "; "))", node)
    } else if a.tickLabels != b.tickLabels {
      for (old, new) in zip(a.tickLabels, b.tickLabels) where old != new {
        add(.axes, "\(name) tick label '\(old)' → '\(new)'", node)
      }
      if a.tickLabels.count != b.tickLabels.count {
        add(
          .axes, "\(name) tick labels: \(a.tickLabels.count) → \(b.tickLabels.count)", node)
      }
    }
    if a.minorTicks != b.minorTicks {
      add(
        .axes,
        b.minorTicks == 0
          ? "\(name) minor ticks removed"
          : a.minorTicks == 0
            ? "\(name) minor ticks added"
            : "\(name) minor ticks \(a.minorTicks) → \(b.minorTicks)", node)
    }
    if a.hasGrid != b.hasGrid {
      add(.axes, "\(name) grid \(b.hasGrid ? "added" : "removed")", node)
    }
  }

  private mutating func labels(
    _ a: [FigureModel.Label], _ b: [FigureModel.Label], _ prefix: String, _ node: String?
  ) {
    for role in Set((a + b).map(\.role)).sorted() {
      var old = a.filter { $0.role == role }
      var new = b.filter { $0.role == role }
      // Words that stay are paired first, so that one more label shifts no others.
      for label in old {
        guard let i = old.firstIndex(of: label),
          let j = new.firstIndex(where: { $0.text == label.text })
        else { continue }
        if !Self.agree(label.place, new[j].place, 0.5) {
          add(
            .layout,
            "\(prefix)\(role) '\(label.text)' moved by \(Self.step(label.place, new[j].place)) pt",
            node)
        }
        old.remove(at: i)
        new.remove(at: j)
      }
      for (first, second) in zip(old, new) {
        add(.text, "\(prefix)\(role) '\(first.text)' → '\(second.text)'", node)
      }
      for label in old.dropFirst(new.count) {
        add(.text, "\(prefix)\(role) '\(label.text)' removed", node)
      }
      for label in new.dropFirst(old.count) {
        add(.text, "\(prefix)\(role) '\(label.text)' added", node)
      }
    }
  }

  private static func agree(_ a: [Double], _ b: [Double], _ tolerance: Double) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || abs($0 - $1) <= tolerance }
  }

  /// Values one by one, or their number and ends when there are many.
  private static func list(_ values: [Double]) -> String {
    guard values.count > 8, let first = values.first, let last = values.last else {
      return words(values, ", ")
    }
    return "\(values.count) from \(sixDigits(first)) to \(sixDigits(last))"
  }

  /// Values to six significant digits.
  static func words(_ values: [Double], _ separator: String) -> String {
    values.map(sixDigits).joined(separator: separator)
  }

  /// A box as `300 × 120 at 40, 10`.
  private static func area(_ box: [Double]) -> String {
    box.count == 4
      ? "\(words(Array(box[2...]), " × ")) at \(words(Array(box[..<2]), ", "))" : "unknown"
  }

  static func sixDigits(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return exact(value) }
    let scale = pow(10, 5 - log10(abs(value)).rounded(.down))
    guard scale.isFinite, scale > 0 else { return exact(value) }
    // Divided by a power of ten where it is one: that rounds once.
    return exact(scale >= 1 ? (value * scale).rounded() / scale : value)
  }

  private static func step(_ a: [Double], _ b: [Double]) -> String {
    zip(a, b).map { brief($1 - $0) }.joined(separator: ", ")
  }
}

/// A number in its shortest form that reads back equal, to twelve digits, minus being U+2212.
func exact(_ value: Double) -> String {
  if let whole = Int(exactly: value), abs(whole) < 1_000_000_000 { return signed(whole) }
  let text = value.description
  return text.hasPrefix("-") ? "−" + text.dropFirst() : text
}
