import Foundation
import Pipeline
import Testing

private let runge = """
  title: Runge
  function: 1/(1 + 25x^2)
  domain: [-1, 1]
  approximants:
    - taylor: { degree: 6 }
    - projection: { basis: legendre, degree: 8 }
  panels: [fit, error, spectrum]
  """

private let gram = """
  domain: [-1, 1]
  panels: [{ basis: { degrees: 3 } }, { gram: { degrees: 12 } }]
  """

private let chains = """
  domain: [-1, 1]
  approximants:
    - network: { activation: square, residual: true, weights: [1/2, 1/3], name: f }
  panels: [fit, spectrum, { layers: { show: f } }]
  """

private func write(_ specs: [String: String], to folder: String) throws {
  try Files.write(specs.map { (path: "\(folder)/\($0.key).yaml", bytes: Array($0.value.utf8)) })
}

private func render(
  _ specs: [String], into folder: String, jobs: Int? = 1, formats: String = "png,svg,pdf"
) async throws(Failure) -> RenderResult {
  try await RenderResult(
    specs: specs, into: folder, formats: Input(argument: "--format", formats), jobs: jobs,
    shard: nil)
}

@Test func `two runs, and one or two tasks, give equal bytes in every format`() async throws {
  try await withFolder { folder in
    try write(["runge": runge, "deep/gram": gram, "chains": chains], to: "\(folder)/specs")
    _ = try await render(["\(folder)/specs"], into: "\(folder)/one", jobs: 1)
    _ = try await render(["\(folder)/specs"], into: "\(folder)/two", jobs: 2)
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/one").sorted()
      .filter { $0.contains(".") }
    #expect(names.count == 9)
    for name in names {
      let first = try Files.bytes("\(folder)/one/\(name)")
      #expect(!first.isEmpty)
      #expect(try first == Files.bytes("\(folder)/two/\(name)"), "\(name) differs")
    }
  }
}

@Test(arguments: [
  ("panels: [fit]\nfunction: sni(x)\ndomain: [-1, 1]", 2, 11),
  ("panels: [fit]\nfunction: (x + 1\ndomain: [-1, 1]", 2, 11),
  ("panels: [fit]\nfunction: x\ndomain: [1, -1]", 3, 10),
  ("panels: [fit]\nfunction: x\ndomain: [1, 1]", 3, 10),
  ("panels: [fit]\nfunction: x", 2, 11),
  (
    "panels: [fit]\nfunction: relu(x)\ndomain: [-1, 1]\napproximants:\n  - taylor: { degree: 3 }",
    5, 5
  ),
  (
    "panels: [fit]\nfunction: x\ndomain: [-1, 1]\napproximants:\n"
      + "  - projection: { basis: laguerre, degree: 3 }", 5, 26
  ),
  (
    "panels: [fit]\nfunction: x\ndomain: [-1, 1]\napproximants:\n"
      + "  - projection: { basis: legnedre, degree: 3 }", 5, 26
  ),
  (
    "panels: [fit]\ndomain: [-1, 1]\napproximants:\n"
      + "  - network: { activation: sqare, weights: [1] }", 4, 28
  ),
  ("panels: [error]\ndomain: [-1, 1]", 1, 10),
])
func `a bad figure is refused at its place and writes nothing`(
  spec: String, line: Int, column: Int
) async throws {
  try await withFolder { folder in
    try write(["bad": spec, "good": gram], to: folder)
    do throws(Failure) {
      _ = try await render(["\(folder)/bad.yaml", "\(folder)/good.yaml"], into: "\(folder)/out")
      Issue.record("the specification is wrong")
    } catch {
      #expect(error.status == .badInput)
      #expect(error.diagnostics[0].location?.line == line)
      #expect(error.diagnostics[0].location?.column == column)
      #expect(!Files.exists("\(folder)/out"))
    }
  }
}

@Test func `a folder without specifications is an error, and so are equal outputs`() async throws {
  try await withFolder { folder in
    try write(["a/x": gram, "b/x": gram], to: folder)
    await #expect(throws: Failure.self) {
      try await render(["\(folder)/a/x.yaml", "\(folder)/b/x.yaml"], into: "\(folder)/out")
    }
    try FileManager.default.createDirectory(
      atPath: "\(folder)/empty", withIntermediateDirectories: true)
    await #expect(throws: Failure.self) {
      try await render(["\(folder)/empty"], into: "\(folder)/out")
    }
  }
}
