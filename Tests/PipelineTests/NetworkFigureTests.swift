import Approximation
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

@Test func `a head of given weights is applied`() throws {
  let written = "activation: square, residual: true, weights: [1/2], head: [3, -1/4]"
  let study = try study(written)
  let approximant = try #require(study.approximants.first)
  for x in [-1.0, 0.25, 0.5] { #expect(approximant.function(x) == 3 * (x + x * x / 4) - 0.25) }
  #expect(approximant.coefficients == [-0.25, 3, 0.75] && approximant.parameters == 3)
}

@Test func `a network is written layer by layer`() throws {
  // ReLU(x) + ReLU(−x) is |x|.
  let layers = "layers: [{ weights: [[1], [-1]], activation: relu }, { weights: [[1, 1]] }]"
  let approximant = try #require(try study(layers).approximants.first)
  for x in [-0.75, 0, 0.5] { #expect(approximant.function(x) == abs(x)) }
  #expect(approximant.function.breakpoints == [0])
}

@Test(arguments: [
  ("activation: square, weights: [1, sqrt(2)]", "not rational", 49),
  ("activation: square, weights: [1], head: [1, e]", "not rational", 60),
  ("layers: [{ weights: [[1], [2]], activation: sine }]", "sine", 60),
  ("layers: [{ weights: [[1], [2]], biases: [1] }]", "1 biases for 2 units", 57),
  ("layers: [{ weights: [[1, 2]] }]", "2 columns of weights for 1 input", 38),
  ("layers: [{ weights: [[1], [2]] }]", "2 outputs", 38),
])
func `what is wrong with written numbers is told at its place`(
  written: String, message: String, column: Int
) {
  let failure = #expect(throws: Failure.self) { try study(written) }
  let first = failure?.diagnostics.first
  #expect(first?.message.contains(message) == true)
  #expect(first?.location?.line == 4 && first?.location?.column == column)
}

@Test func `one network may stand at the top of a figure`() throws {
  let text = "network: { activation: relu, weights: [1, 1] }\npanels: [diagram]\n"
  let study = try Study(
    try FigureSpec(yaml: text), in: SourceText(path: "figure.yaml", text: text))
  #expect(study.approximants.map(\.name) == ["chain1"])
}

@Test func `the weight of a figure is that of its projections, fits and errors`() throws {
  func study(_ weight: String) throws -> Study {
    let text = """
      function: exp(x)
      domain: [-1, 1]
      weight: \(weight)
      approximants:
        - projection: { degree: 2 }
        - network: { activation: square, bias: true, depth: 1, fit: { starts: 2 } }
      panels: [error]
      """
    return try Study(
      try FigureSpec(yaml: text), in: SourceText(path: "figure.yaml", text: text))
  }
  // A parabola is a chain of one square: both are the best one in the same inner product.
  for weight in ["1", "1 + x", "exp(-3x)"] {
    let errors = try study(weight).approximants.map { try #require($0.errors) }
    #expect(abs(errors[0].rms / errors[1].rms - 1) < 1e-9, "\(weight)")
  }
  let plain = try #require(try study("1").approximants[0].errors)
  let tilted = try #require(try study("exp(-3x)").approximants[0].errors)
  #expect(abs(plain.rms - tilted.rms) > 1e-3)
  #expect(throws: Failure.self) { try study("x") }
}
