import Foundation

/// The few questions that are put to git.
enum Git {
  /// The commit that is checked out, nil outside a repository.
  static func head(of folder: String) -> String? {
    guard let bytes = try? run(["rev-parse", "--verify", "HEAD"], in: folder) else { return nil }
    return String(decoding: bytes.prefix { $0 > 32 }, as: UTF8.self)
  }

  /// The files below a folder as a commit has them: path relative to the folder, object name.
  ///
  /// - Throws: `Failure` that tells apart a folder outside every repository, a commit that isn't
  ///   there and a folder that the commit doesn't have.
  static func files(at ref: String, below folder: String) throws(Failure) -> [String: String] {
    guard Files.isFolder(folder) else { throw Failure("\(folder): no such folder") }
    guard (try? run(["rev-parse", "--git-dir"], in: folder)) != nil else {
      throw Failure(
        "\(folder): not in a git repository", hint: "--baseline git:REF needs one",
        status: .baseline)
    }
    // A name that begins with a dash would be read as an option.
    guard !ref.isEmpty, !ref.hasPrefix("-"),
      (try? run(["rev-parse", "--verify", "--quiet", "\(ref)^{commit}"], in: folder)) != nil
    else {
      throw Failure(
        "git:\(ref): no such commit in the repository of \(folder)",
        hint: "fetch it first; a shallow clone has its latest commits only", status: .baseline)
    }
    guard (try? run(["rev-parse", "--verify", "--quiet", "\(ref):./"], in: folder)) != nil else {
      throw Failure("git:\(ref): this commit has no folder \(folder)", status: .baseline)
    }
    let list = try run(["ls-tree", "-r", "-z", ref, "."], in: folder)
    var files: [String: String] = [:]
    for line in list.split(separator: 0) {
      // mode, type and object name before the tab, the path behind it.
      guard let tab = line.firstIndex(of: 9) else { continue }
      let words = String(decoding: line[..<tab], as: UTF8.self).split(separator: " ")
      guard words.count == 3, words[1] == "blob" else { continue }
      files[String(decoding: line[(tab + 1)...], as: UTF8.self)] = String(words[2])
    }
    return files
  }

  /// The contents of many objects, read by one process.
  static func contents(
    of objects: [String], in folder: String
  ) throws(Failure) -> [String: [UInt8]] {
    if objects.isEmpty { return [:] }
    // A file as input can't block, however many objects are asked for.
    let questions = FileManager.default.temporaryDirectory
      .appendingPathComponent("residuum-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: questions) }
    let input: FileHandle
    do {
      try Data((objects.joined(separator: "\n") + "\n").utf8).write(to: questions)
      input = try FileHandle(forReadingFrom: questions)
    } catch {
      throw Failure("\(questions.path): can't be written")
    }
    let answers = try run(["cat-file", "--batch"], in: folder, input: input)
    var found: [String: [UInt8]] = [:]
    var at = 0
    while at < answers.count, let end = answers[at...].firstIndex(of: 10) {
      let words = String(decoding: answers[at..<end], as: UTF8.self).split(separator: " ")
      guard words.count == 3, let size = Int(words[2]), end + 1 + size <= answers.count else {
        throw Failure("git: \(words.joined(separator: " "))", status: .baseline)
      }
      found[String(words[0])] = Array(answers[(end + 1)..<(end + 1 + size)])
      at = end + 1 + size + 1
    }
    return found
  }

  /// What a command of git prints.
  ///
  /// - Throws: `Failure` with git's own words.
  private static func run(
    _ arguments: [String], in folder: String, input: FileHandle? = nil
  ) throws(Failure) -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder.isEmpty ? "." : folder] + arguments
    let output = Pipe()
    let errors = Pipe()
    process.standardInput = input ?? FileHandle.nullDevice
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
