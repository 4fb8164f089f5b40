import Specification

/// One figure to draw: its specification and the name of its files.
struct FigureJob: Sendable {
  /// Where the specification stands.
  let path: String
  /// The path of its outputs without ending, relative to the output folder.
  let name: String
  /// What ids and labels are made from.
  var id: String {
    let last = name.split(separator: "/").last ?? "figure"
    return String(last.map { $0.isLetter || $0.isNumber ? $0 : "-" })
  }
  /// The text of the specification.
  let source: SourceText

  static let endings = [".yaml", ".yml"]

  /// The jobs of files and folders, in their order; folders sorted, their structure kept.
  ///
  /// - Throws: `Failure` for missing files, folders without specifications and equal outputs.
  static func list(_ paths: [String]) throws(Failure) -> [FigureJob] {
    var jobs: [FigureJob] = []
    for path in paths {
      if Files.isFolder(path) {
        let names = try Files.below(path, endings: endings)
        guard !names.isEmpty else {
          throw Failure("\(path): no specifications in this folder", hint: "they end in .yaml")
        }
        for name in names {
          jobs.append(try FigureJob(path: "\(path)/\(name)", name: stem(name)))
        }
      } else {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        jobs.append(try FigureJob(path: path, name: stem(name)))
      }
    }
    var seen: [String: String] = [:]
    for job in jobs {
      if let other = seen.updateValue(job.path, forKey: job.name) {
        throw Failure("\(other) and \(job.path) would write the same files")
      }
    }
    return jobs
  }

  init(path: String, name: String) throws(Failure) {
    self.path = path
    self.name = name
    source = SourceText(path: path, text: try Files.text(path))
  }

  /// A job whose specification stands in another text.
  init(name: String, source: SourceText) {
    path = source.name
    self.name = name
    self.source = source
  }

  private static func stem(_ name: String) -> String {
    for ending in endings where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }
}

extension [FigureJob] {
  /// Every N-th job, starting with the K-th.
  func part(_ input: Input) throws(Failure) -> [FigureJob] {
    let parts = input.text.split(separator: "/").compactMap { Int($0) }
    guard parts.count == 2, parts[1] >= 1, (1...parts[1]).contains(parts[0]) else {
      throw input.failure("'\(input.text)' is not a part", hint: "write K/N with 1 ≤ K ≤ N")
    }
    return enumerated().filter { $0.offset % parts[1] == parts[0] - 1 }.map(\.element)
  }
}
