/// Which files of a finished check become the approved ones.
public struct Approval: Equatable, Sendable {
  /// Why a check can't be approved.
  public enum Refusal: Error, Equatable, Sendable {
    /// The check was made on other sources.
    case otherCommit(checked: String, current: String)
    /// No picture has this name, and no finding is called so.
    case unknown(String)
    /// These pictures can't be read: approving them would hide that.
    case unreadable([String])
  }

  /// Names whose new files replace or become approved ones.
  public var accepted: [String]
  /// Names whose approved files no figure makes any more; removed on request only.
  public var stale: [String]

  /// Chooses from a review.
  ///
  /// - Parameters:
  ///   - only: names, kinds of change, verdicts or `failed`; all changed pictures when empty.
  ///   - current: the commit of the sources now; results of another one are refused.
  /// - Throws: ``Refusal``.
  public init(_ review: Review, only: [String] = [], current: String? = nil) throws(Refusal) {
    if let checked = review.commit, let current, checked != current {
      throw .otherCommit(checked: checked, current: current)
    }
    let open = review.entries.filter { $0.comparison.verdict != .identical }
    for word in only where word != "failed" && !Policy.tokens.contains(word) && word != "changed" {
      if !review.entries.contains(where: { Self.isNamed($0.name, word) }) { throw .unknown(word) }
    }
    let chosen = open.filter { entry in
      only.isEmpty
        || only.contains { word in
          word == "failed" && review.outcome(of: entry) == .fail
            || word == entry.comparison.verdict.rawValue
            || entry.comparison.changes.contains { $0.kind.rawValue == word }
            || Self.isNamed(entry.name, word)
        }
    }
    let broken = chosen.filter {
      $0.comparison.verdict == .unreadable && $0.comparison.fault?.isFirst != true
    }
    if !broken.isEmpty { throw .unreadable(broken.map(\.name)) }
    accepted = chosen.filter { $0.candidateHash != nil }.map(\.name)
    stale = chosen.filter { $0.candidateHash == nil }.map(\.name)
  }

  /// Whether a word means a picture: its whole name, its name without ending, or a folder of it.
  private static func isNamed(_ name: String, _ word: String) -> Bool {
    if name == word || name.hasPrefix(word.hasSuffix("/") ? word : word + "/") { return true }
    guard let dot = name.lastIndex(of: ".") else { return false }
    return name[..<dot] == word
  }
}

extension Review {
  /// Why results can't be merged.
  public enum Conflict: Error, Equatable, Sendable {
    /// They were made on different sources.
    case commits([String])
    /// They judge by different policies.
    case policies
    /// A picture was checked twice with different results.
    case twice(String)
    /// These parts of the check are not among them.
    case missing([Shard])
    /// This part is there more than once.
    case repeated(Shard)
    /// They are parts of differently divided checks, or some of them no parts.
    case divisions
    /// There is nothing to merge.
    case nothing
  }

  /// One review from the parts of a check.
  ///
  /// A check that was divided is joined when each of its parts is there once.
  ///
  /// - Throws: ``Conflict``.
  public static func merge(_ parts: [Review]) throws(Conflict) -> Review {
    guard let first = parts.first else { throw .nothing }
    let commits = Set(parts.map { $0.commit ?? "" })
    guard commits.count == 1 else { throw .commits(commits.sorted()) }
    guard parts.allSatisfy({ $0.policy == first.policy }) else { throw .policies }
    try joinable(parts.map(\.shard))
    var entries: [String: Entry] = [:]
    for entry in parts.flatMap(\.entries) {
      if let known = entries[entry.name],
        known.candidateHash != entry.candidateHash
          || known.comparison.verdict != entry.comparison.verdict
      {
        throw .twice(entry.name)
      }
      entries[entry.name] = entry
    }
    return Review(
      entries: Array(entries.values), commit: first.commit, policy: first.policy,
      folder: first.folder, metric: first.metric, threshold: first.threshold)
  }

  private static func joinable(_ parts: [Shard?]) throws(Conflict) {
    let shards = parts.compactMap(\.self)
    guard let first = shards.first else { return }
    guard shards.count == parts.count, shards.allSatisfy({ $0.count == first.count }) else {
      throw .divisions
    }
    var seen: Set<Shard> = []
    for shard in shards where !seen.insert(shard).inserted { throw .repeated(shard) }
    let missing = first.whole.filter { !seen.contains($0) }
    if !missing.isEmpty { throw .missing(missing) }
  }
}
