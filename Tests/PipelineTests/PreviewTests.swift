import Encoding
import Foundation
import Testing

@testable import Pipeline

/// A folder of its own for each test.
private func freshFolder() -> String {
  FileManager.default.temporaryDirectory.path + "/preview-\(UUID().uuidString)"
}

@Test(arguments: ["en", "zh"])
func `a started folder makes a report without warnings, and is not started twice`(
  language: String
) async throws {
  let folder = freshFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let start = try InitResult(folder: folder, language: Input(argument: "--lang", language))
  #expect(start.files.allSatisfy(Files.exists))
  let report = try await ReportResult(
    article: start.files[0], into: folder + "/build", parameters: [], strict: true, jobs: 1)
  #expect(try Files.text(report.output).contains("lang=\"\(language)\""))
  #expect(throws: Failure.self) {
    try InitResult(folder: folder, language: Input(argument: "--lang", language))
  }
}

@Test func `no starter exists in other languages`() {
  #expect(throws: Failure.self) {
    try InitResult(folder: freshFolder(), language: Input(argument: "--lang", "tlh"))
  }
}

@Test func `a preview is the page as it is now, or what is wrong with it`() async throws {
  let folder = freshFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let files = try InitResult(folder: folder, language: Input(argument: "--lang", "en")).files
  let preview = try Preview(of: files[0])
  let first = preview.stamp
  #expect(preview.stamp == first)
  let whole = await preview.page()
  #expect(whole.isWhole && whole.html.contains("<svg"))

  try Files.write([(path: files[1], bytes: Array("function: sin(".utf8))])
  #expect(preview.stamp != first)
  let broken = await preview.page()
  #expect(!broken.isWhole && broken.html.contains("runge.yaml:1:"))
}

@Test func `a figure alone has a preview`() async throws {
  let folder = freshFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let files = try InitResult(folder: folder, language: Input(argument: "--lang", "en")).files
  let page = await (try Preview(of: files[1])).page()
  #expect(page.isWhole && page.html.contains("<svg"))
}

@Test(arguments: ["missing.md", "Package.swift"])
func `only articles and figures have a preview`(path: String) {
  #expect(throws: Failure.self) { try Preview(of: path) }
}

@Test(arguments: [
  ("GET / HTTP/1.1\r\nHost: localhost:8400", "200"),
  ("GET /stamp?1 HTTP/1.1\r\nhost:127.0.0.1:8400", "200"),
  ("GET /other HTTP/1.1\r\nHost: localhost:8400", "404"),
  ("GET /page HTTP/1.1\r\nHost: elsewhere.example", "403"),
  ("GET / HTTP/1.1", "403"), ("POST / HTTP/1.1\r\nHost: localhost:8400", "405"), ("", "405"),
])
func `the server answers browsers of this machine only`(head: String, status: String) async throws {
  let folder = freshFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let files = try InitResult(folder: folder, language: Input(argument: "--lang", "en")).files
  let answer = await PreviewServer(try Preview(of: files[0]), port: 8400).answer(head)
  #expect(String(decoding: answer, as: UTF8.self).hasPrefix("HTTP/1.1 \(status) "))
}
