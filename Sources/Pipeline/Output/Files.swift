import Foundation

/// Reading and writing; the only place that touches the disk.
public enum Files {
  /// Reads a text file in UTF-8.
  ///
  /// - Throws: `Failure` when it is missing, unreadable or not UTF-8.
  public static func text(_ path: String) throws(Failure) -> String {
    let bytes = try bytes(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure("\(path): not a UTF-8 text")
    }
    return text
  }

  /// Reads a file whole.
  ///
  /// - Throws: `Failure` when it is missing or unreadable.
  public static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    guard !isFolder(path) else { throw Failure("\(path): a folder, not a file") }
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw Failure("\(path): \(reason(error))")
    }
  }

  /// The folder a file stands in, `.` for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A file's name without folder and ending.
  static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
    return String(name[..<dot])
  }

  /// Whether a folder stands at the path.
  public static func isFolder(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeDirectory
  }

  /// Whether anything stands at the path.
  public static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// The files below a folder with one of the endings, sorted, relative to it.
  public static func below(_ folder: String, endings: [String]) throws(Failure) -> [String] {
    guard let names = FileManager.default.enumerator(atPath: folder) else {
      throw Failure("\(folder): can't be read")
    }
    var found: [String] = []
    for case let name as String in names where endings.contains(where: name.hasSuffix) {
      found.append(name)
    }
    return found.sorted()
  }

  /// Writes several files so that an interrupted run leaves old files or new ones, never torn ones.
  ///
  /// All contents go to temporary names beside their targets first; only when every one is
  /// complete are they renamed.
  /// - Throws: `Failure` when a folder or file can't be written; no target is touched then.
  public static func write(_ files: [(path: String, bytes: [UInt8])]) throws(Failure) {
    var staged: [(from: String, to: String)] = []
    do {
      for file in files {
        let url = URL(fileURLWithPath: file.path)
        let folder = url.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let temporary =
          folder.path + "/." + url.lastPathComponent
          + ".\(ProcessInfo.processInfo.processIdentifier).tmp"
        staged.append((temporary, url.path))
        try Data(file.bytes).write(to: URL(fileURLWithPath: temporary))
      }
      for (_, to) in staged where isFolder(to) { throw Failure("\(to): a folder stands there") }
      for (from, to) in staged where unsafe rename(from, to) != 0 {
        throw Failure("\(to): can't be replaced")
      }
    } catch {
      for (from, _) in staged { _ = unsafe unlink(from) }
      if let failure = error as? Failure { throw failure }
      let folders = Set(files.map { folder(of: $0.path) }).sorted()
      throw Failure("\(folders.joined(separator: ", ")): can't be written to: \(reason(error))")
    }
  }

  private static func reason(_ error: any Error) -> String {
    let error = error as NSError
    let cause = (error.userInfo[NSUnderlyingErrorKey] as? NSError) ?? error
    if cause.domain == NSPOSIXErrorDomain {
      return unsafe String(cString: strerror(Int32(cause.code)))
    }
    switch CocoaError.Code(rawValue: error.code) {
    case .fileReadNoSuchFile, .fileNoSuchFile: return "no such file"
    case .fileReadNoPermission, .fileWriteNoPermission: return "permission denied"
    case .fileWriteFileExists: return "a file stands where a folder is needed"
    default: return error.localizedDescription
    }
  }
}
