public import Encoding
import Imaging

/// New pictures that became the approved ones, as `approve` prints it.
public struct ApproveResult: CommandResult {
  /// The name of the command.
  public static let command = "approve"

  private let approved: [String]
  private let stale: [String]
  private let removed: Bool

  /// Takes the pictures of a finished check; nothing is drawn again.
  ///
  /// - Parameters:
  ///   - only: names, kinds of change, verdicts or `failed`; all that differ when empty.
  ///   - checked: the folder that `check` wrote.
  ///   - removesStale: whether approved pictures that no figure makes any more are removed.
  /// - Throws: `Failure` when the check belongs to another commit, or its files were changed.
  public init(only: [String], checked: String, removesStale: Bool) throws(Failure) {
    let review = try Review.stored(in: checked)
    guard let folder = review.folder else {
      throw Failure("the check was made against a commit: there is no folder to approve into")
    }
    let approval: Approval
    do {
      approval = try Approval(review, only: only, current: Git.head(of: folder))
    } catch {
      throw Failure(error.words)
    }
    var files: [(path: String, bytes: [UInt8])] = []
    for name in approval.accepted {
      let bytes = try Files.bytes("\(checked)/new/\(name)")
      let entry = review.entries.first { $0.name == name }
      guard Lock.Entry(name: name, file: bytes).file == entry?.candidateHash else {
        throw Failure("\(checked)/new/\(name): changed since the check", hint: "run check again")
      }
      files.append((path: "\(folder)/\(name)", bytes: bytes))
    }
    try Files.write(files)
    if removesStale {
      for name in approval.stale { try Files.remove("\(folder)/\(name)") }
    }
    approved = files.map(\.path)
    stale = approval.stale
    removed = removesStale
  }

  /// The keys of the JSON object.
  public var fields: KeyValuePairs<String, JSON> {
    ["approved": .texts(approved), "stale": .texts(stale), "removed": .flag(removed)]
  }

  /// The approved paths, one a line, then what is stale.
  public var text: String {
    approved.map { $0 + "\n" }.joined()
      + stale.map { "\($0): \(removed ? "removed" : "stale, kept; --prune removes it")\n" }
      .joined()
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
