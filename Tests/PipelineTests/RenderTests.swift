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

private let realizations = """
  function: x^2
  domain: [0, 1]
  approximants:
    - construction: { of: sawtooth, depth: [1, 2], name: saw }
    - construction: { of: chebyshev, depth: 2 }
    - construction: { of: exponential, depth: 2 }
    - realization: { name: exact }
    - minimax: { degree: 1 }
    - network: { activation: relu, weights: [1, -2], biases: [0, 1], name: chain }
  panels:
    - pieces: { show: saw }
    - pieces: { show: chain }
    - diagram: { show: exact }
    - diagram: { show: chain }
    - residual
    - convergence: { show: saw, against: depth, degrees: 4, decay: true }
  """

private let fitted = """
  function: exp(x) - 1
  domain: [-1, 1]
  approximants:
    - network: { activation: square, residual: true, depth: 2, fit: { starts: 2 }, name: f }
    - network: { activation: square, residual: true, weights: [1, 1/2], name: g }
  panels: [{ layers: { show: f } }, { diagram: { show: f } }, { growth: { degrees: 5 } }]
  """

private let atlas = """
  activations: [relu, gelu]
  view: [-3, 3]
  panels: [{ activation: { show: gelu } }, { energy: { degrees: 8 } }, sparsity]
  """

private let plane = """
  function: (x^2 - 1/4)/(1 + x^2)
  domain: [-1, 1]
  view: [-2, 2]
  approximants: [{ taylor: { degree: 2 } }]
  panels: [phase]
  """

@Test(arguments: [realizations, fitted, atlas, plane])
func `panels of networks and activations are drawn`(spec: String) async throws {
  try await withFolder { folder in
    try write(["figure": spec], to: folder)
    let result = try await render(["\(folder)/figure.yaml"], into: "\(folder)/out")
    #expect(result.figures.count == 1)
    let svg = try Files.text("\(folder)/out/figure.svg")
    #expect(!svg.contains("NaN") && !svg.contains("inf"))
  }
}

@Test(arguments: [
  ("panels: [energy]", 1, 10, "needs activations"),
  ("panels: [pieces]", 1, 10, "expands exactly"),
  ("panels: [diagram]", 1, 10, "needs a network"),
  ("panels: [growth]", 1, 10, "expands to polynomials"),
  ("panels: [residual]\ndomain: [-1, 1]", 1, 10, "needs a function"),
  ("panels: [phase]\ndomain: [-1, 1]", 1, 10, "needs a function"),
  ("activations: [relu, gleu]\npanels: [sparsity]", 1, 21, "unknown activation"),
  ("activations: [relu]\npanels: [{ energy: { show: gelu } }]", 2, 28, "no activation 'gelu'"),
  (
    "function: sin(x)\ndomain: [-1, 1]\napproximants: [{ realization: {} }]\npanels: [fit]", 3, 18,
    "not a polynomial"
  ),
  ("panels: [fit]\napproximants: [{ construction: { depth: 2 } }]", 2, 32, "'of' is missing"),
  ("panels: [fit]\napproximants: [{ construction: { of: saw, depth: 2 } }]", 2, 38, "'saw'"),
  (
    "panels: [fit]\napproximants: [{ construction: { of: sawtooth, depth: 20 } }]", 2, 55,
    "expected 1 to 12"
  ),
])
func `a panel or approximant that cannot be is refused at its place`(
  spec: String, line: Int, column: Int, message: String
) async throws {
  try await withFolder { folder in
    try write(["bad": spec], to: folder)
    do throws(Failure) {
      _ = try await render(["\(folder)/bad.yaml"], into: "\(folder)/out")
      Issue.record("the specification is wrong")
    } catch {
      let first = error.diagnostics[0]
      #expect(first.message.contains(message))
      #expect(first.location?.line == line && first.location?.column == column)
    }
  }
}

@Test func `Cairo can write the SVG as a cross-check`() async throws {
  try await withFolder { folder in
    try write(["runge": runge], to: folder)
    _ = try await RenderResult(
      specs: ["\(folder)/runge.yaml"], into: "\(folder)/out",
      formats: Input(argument: "--format", "svg"), svg: .cairo, jobs: 1, shard: nil)
    let svg = try Files.text("\(folder)/out/runge.svg")
    #expect(svg.hasPrefix("<?xml") && !svg.contains("<text"))
  }
}
