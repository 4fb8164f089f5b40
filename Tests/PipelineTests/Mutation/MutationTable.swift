import Imaging

/// How many mutants each level found.
struct MutationTable {
  struct Row {
    var mutants = 0
    var unseen = 0
    var found = 0
    var named = 0
  }

  private(set) var rows: [String: [SceneMutation.Act: Row]] = [:]
  private(set) var missed: [String] = []

  /// Counts one mutant at one level.
  ///
  /// - Parameter isSame: whether both files are equal, so that there is nothing to find.
  mutating func add(
    _ level: String, _ mutation: SceneMutation, _ chart: String, _ result: Comparison,
    isSame: Bool, needsKind: Bool
  ) {
    var row = rows[level, default: [:]][mutation.act, default: Row()]
    defer { rows[level, default: [:]][mutation.act] = row }
    if isSame {
      row.unseen += 1
      return
    }
    row.mutants += 1
    let isFound = result.verdict == .changed || result.verdict == .size
    let isNamed = result.changes.contains { mutation.kinds.contains($0.kind) }
    if isFound { row.found += 1 }
    if isFound && (isNamed || !needsKind) { row.named += 1 }
    if !isFound || needsKind && !isNamed {
      missed.append(
        "\(level) \(chart) \(mutation.id): \(mutation.act.rawValue): \(result.verdict) "
          + result.changes.map { "\($0.kind) \($0.statement)" }.joined(separator: "; "))
    }
  }

  mutating func add(_ other: MutationTable) {
    missed += other.missed
    for (level, acts) in other.rows {
      for (act, row) in acts {
        var sum = rows[level, default: [:]][act, default: Row()]
        sum.mutants += row.mutants
        sum.unseen += row.unseen
        sum.found += row.found
        sum.named += row.named
        rows[level, default: [:]][act] = sum
      }
    }
  }

  /// The share found with the right kind, of all mutants.
  func rate(_ level: String) -> Double {
    let list = rows[level].map { Array($0.values) } ?? []
    let all = list.reduce(0) { $0 + $1.mutants }
    return all == 0 ? 0 : Double(list.reduce(0) { $0 + $1.named }) / Double(all)
  }

  /// The table for people.
  var text: String {
    func padded(_ value: Int) -> String {
      String(repeating: " ", count: max(0, 8 - "\(value)".count)) + "\(value)"
    }
    var out = ""
    for level in rows.keys.sorted() {
      out += "\(level)  (mutants, found, with the right kind, equal files)\n"
      for act in SceneMutation.Act.allCases {
        guard let row = rows[level]?[act] else { continue }
        out += padded(row.mutants) + padded(row.found) + padded(row.named) + padded(row.unseen)
        out += "  \(act.rawValue)\n"
      }
      out += "  rate \((rate(level) * 100_000).rounded() / 1000) %\n"
    }
    return out
  }
}
