import Encoding

/// A finished comparison of many pictures: what a check found, to be told, approved or merged.
public struct Review: Sendable {
  /// One picture of the check.
  public struct Entry: Sendable {
    /// Its path below both folders.
    public var name: String
    /// What was found.
    public var comparison: Comparison
    /// The path of the approved file where it is another one, a variant.
    public var variant: String?
    /// SHA-256 of the approved file, nil without one.
    public var baselineHash: String?
    /// SHA-256 of the new file, nil without one.
    public var candidateHash: String?
    /// Both files and their difference for a report; nil where there is nothing to show.
    public var pictures: Pictures?

    /// What a report shows.
    public struct Pictures: Sendable {
      /// The approved file.
      public var baseline: [UInt8]?
      /// The new file.
      public var candidate: [UInt8]?
      /// The difference as PNG.
      public var difference: [UInt8]?

      /// What there is to show.
      public init(
        baseline: [UInt8]? = nil, candidate: [UInt8]? = nil, difference: [UInt8]? = nil
      ) {
        self.baseline = baseline
        self.candidate = candidate
        self.difference = difference
      }
    }
  }

  /// The pictures, sorted by name.
  public var entries: [Entry]
  /// The part of a check that this is; nil for a whole one.
  public var shard: Shard?
  /// The commit of the checked sources, if known.
  public var commit: String?
  /// What fails and what warns.
  public var policy: Policy
  /// The folder of the approved files, if they lie in one.
  public var folder: String?
  /// The metric that pixels were compared by.
  public var metric: Metric
  /// Its threshold, where that is not the default.
  public var threshold: Double?

  /// A review.
  public init(
    entries: [Entry], commit: String? = nil, policy: Policy = .standard, folder: String? = nil,
    metric: Metric = .auto, threshold: Double? = nil
  ) {
    self.folder = folder
    self.metric = metric
    self.threshold = threshold
    self.entries = entries.sorted { $0.name < $1.name }
    self.commit = commit
    self.policy = policy
  }

  /// The `index`-th of `count` parts, written `2/3`.
  public struct Shard: Hashable, Sendable, CustomStringConvertible {
    /// Which part, from 1.
    public let index: Int
    /// Number of parts.
    public let count: Int

    /// Reads `K/N` with 1 ≤ K ≤ N; nil for anything else.
    public init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1,
        (1...count).contains(index)
      else { return nil }
      self.init(index, of: count)
    }

    private init(_ index: Int, of count: Int) {
      self.index = index
      self.count = count
    }

    /// All parts of a check.
    var whole: [Shard] { (1...count).map { Shard($0, of: count) } }

    /// `2/3`.
    public var description: String { "\(index)/\(count)" }
  }

  /// What the policy makes of an entry.
  public func outcome(of entry: Entry) -> Policy.Outcome { policy.outcome(of: entry.comparison) }

  /// Number of entries with a verdict.
  public func count(_ verdict: Verdict) -> Int {
    entries.count { $0.comparison.verdict == verdict }
  }

  /// Number of entries with an outcome.
  public func count(_ outcome: Policy.Outcome) -> Int {
    entries.count { self.outcome(of: $0) == outcome }
  }

  /// The exit status of a check: 3 when a picture is unreadable, 1 when one fails, 4 when only
  /// baselines are missing or stale, 2 when nothing was compared, else 0.
  public var exitStatus: Int32 {
    if entries.isEmpty { return 2 }
    let failed = entries.filter { outcome(of: $0) == .fail }.map(\.comparison.verdict)
    if failed.contains(.unreadable) { return 3 }
    if failed.contains(where: { $0 == .changed || $0 == .size || $0 == .drift }) { return 1 }
    return failed.isEmpty ? 0 : 4
  }

  /// The part `index` of `count` parts of a list, in turn, so that parts cost alike.
  ///
  /// - Precondition: 1 ≤ `index` ≤ `count`.
  public static func shard(_ names: [String], index: Int, of count: Int) -> [String] {
    precondition(count >= 1 && (1...count).contains(index))
    return names.sorted().enumerated().filter { $0.offset % count == index - 1 }.map(\.element)
  }
}

extension Review.Entry {
  /// Compares one picture, or says which side is missing.
  ///
  /// - Parameters:
  ///   - baseline: the approved file, nil when there is none.
  ///   - candidate: the new file, nil when nothing made it.
  ///   - absence: what a missing candidate means: ``Verdict/missing`` between two folders,
  ///     ``Verdict/stale`` when no figure makes it any more.
  ///   - isHashed: whether hashes of the files are taken, as approving them later needs it.
  public init(
    name: String, baseline: [UInt8]?, candidate: [UInt8]?,
    options: Comparison.Options = Comparison.Options(), absence: Verdict = .missing,
    isHashed: Bool = true
  ) {
    self.name = name
    switch (baseline, candidate) {
    case (let first?, let second?):
      comparison = Comparison.compare(first, second, options: options)
    case (nil, .some): comparison = Comparison(.new, .bytes)
    case (_, nil): comparison = Comparison(baseline == nil ? .missing : absence, .bytes)
    }
    if isHashed {
      let isSame = comparison.verdict == .identical && comparison.level == .bytes
      baselineHash = baseline.map(SHA256.hex)
      candidateHash = isSame ? baselineHash : candidate.map(SHA256.hex)
    }
    if comparison.verdict != .identical {
      let picture = comparison.picture.flatMap { try? PNG.encode($0) }
      pictures = Pictures(baseline: baseline, candidate: candidate, difference: picture)
    }
    comparison.picture = nil
  }

  /// Calls the approved file stale, because it is not the one whose hash was locked.
  public mutating func distrust() {
    var doubt = Comparison(.stale, .bytes)
    doubt.changes = [Change(.data, "the approved file is not the one that was locked")]
    comparison = doubt
  }

  /// Judges one picture by the hashes of a lock.
  ///
  /// - Parameters:
  ///   - key: the name in the lock.
  ///   - candidate: the new file, nil when nothing made it.
  public init(name: String, lock: Lock, key: String, candidate: [UInt8]?) {
    self.name = name
    baselineHash = lock[key]?.file
    candidateHash = candidate.map(SHA256.hex)
    if key != name { variant = key }
    comparison = candidate.map { lock.compare(key, $0) } ?? Comparison(.stale, .bytes)
    if comparison.verdict != .identical { pictures = Pictures(candidate: candidate) }
  }
}
