import Formula
import Scene

/// One line of a legend: a series and what of it is drawn.
struct LegendEntry: Hashable, Sendable {
  /// What a sample shows.
  struct Parts: OptionSet, Hashable, Sendable {
    let rawValue: Int
    static let line = Parts(rawValue: 1)
    static let marker = Parts(rawValue: 2)
    static let swatch = Parts(rawValue: 4)
    static let openMarker = Parts(rawValue: 8)
    static let cross = Parts(rawValue: 16)
    static let lightMarker = Parts(rawValue: 32)
  }

  /// The series.
  var series: Series
  /// What a sample shows.
  var parts: Parts
  /// Whether it explains a shade and names no series.
  var isKey = false

  /// The entries of a panel: target first, then approximants by index, then the rest, each once.
  static func entries(of panel: Panel) -> [LegendEntry] {
    var entries: [LegendEntry] = []
    for mark in panel.marks {
      guard let series = mark.series, let parts = mark.legendParts else { continue }
      if let index = entries.firstIndex(where: { $0.series == series }) {
        entries[index].parts.formUnion(parts)
      } else {
        entries.append(LegendEntry(series: series, parts: parts))
      }
    }
    return ordered(entries)
  }

  /// The two shades of encoded stems in a panel, when both occur.
  static func keys(of panel: Panel) -> [LegendEntry] {
    let stems = panel.marks.compactMap { mark -> Stems? in
      if case .stems(let stems) = mark, stems.encoding != .plain { stems } else { nil }
    }
    guard let first = stems.first else { return [] }
    let heads = Set(stems.flatMap { stems in stems.samples.map(stems.head) })
    guard heads.isSuperset(of: [.filled, .light]) else { return [] }
    let key =
      first.key
      ?? (first.encoding == .parity
        ? Stems.Key(filled: .text("even"), light: .text("odd"))
        : Stems.Key(filled: .text("positive"), light: .text("negative")))
    // One spectrum is explained in its own colour, several in that of text.
    let roles = Set(stems.map(\.series.role))
    let role = roles.count == 1 ? first.series.role : .target
    return [("filled", key.filled, Parts.marker), ("light", key.light, .lightMarker)].map {
      LegendEntry(
        series: Series(id: "key-\($0.0)", label: $0.1, role: role), parts: $0.2, isKey: true)
    }
  }

  /// The entries of several panels, each series once.
  static func merged(_ lists: [[LegendEntry]]) -> [LegendEntry] {
    var entries: [LegendEntry] = []
    for entry in lists.joined() {
      if let index = entries.firstIndex(where: { $0.series == entry.series }) {
        entries[index].parts.formUnion(entry.parts)
      } else {
        entries.append(entry)
      }
    }
    return ordered(entries)
  }

  /// The entry with the letter of its panel before the name, unless others have the series too.
  func marked(_ letter: String?, unless common: Set<Series>) -> LegendEntry {
    guard let letter, !common.contains(series) else { return self }
    var result = self
    result.series.id = "\(letter)-\(series.id)"
    result.series.label = .row([.text("(\(letter))"), .space(0.3), series.label])
    return result
  }

  private static func ordered(_ entries: [LegendEntry]) -> [LegendEntry] {
    func place(_ entry: LegendEntry) -> Int {
      switch entry.series.role {
      case .target: entry.isKey ? .max : -1
      case .approximant(let index): entry.isKey ? .max : index
      case .auxiliary: .max - 1
      }
    }
    return entries.enumerated().sorted {
      (place($0.element), $0.offset) < (place($1.element), $1.offset)
    }.map(\.element)
  }
}

extension Mark {
  /// What a legend shows of the mark; nil for marks that are named in place or not at all.
  fileprivate var legendParts: LegendEntry.Parts? {
    switch self {
    case .line: [.line, .marker]
    case .stems: .marker
    case .points(let points):
      switch points.shape {
      case .marker: .marker
      case .open: .openMarker
      case .cross: .cross
      }
    case .band, .bars: .swatch
    case .trend, .rule, .heatmap, .diagram, .note: nil
    }
  }
}
