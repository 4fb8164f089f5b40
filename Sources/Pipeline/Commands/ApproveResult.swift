public import Encoding
import Imaging

/// New pictures that became the approved ones, as `approve` prints it.
public struct ApproveResult: CommandResult {
  /// The name of the command.
  public static let command = "approve"

  private let approved: [String]
  private let stale: [String]
  private let removed: Bool
  private let locked: Int?

  /// Where approved pictures go besides their folder.
  public struct Target: Sendable {
    /// The variant to approve as; nil for the file that was compared.
    public var variant: String?
    /// A file of hashes to bring up to date.
    public var lock: String?
    /// Whether hashes are written and no pictures.
    public var hashesOnly = false

    /// The folder alone.
    public init() {}
  }

  /// Takes the pictures of a finished check; nothing is drawn again.
  ///
  /// - Parameters:
  ///   - only: names, kinds of change, verdicts or `failed`; all that differ when empty.
  ///   - checked: the folder that `check` wrote.
  ///   - removesStale: whether approved pictures that no figure makes any more are removed.
  ///   - target: variants and hashes.
  /// - Throws: `Failure` when the check belongs to another commit, or its files or the approved
  ///   ones were changed since.
  public init(
    only: [String], checked: String, removesStale: Bool, into target: Target = Target()
  ) throws(Failure) {
    let review = try Review.stored(in: checked)
    let folder = review.folder ?? ""
    guard review.folder != nil || target.hashesOnly else {
      throw Failure(
        "the check has no folder to approve into",
        hint: "it was made against a commit, or by hashes: --lock FILE --hash-only")
    }
    let approval: Approval
    do {
      approval = try Approval(review, only: only, current: Git.head(of: folder))
    } catch {
      throw Failure(error.words)
    }
    var lock = try target.lock.map { path throws(Failure) in try Lock.stored(at: path) ?? Lock() }
    lock?.metric = review.metric
    lock?.threshold = review.threshold
    var files: [(path: String, bytes: [UInt8])] = []
    var names: [String] = []
    for entry in review.entries where approval.accepted.contains(entry.name) {
      let bytes = try Files.bytes("\(checked)/new/\(entry.name)")
      guard SHA256.hex(bytes) == entry.candidateHash else {
        throw Failure(
          "\(checked)/new/\(entry.name): changed since the check", hint: "run check again")
      }
      let name =
        target.variant.map { Pairing.variant(entry.name, $0) } ?? entry.variant ?? entry.name
      names.append(name)
      lock?.update(Lock.Entry(name: name, file: bytes))
      if target.hashesOnly { continue }
      if target.variant == nil { try entry.isUnchanged(in: folder) }
      files.append((path: "\(folder)/\(name)", bytes: bytes))
    }
    if !target.hashesOnly { try lock?.fill(from: review, in: folder) }
    if removesStale { for name in approval.stale { lock?.remove(name) } }
    if let path = target.lock, let lock { files.append((path: path, bytes: Array(lock.json.utf8))) }
    try Files.write(files)
    if removesStale, !target.hashesOnly {
      for name in approval.stale { try Files.remove("\(folder)/\(name)") }
    }
    approved = target.hashesOnly ? names : names.map { "\(folder)/\($0)" }
    stale = approval.stale
    removed = removesStale
    locked = lock?.entries.count
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    [
      "approved": .texts(approved), "stale": .texts(stale), "removed": .flag(removed),
      "locked": .optional(locked),
    ]
  }

  /// The approved paths, one a line, then what is stale.
  public var text: String {
    approved.map { $0 + "\n" }.joined()
      + stale.map { "\($0): \(removed ? "removed" : "stale, kept; --prune removes it")\n" }
      .joined() + (locked.map { "\($0) \($0 == 1 ? "picture" : "pictures") locked\n" } ?? "")
  }
}

extension Review.Entry {
  /// Throws when somebody approved another picture since the check.
  fileprivate func isUnchanged(in folder: String) throws(Failure) {
    let path = "\(folder)/\(variant ?? name)"
    let hash = Files.exists(path) ? SHA256.hex(try Files.bytes(path)) : nil
    guard hash == baselineHash else {
      throw Failure("\(path): approved anew since the check", hint: "run check again")
    }
  }
}

extension Lock {
  /// Locks the approved pictures that the check found identical and that aren't locked yet.
  fileprivate mutating func fill(from review: Review, in folder: String) throws(Failure) {
    for entry in review.entries where entry.comparison.verdict == .identical {
      let name = entry.variant ?? entry.name
      guard self[name] == nil, Files.exists("\(folder)/\(name)") else { continue }
      update(Entry(name: name, file: try Files.bytes("\(folder)/\(name)")))
    }
  }
}

extension Approval.Refusal {
  fileprivate var words: String {
    switch self {
    case .otherCommit(let checked, let current):
      "the check was made at \(checked.prefix(10)), the sources are at \(current.prefix(10))"
    case .unknown(let word): "'\(word)' is no picture of the check, no kind and no verdict"
    case .unreadable(let names): "can't be read: \(names.joined(separator: ", "))"
    }
  }
}
