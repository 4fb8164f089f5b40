import Foundation

/// Where approved pictures come from: a folder, or a commit without checking it out.
struct Baselines: Sendable {
  static let endings = [".png", ".svg"]

  private let source: Source

  private enum Source: Sendable {
    case folder(String)
    case git(ref: String, folder: String)
  }

  /// Reads `DIR` or `git:REF`.
  ///
  /// - Parameter figures: the folder of the specifications, where pictures lie unless a folder is
  ///   named.
  init(_ text: String?, figures: String) {
    guard let text else {
      source = .folder(figures)
      return
    }
    source =
      text.hasPrefix("git:")
      ? .git(ref: String(text.dropFirst(4)), folder: figures) : .folder(text)
  }

  /// The folder, if it is one that can be written to.
  var folder: String? { if case .folder(let path) = source { path } else { nil } }

  /// The names of all approved pictures.
  func names() throws(Failure) -> [String] {
    switch source {
    case .folder(let path):
      return Files.isFolder(path) ? try Files.below(path, endings: Self.endings) : []
    case .git(let ref, let folder):
      let list = try Git.run(["ls-tree", "-r", "-z", "--name-only", ref, "."], in: folder)
      let names = String(decoding: list, as: UTF8.self).split(separator: "\0").map(String.init)
      return names.filter { name in Self.endings.contains { name.hasSuffix($0) } }.sorted()
    }
  }

  /// The bytes of one picture.
  func bytes(_ name: String) throws(Failure) -> [UInt8] {
    switch source {
    case .folder(let path): try Files.bytes("\(path)/\(name)")
    case .git(let ref, let folder): try Git.run(["show", "\(ref):./\(name)"], in: folder)
    }
  }
}

/// The few questions that are put to git.
enum Git {
  /// The commit that is checked out, nil outside a repository.
  static func head(of folder: String) -> String? {
    guard let bytes = try? run(["rev-parse", "--verify", "HEAD"], in: folder) else { return nil }
    return String(decoding: bytes.prefix { $0 > 32 }, as: UTF8.self)
  }

  /// What a command of git prints.
  ///
  /// - Throws: `Failure` with git's own words.
  static func run(_ arguments: [String], in folder: String) throws(Failure) -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder.isEmpty ? "." : folder] + arguments
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    do {
      try process.run()
    } catch {
      throw Failure("git can't be started", hint: "it is needed for --baseline git:REF")
    }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    let words = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let told = String(decoding: words, as: UTF8.self).split(separator: "\n").first
      throw Failure("git: \(told ?? "failed")", status: .baseline)
    }
    return [UInt8](bytes)
  }
}
