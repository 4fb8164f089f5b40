import Approximation

/// The rules that `orthogonal` offers.
public enum RuleName: String, CaseIterable, Sendable {
  /// No node is fixed.
  case gauss
  /// One end is a node.
  case radau
  /// Both ends are nodes.
  case lobatto

  /// The rule on an interval: Radau fixes the lower end unless told otherwise or that is infinite.
  func kind(
    _ fixed: EndName?, on domain: Interval, _ input: Input
  ) throws(Failure) -> RuleKind {
    let kind: RuleKind
    switch self {
    case .gauss: return .gauss
    case .lobatto: kind = .lobatto
    case .radau:
      let end = fixed ?? (domain.lower.isFinite || !domain.upper.isFinite ? .lower : .upper)
      kind = end == .lower ? .radauLower : .radauUpper
    }
    let infinite = [
      (kind.fixesLower, domain.lower, "lower"), (kind.fixesUpper, domain.upper, "upper"),
    ].filter { $0.0 && !$0.1.isFinite }
    guard infinite.isEmpty else {
      let hint: String? =
        switch (self, domain.kind) {
        case (_, .infinite): "use --rule gauss: neither end of \(domain) is finite"
        case (.lobatto, _): "use --rule radau, which fixes the finite end alone"
        default: "leave --fixed out: the other end is finite"
        }
      throw input.failure(
        "a \(kind.word) rule has the \(infinite.map(\.2).joined(separator: " and the ")) end of the interval for a node, which is infinite here",
        hint: hint)
    }
    return kind
  }
}

/// An end of an interval, by name.
public enum EndName: String, CaseIterable, Sendable {
  /// The left one.
  case lower
  /// The right one.
  case upper
}

extension RuleKind {
  /// The name in JSON.
  var name: String { word.lowercased() }

  /// The name in prose.
  var word: String {
    switch self {
    case .gauss: "Gauss"
    case .radauLower, .radauUpper: "Radau"
    case .lobatto: "Lobatto"
    }
  }
}

extension OrthogonalSystem {
  /// The ends that are nodes.
  var fixedNodes: [Double] {
    (kind.fixesLower ? [basis.interval.lower] : [])
      + (kind.fixesUpper ? [basis.interval.upper] : [])
  }
}
