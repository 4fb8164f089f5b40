/// Findings alike, told in one sentence.
struct Gathering {
  /// One change for each sort of finding, data first, layout last.
  let changes: [Change]

  init(_ differences: [MarkDifference]) {
    var order: [Key] = []
    var groups: [Key: [MarkDifference]] = [:]
    for difference in differences {
      let key = Key(difference)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(difference)
    }
    let told = order.enumerated().compactMap { index, key in
      groups[key].map { (index, Self.change($0)) }
    }
    let ranks = Dictionary(
      uniqueKeysWithValues: Change.Kind.allCases.enumerated().map { ($1, $0) })
    changes = told.sorted {
      (ranks[$0.1.kind] ?? 0, $0.0) < (ranks[$1.1.kind] ?? 0, $1.0)
    }.map(\.1)
  }

  /// What makes findings alike.
  private struct Key: Hashable {
    let kind: Change.Kind
    let aspect: String
    let scope: String

    init(_ difference: MarkDifference) {
      kind = difference.kind
      switch difference.aspect {
      case .removed, .added, .style:
        aspect = difference.predicate
        scope = difference.mark.rolePath
      case .text, .picture:
        aspect = difference.predicate
        scope = difference.mark.node
      case .geometry(.rescaled):
        aspect = difference.predicate
        scope = difference.mark.node
      case .geometry:
        aspect = "geometry"
        scope =
          difference.mark.isAxisPart || difference.kind == .layout
          ? difference.mark.rolePath : difference.mark.node
      }
    }
  }

  private static func change(_ group: [MarkDifference]) -> Change {
    let first = group[0]
    let subject = subject(of: group)
    let node = first.mark.node
    if group.count == 1 { return Change(first.kind, subject + first.predicate, node: node) }
    var furthest = 0.0
    var steps: [Point] = []
    var factors: [OutlineChange.Axes] = []
    for difference in group {
      guard case .geometry(let change) = difference.aspect else {
        return Change(first.kind, "\(subject)\(group.count) × \(first.predicate)", node: node)
      }
      switch change {
      case .moved(let step):
        furthest = max(furthest, step.length)
        steps.append(step)
      case .points(_, _, let distance), .reshaped(let distance, _, _):
        furthest = max(furthest, distance)
      case .rescaled(let axes, _): factors.append(axes)
      case .none: break
      }
    }
    if factors.count == group.count {
      return Change(
        first.kind, "\(subject)\(group.count) marks scaled by \(factors[0].words)", node: node)
    }
    if steps.count == group.count, let step = steps.first,
      steps.allSatisfy({ ($0 - step).length < 0.1 })
    {
      return Change(
        first.kind, "\(subject)\(group.count) marks \(OutlineChange.moved(step).predicate)",
        node: node)
    }
    let verb = steps.count == group.count ? "moved by" : "differ by"
    return Change(
      first.kind, "\(subject)\(group.count) marks \(verb) up to \(pixels(furthest)) px", node: node)
  }

  /// The names of what a group is about, up to three, with a colon or a space.
  private static func subject(of group: [MarkDifference]) -> String {
    var names: [String] = []
    for difference in group where !names.contains(difference.mark.name) {
      names.append(difference.mark.name)
    }
    var text = names.prefix(3).joined(separator: ", ")
    if names.count > 3 { text += " and \(names.count - 3) more" }
    if case .text(let words, _, _, _) = group[0].mark.shape, names.count == 1 {
      // The name of an outlined or titled text is often the text itself.
      if case .text = group[0].aspect {
        let isItself = text == "'\(words)'" || text == "text"
        return isItself ? "text " : "\(text) text "
      }
      return "\(text) '\(words)': "
    }
    return text + ": "
  }
}
