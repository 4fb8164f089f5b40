import Encoding
import Testing

@testable import Pipeline

private func input(_ name: String, _ text: String) -> Input { Input(argument: name, text) }

@Test func `taylor prints exact coefficients, the radius and the remainder of the sine`() throws {
  let result = try TaylorResult(
    of: input("EXPR", "sin(x)"), at: input("--at", "0"), degree: 7, on: input("--on", "-1..1"))
  let json = result.document.text
  #expect(json.hasPrefix("{\"schema\": \"residuum.taylor/1\""))
  #expect(
    json.contains(
      "\"exact\": [\"0\", \"1\", \"0\", \"-1/6\", \"0\", \"1/120\", \"0\", \"-1/5040\"]"))
  #expect(json.contains("\"radius\": \"inf\""))
  #expect(json.contains("\"peano\": \"o(x^8)\""))
  #expect(result.text.contains("(rigorous)"))
}

@Test(arguments: [
  ("relu(x)", "0", "has a kink"), ("log(x)", "0", "branch point"), ("1/x", "0", "pole"),
])
func `a centre where a function is not analytic is refused`(
  function: String, center: String, reason: String
) {
  do throws(Failure) {
    _ = try TaylorResult(
      of: input("EXPR", function), at: input("--at", center), degree: 3, on: nil)
    Issue.record("there is no series")
  } catch {
    #expect(error.diagnostics[0].message.contains(reason))
    #expect(error.diagnostics[0].location?.source == "argument 'EXPR'")
  }
}

@Test func `project prints coefficients, three errors and the digits it believes`() throws {
  let result = try ProjectResult(
    of: input("EXPR", "x^2"), on: input("--on", "-1..1"), weight: nil,
    basis: input("--basis", "legendre"), degree: 2)
  let json = result.document.text
  // x² = P₀/3 + 2P₂/3.
  #expect(json.contains("\"coefficients\": [0.3333333333333"))
  for key in ["orthonormalCoefficients", "\"l2\"", "\"rms\"", "\"sup\"", "\"digits\""] {
    #expect(json.contains(key))
  }
}

@Test(arguments: [
  ("x", "1..-1", "legendre"), ("x", "0..0", "legendre"), ("x", "-1..1", "laguerre"),
  ("x", "-1..1", "legnedre"), ("1/x", "-1..1", "legendre"),
])
func `a projection of bad input is refused`(function: String, interval: String, basis: String) {
  #expect(throws: Failure.self) {
    _ = try ProjectResult(
      of: input("EXPR", function), on: input("--on", interval), weight: nil,
      basis: input("--basis", basis), degree: 3)
  }
}

@Test func `expand prints F2 in the weights`() throws {
  let result = try ExpandResult(
    ChainRequest(
      activation: input("--activation", "square"), isResidual: true, depth: input("--depth", "2")))
  #expect(
    result.text.hasPrefix("F(x) = w1^4*w2^2*x^4 + 2*w1^2*w2^2*x^3 + (w1^2 + w2^2)*x^2 + x\n"))
  let json = result.document.text
  #expect(json.contains("\"rank\": 2") && json.contains("\"freeParameters\": 2"))
}

@Test func `expand prints the pieces of a ReLU chain`() throws {
  let result = try ExpandResult(
    ChainRequest(
      activation: input("--activation", "relu"), isResidual: false,
      weights: input("--weights", "2,-1"), biases: input("--biases", "1,3")))
  #expect(result.document.text.contains("\"pieces\": [{\"from\": \"-inf\""))
}

@Test func `the schema names every panel and the doctor every library`() {
  let schema = SchemaResult().document.text
  for panel in ["fit", "error", "spectrum", "convergence", "basis", "gram", "layers"] {
    #expect(schema.contains("\"\(panel)\""))
  }
  let doctor = DoctorResult(version: "test").document.text
  for library in ["cairo", "harfbuzz", "libdeflate", "flint", "cmark-gfm"] {
    #expect(doctor.contains("\"\(library)\""))
  }
}

@Test func `a plot is written in the formats its files name`() async throws {
  try await withFolder { folder in
    func plot(_ files: [String]) throws(Failure) {
      _ = try PlotResult(
        of: input("EXPR", "sin(x)"), on: input("--on", "-1..1"), taylor: input("--taylor", "1,3"),
        project: nil, basis: nil, panels: input("--panels", "fit,error"), title: "A plot",
        files: files)
    }
    try plot(["\(folder)/a.svg", "\(folder)/a.png"])
    #expect(try Files.text("\(folder)/a.svg").contains("A plot"))
    #expect(try Files.bytes("\(folder)/a.png").prefix(4) == [0x89, 0x50, 0x4E, 0x47])
    #expect(throws: Failure.self) { try plot(["\(folder)/b.gif"]) }
  }
}

@Test(arguments: [
  (1.0, 1.0, 15, "1"), (0.1, 1.0, 3, "0.1"), (0.123456, 1.0, 4, "0.123"),
  (-2.3e-16, 2.0, 15, "|.| < 2e-14"),
  (1e-13, 1.6, 14, "1e-13"), (0.0123456, 123.0, 6, "0.012"), (0.0, 1.0, 5, "0"),
])
func `a number shows the digits it has beside the largest`(
  value: Double, largest: Double, digits: Int, text: String
) {
  #expect(significant(value, digits, beside: largest) == text)
}
