import Encoding
import Foundation
import Imaging
import Testing

@testable import Pipeline

private func spec(_ function: String, degree: Int = 2) -> [UInt8] {
  Array(
    """
    function: \(function)
    domain: [-1, 1]
    approximants:
      - taylor: { degree: \(degree) }
    panels: [fit]
    size: { width: 50mm, panelHeight: 25mm, scale: 1 }

    """.utf8)
}

/// A folder of two figures with its checks.
private struct Desk {
  let folder: String

  var figures: String { "\(folder)/figures" }

  init(_ folder: String) throws {
    self.folder = folder
    try write("a", "exp(x)")
    try write("deep/b", "sin(x)")
  }

  func write(_ name: String, _ function: String, degree: Int = 2) throws {
    try Files.write([(path: "\(figures)/\(name).yaml", bytes: spec(function, degree: degree))])
  }

  @discardableResult
  func check(
    shard: String? = nil, to output: String = "check", reports: CheckResult.Reports = .init(),
    _ change: (inout CheckResult.Approved) -> Void = { _ in }
  ) async throws -> CheckResult {
    var approved = CheckResult.Approved()
    change(&approved)
    return try await CheckResult(
      figures: figures, approved: approved, policy: .standard, options: .init(), jobs: 1,
      shard: shard.map { Input(argument: "--shard", $0) }, reports: reports,
      output: "\(folder)/\(output)")
  }

  @discardableResult
  func approve(
    _ only: String..., prune: Bool = false,
    _ change: (inout ApproveResult.Target) -> Void = { _ in }
  ) throws -> ApproveResult {
    var target = ApproveResult.Target()
    change(&target)
    return try ApproveResult(
      only: only, checked: "\(folder)/check", removesStale: prune, into: target)
  }

  func verdicts(_ result: CheckResult) -> [String] {
    (result.document["results"]?.array ?? []).map {
      "\($0["name"]?.string ?? "?") \($0["verdict"]?.string ?? "?")"
    }
  }

  /// Runs git, which must succeed.
  func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", folder, "-c", "user.name=a", "-c", "user.email=a@b.c"] + arguments
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}

@Test func `new pictures are approved, changed ones told, stale ones removed on request`()
  async throws
{
  try await withFolder { folder in
    let desk = try Desk(folder)
    let first = try await desk.check()
    #expect(first.status == .baseline)
    #expect(desk.verdicts(first) == ["a.png new", "a.svg new", "deep/b.png new", "deep/b.svg new"])
    try desk.approve()
    #expect(try await desk.check().status == .done)

    try desk.write("a", "exp(x)", degree: 3)
    let changed = try await desk.check()
    #expect(changed.status == .different)
    try desk.approve("a.svg")
    let half = try await desk.check()
    #expect(desk.verdicts(half).prefix(2) == ["a.png changed", "a.svg identical"])
    try desk.approve("failed")
    #expect(try await desk.check().status == .done)

    try FileManager.default.removeItem(atPath: "\(desk.figures)/deep/b.yaml")
    let stale = try await desk.check()
    #expect(stale.status == .baseline)
    #expect(desk.verdicts(stale).suffix(2) == ["deep/b.png stale", "deep/b.svg stale"])
    try desk.approve()
    #expect(Files.exists("\(desk.figures)/deep/b.png"))
    try desk.approve("stale", prune: true)
    #expect(!Files.exists("\(desk.figures)/deep/b.png"))
    #expect(try await desk.check().status == .done)
  }
}

@Test func `a lock guards pictures and stands for them`() async throws {
  try await withFolder { folder in
    let desk = try Desk(folder)
    let lock = "\(folder)/lock.json"
    await #expect(throws: Failure.self) { try await desk.check { $0.lock = lock } }
    try await desk.check()
    #expect(throws: Failure.self) { try desk.approve("nothing of that name") }
    try desk.approve {
      $0.lock = lock; $0.hashesOnly = true
    }
    #expect(!Files.exists("\(desk.figures)/a.png"))
    #expect(
      try await desk.check {
        $0.lock = lock; $0.hashesOnly = true
      }.status == .done)

    try desk.write("a", "exp(x)", degree: 3)
    let changed = try await desk.check {
      $0.lock = lock; $0.hashesOnly = true
    }
    #expect(changed.status == .different)
    #expect(desk.verdicts(changed).prefix(2) == ["a.png changed", "a.svg changed"])
    try desk.approve {
      $0.lock = lock; $0.hashesOnly = true
    }
    #expect(try await desk.check { $0.lock = lock }.status == .done)

    // Pictures beside the lock are trusted only while they are the locked ones.
    try await desk.check()
    try desk.approve { $0.lock = lock }
    #expect(try await desk.check { $0.lock = lock }.status == .done)
    var bytes = try Files.bytes("\(desk.figures)/a.png")
    bytes.append(0)
    try Files.write([(path: "\(desk.figures)/a.png", bytes: bytes)])
    let doubtful = try await desk.check { $0.lock = lock }
    #expect(desk.verdicts(doubtful)[0] == "a.png stale")
    #expect(doubtful.status == .baseline)
  }
}

@Test func `a variant is preferred where there is one`() async throws {
  try await withFolder { folder in
    let desk = try Desk(folder)
    try await desk.check()
    try desk.approve()
    try desk.write("a", "exp(x)", degree: 3)
    try await desk.check()
    try desk.approve("failed") { $0.variant = "other" }
    #expect(Files.exists("\(desk.figures)/a@other.png"))
    #expect(!Files.exists("\(desk.figures)/deep/b@other.png"))
    #expect(try await desk.check().status == .different)
    #expect(try await desk.check { $0.variants = ["none", "other"] }.status == .done)
    // What was compared with a variant is approved as that variant.
    try desk.write("a", "exp(x)", degree: 4)
    try await desk.check { $0.variants = ["other"] }
    try desk.approve()
    #expect(try await desk.check { $0.variants = ["other"] }.status == .done)
    #expect(try await desk.check().status == .different)
  }
}

