/// Which findings fail a check, and which only warn.
public struct Policy: Equatable, Sendable {
  /// What a check makes of a picture.
  public enum Outcome: String, CaseIterable, Sendable {
    /// Nothing to say.
    case pass
    /// Worth a look.
    case warn
    /// Not to be merged like this.
    case fail
  }

  /// A finding that a policy speaks about: a kind of change, or a verdict.
  public static let tokens =
    Change.Kind.allCases.map(\.rawValue)
    + [Verdict.drift, .size, .unreadable, .new, .missing, .stale].map(\.rawValue)

  /// Verdicts about the pictures being there at all, which a list of kinds doesn't speak about.
  private static let presence = Set([Verdict.new, .missing, .stale].map(\.rawValue))

  /// Findings that fail.
  public var failOn: Set<String>
  /// Findings that warn.
  public var warnOn: Set<String>

  /// Everything fails but drift, which warns.
  public static let standard = Policy(
    failOn: Set(tokens).subtracting([Verdict.drift.rawValue]), warnOn: [Verdict.drift.rawValue])

  /// A policy of findings by name.
  public init(failOn: Set<String>, warnOn: Set<String>) {
    self.failOn = failOn
    self.warnOn = warnOn
  }

  /// A word of a list that is no finding.
  public struct Unknown: Error, Equatable, Sendable {
    /// The word.
    public let token: String
  }

  /// Reads lists such as `data,text,axes`; `all` and `none` stand for all and no findings.
  ///
  /// An empty list is a mistake: a variable that is not set.
  /// What is not listed anywhere passes, except that a list of failures alone makes the rest warn.
  /// Unreadable pictures always fail; new, missing and stale ones do unless they are named among
  /// the warnings, or nothing at all is to fail.
  ///
  /// - Throws: ``Unknown``.
  public init(failOn: String?, warnOn: String?) throws(Unknown) {
    let fail = try failOn.map(Self.read) ?? Self.standard.failOn
    let warn = try warnOn.map(Self.read)
    let kept = failOn == nil || !fail.isEmpty ? Self.presence : []
    self.failOn =
      fail.subtracting(failOn == nil ? warn ?? [] : [])
      .union(kept.subtracting(warn ?? [])).union([Verdict.unreadable.rawValue])
    self.warnOn = (warn ?? Set(Self.tokens)).subtracting(self.failOn)
  }

  private static func read(_ list: String) throws(Unknown) -> Set<String> {
    var found: Set<String> = []
    let words = list.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
    for word in words where word != "none" {
      if word == "all" {
        found.formUnion(tokens)
      } else if tokens.contains(word) {
        found.insert(word)
      } else {
        throw Unknown(token: word)
      }
    }
    return found
  }

  /// What the policy makes of a comparison.
  public func outcome(of comparison: Comparison) -> Outcome {
    let found: Set<String>
    switch comparison.verdict {
    case .identical, .withinTolerance: return .pass
    // Pixels alone don't tell what changed: they count as data.
    case .changed:
      found =
        comparison.changes.isEmpty
        ? [Change.Kind.data.rawValue] : Set(comparison.changes.map(\.kind.rawValue))
    // A picture of another size may hold any other change too.
    case .size:
      found = Set(comparison.changes.map(\.kind.rawValue)).union([Verdict.size.rawValue])
    default: found = [comparison.verdict.rawValue]
    }
    if !failOn.isDisjoint(with: found) { return .fail }
    return warnOn.isDisjoint(with: found) ? .pass : .warn
  }
}
