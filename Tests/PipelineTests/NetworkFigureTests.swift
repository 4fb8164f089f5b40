import Specification
import Testing

@testable import Pipeline

private func study(_ approximant: String, function: String = "sin(3x)") throws -> Study {
  let text = """
    function: \(function)
    domain: [-1, 1]
    approximants:
      - network: { \(approximant) }
    panels: [fit]
    """
  // A path of the package, so that files stand beside it.
  return try Study(
    try FigureSpec(yaml: text), in: SourceText(path: "scripts/networks/figure.yaml", text: text))
}

@Test(arguments: ["tanh.yaml", "tanh.onnx"]) func `figures draw trained networks from files`(
  file: String
) throws {
  let approximant = try #require(try study("file: \(file)").approximants.first)
  #expect(approximant.name == "tanh" && approximant.parameters == 97)
}

@Test func `figures fit wide networks`() throws {
  let written = "activation: tanh, width: 3, depth: 1, bias: true, fit: { starts: 2 }"
  let approximant = try #require(try study(written).approximants.first)
  #expect(approximant.parameters == 10 && approximant.errors != nil)
}

@Test func `a missing network is told at its place`() throws {
  let failure = #expect(throws: Failure.self) { try study("file: nonesuch.yaml") }
  let location = failure?.diagnostics.first?.location
  #expect(location?.line == 4 && location?.column == 22)
}
