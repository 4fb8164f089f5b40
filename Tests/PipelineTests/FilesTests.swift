import Foundation
import Pipeline
import Testing

/// A folder of its own for one test.
func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try await body(url.path)
}

@Test func `files are written with their folders and nothing else is left`() async throws {
  try await withFolder { folder in
    try Files.write([(path: "\(folder)/a/b.txt", bytes: [1]), (path: "\(folder)/c", bytes: [2])])
    #expect(try Files.bytes("\(folder)/a/b.txt") == [1])
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    #expect(names == ["a", "a/b.txt", "c"])
  }
}

@Test func `when one file can't be written none is touched`() async throws {
  try await withFolder { folder in
    try Files.write([(path: "\(folder)/old", bytes: [1]), (path: "\(folder)/d/x", bytes: [1])])
    #expect(throws: Failure.self) {
      try Files.write([(path: "\(folder)/old", bytes: [2]), (path: "\(folder)/d", bytes: [3])])
    }
    #expect(throws: Failure.self) {
      try Files.write([(path: "\(folder)/old", bytes: [2]), (path: "\(folder)/old/y", bytes: [3])])
    }
    #expect(try Files.bytes("\(folder)/old") == [1])
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    #expect(names == ["d", "d/x", "old"])
  }
}

@Test func `a missing file is named`() {
  do throws(Failure) {
    _ = try Files.text("/nonexistent/x.yaml")
    Issue.record("there is no such file")
  } catch {
    #expect(error.diagnostics[0].message.contains("/nonexistent/x.yaml"))
  }
}
