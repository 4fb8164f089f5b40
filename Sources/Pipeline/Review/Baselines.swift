import Imaging

/// Where approved pictures come from: a folder, or a commit without checking it out.
struct Baselines: Sendable {
  static let endings = [".png", ".svg"]

  private let source: Source

  private enum Source: Sendable {
    case folder(String)
    /// Paths with the names of their objects.
    case git(folder: String, objects: [String: String])
  }

  /// Reads `DIR` or `git:REF`.
  ///
  /// - Parameter figures: the folder of the specifications, where pictures lie unless a folder is
  ///   named.
  /// - Throws: `Failure` for a commit or a folder that isn't there.
  init(_ text: String?, figures: String) throws(Failure) {
    guard let text else {
      source = .folder(figures)
      return
    }
    if text.hasPrefix("git:") {
      let objects = try Git.files(at: String(text.dropFirst(4)), below: figures)
      source = .git(folder: figures, objects: objects)
    } else {
      guard Files.isFolder(text) else {
        throw Failure(
          "\(text): \(Files.exists(text) ? "not a folder" : "no such folder")",
          hint: "an empty folder will do for the first pictures", status: .baseline)
      }
      source = .folder(text)
    }
  }

  /// The folder, if it is one that can be written to.
  var folder: String? { if case .folder(let path) = source { path } else { nil } }

  /// The names of all approved pictures, sorted.
  func names() throws(Failure) -> [String] {
    switch source {
    case .folder(let path):
      return Files.isFolder(path) ? try Files.below(path, endings: Self.endings) : []
    case .git(_, let objects):
      return objects.keys.filter { name in Self.endings.contains { name.hasSuffix($0) } }.sorted()
    }
  }

  /// The bytes of pictures by name; git is asked once for all of them.
  func bytes(of names: [String]) throws(Failure) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    switch source {
    case .folder(let path):
      for name in names { found[name] = try Files.bytes("\(path)/\(name)") }
    case .git(let folder, let objects):
      let contents = try Git.contents(
        of: Set(names.compactMap { objects[$0] }).sorted(), in: folder)
      for name in names { found[name] = objects[name].flatMap { contents[$0] } }
    }
    return found
  }
}

extension Lock {
  /// Reads a lock file; nil when there is none yet.
  ///
  /// - Throws: `Failure` for a file that is no lock.
  static func stored(at path: String) throws(Failure) -> Lock? {
    guard Files.exists(path) else { return nil }
    guard let lock = Lock(json: try Files.text(path)) else {
      throw Failure("\(path): not a lock file of residuum", status: .baseline)
    }
    return lock
  }
}