@Test func `approved pictures are read from a commit`() async throws {
  try await withFolder { folder in
    let desk = try Desk(folder)
    await #expect(throws: Failure.self) { try await desk.check { $0.baseline = "git:HEAD" } }
    try await desk.check()
    try desk.approve()
    try desk.git("init", "-q")
    try desk.git("add", "figures")
    try desk.git("commit", "-qm", "one")
    for name in ["a.png", "a.svg"] {
      try FileManager.default.removeItem(atPath: "\(desk.figures)/\(name)")
    }
    #expect(try await desk.check { $0.baseline = "git:HEAD" }.status == .done)
    try desk.write("a", "exp(x)", degree: 3)
    let changed = try await desk.check { $0.baseline = "git:HEAD" }
    #expect(desk.verdicts(changed).prefix(2) == ["a.png changed", "a.svg changed"])
    #expect(throws: Failure.self) { try desk.approve() }

    for (ref, words) in [
      ("nothing", "no such commit"), ("--help", "no such commit"), ("", "no such commit"),
    ] {
      do {
        try await desk.check { $0.baseline = "git:\(ref)" }
        Issue.record("there is no \(ref)")
      } catch let failure as Failure {
        #expect(failure.status == .baseline)
        #expect(failure.diagnostics[0].message.contains(words))
      }
    }
    try Files.write([(path: "\(folder)/late/a.yaml", bytes: spec("x"))])
    do {
      var approved = CheckResult.Approved()
      approved.baseline = "git:HEAD"
      _ = try await CheckResult(
        figures: "\(folder)/late", approved: approved,
        policy: .standard, options: .init(), jobs: 1, shard: nil, reports: .init(),
        output: "\(folder)/check")
      Issue.record("the commit has no such folder")
    } catch let failure as Failure {
      #expect(failure.diagnostics[0].message.contains("has no folder"))
    }

    // A check of another commit can't be approved.
    try await desk.check()
    try desk.git("commit", "-qam", "two")
    #expect(throws: Failure.self) { try desk.approve() }
    try await desk.check()
    try desk.approve()
    #expect(try await desk.check().status == .done)
  }
}

@Test func `a picture approved twice, or edited after the check, is refused`() async throws {
  try await withFolder { folder in
    let desk = try Desk(folder)
    try await desk.check()
    try desk.approve("a.png")
    #expect(throws: Failure.self) { try desk.approve("a.png") }
    try await desk.check()
    try Files.write([(path: "\(folder)/check/new/deep/b.png", bytes: [60])])
    #expect(throws: Failure.self) { try desk.approve() }
  }
}

@Test func `shards joined are the whole, byte for byte, in every report`() async throws {
  try await withFolder { folder in
    let desk = try Desk(folder)
    try await desk.check()
    try desk.approve()
    try desk.approve("a") { $0.variant = "other" }
    try desk.write("a", "exp(x)", degree: 3)
    func reports(_ name: String) -> CheckResult.Reports {
      var reports = CheckResult.Reports()
      reports.page = "\(folder)/\(name).html"
      reports.junit = "\(folder)/\(name).xml"
      reports.markdown = "\(folder)/\(name).md"
      reports.gitlab = "\(folder)/\(name).json"
      reports.github = true
      return reports
    }
    let whole = try await desk.check(to: "whole", reports: reports("one"))
    _ = try await desk.check(to: "whole", reports: reports("two"))
    let names = ["html", "xml", "md", "json"]
    for ending in names {
      let bytes = try Files.bytes("\(folder)/one.\(ending)")
      #expect(!bytes.isEmpty)
      #expect(try bytes == Files.bytes("\(folder)/two.\(ending)"), "\(ending) differs")
    }
    for (shard, output) in [("1/2", "s1"), ("2/2", "s2")] {
      try await desk.check(shard: shard, to: output)
    }
    let merged = try CheckResult(
      merging: ["\(folder)/s1", "\(folder)/s2"], reports: reports("three"),
      output: "\(folder)/merged")
    #expect(merged.status == whole.status)
    #expect(merged.text.hasSuffix(whole.text.split(separator: "\n").last.map { "\($0)\n" } ?? "?"))
    for name in ["results.json", "new/a.png", "new/a.svg"] {
      #expect(
        try Files.bytes("\(folder)/merged/\(name)") == Files.bytes("\(folder)/whole/\(name)"),
        "\(name) differs")
    }
    for ending in ["xml", "md", "json"] {
      let bytes = try Files.bytes("\(folder)/one.\(ending)")
      #expect(try bytes == Files.bytes("\(folder)/three.\(ending)"), "\(ending) differs")
    }
    // The page names the folder to approve from, and shows the differences again.
    let page = try Files.text("\(folder)/one.html")
    #expect(page.contains("class=\"difference\""))
    #expect(
      try page.replacing("--from \(folder)/whole", with: "--from \(folder)/merged")
        == Files.text("\(folder)/three.html"))
    for part in ["s1", "nothing"] {
      #expect(throws: Failure.self) {
        try CheckResult(merging: ["\(folder)/\(part)"], reports: .init(), output: "\(folder)/m")
      }
    }
    #expect(throws: Failure.self) {
      try CheckResult(merging: ["\(folder)/nothing"], reports: .init(), output: "\(folder)/m")
    }
  }
}
