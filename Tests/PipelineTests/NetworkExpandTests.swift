import Encoding
import Pipeline
import Testing

private let folder = "scripts/networks"

private func expand(
  _ name: String, on interval: String? = nil, at center: String? = nil, degree: Int? = nil
) throws -> NetworkExpandResult {
  try NetworkExpandResult(
    network: Input(argument: "--network", "\(folder)/\(name).yaml"),
    on: interval.map { Input(argument: "--on", $0) },
    at: center.map { Input(argument: "--at", $0) }, basis: nil, degree: degree)
}

@Test func `trained rectifiers expand to exact pieces`() throws {
  let text = try expand("relu").document.text
  #expect(text.contains(#""mode": "exact""#) && text.contains(#""from": "-inf""#))
}

@Test func `a trained squaring network expands to one polynomial of degree four`() throws {
  let text = try expand("square").document.text
  #expect(text.contains(#""degree": 4"#) && text.contains(#""pieces": null"#))
}

@Test func `a trained network of tanh is expanded by series or projection only`() throws {
  let failure = #expect(throws: Failure.self) { try expand("tanh") }
  #expect(failure?.diagnostics.first?.hint?.contains("--at") == true)
  // sin 3x = 3x − 9/2 x³ + …, as well as the training came.
  let series = try expand("tanh", at: "0", degree: 3).document.text
  #expect(series.contains(#""mode": "taylor""#) && series.contains(#""enclosures""#))
  let projection = try expand("tanh", on: "-1..1", degree: 9)
  #expect(projection.document.text.contains(#""basis": "legendre""#))
  #expect(projection.text.contains("1   1.0370"))
}

private func project(
  _ activation: String, weights: String, biases: String? = nil, on interval: String, degree: Int
) throws -> NetworkExpandResult {
  try NetworkExpandResult(
    chain: ChainRequest(
      activation: Input(argument: "--activation", activation), isResidual: false,
      weights: Input(argument: "--weights", weights),
      biases: biases.map { Input(argument: "--biases", $0) }),
    on: Input(argument: "--on", interval), at: nil, basis: nil, degree: degree)
}

@Test func `integrals end at the constants that were written`() throws {
  let third = try project("identity", weights: "1", on: "0..1/3", degree: 2)
  #expect(third.document["exact"]?.strings == ["1/6", "1/6", "0"])
  let pi = try project("identity", weights: "1", on: "0..pi", degree: 1)
  #expect(pi.document["exact"] == .null)
}

// ReLU²(1 − 2ReLU²(x)) = (1 − 2x²)² from 0 to 1/√2, then 0: its mean on [0, 1] is 8/(15√2).
@Test func `integrals up to irrational break points are enclosed`() throws {
  let result = try project("relu2", weights: "1,-2", biases: "0,1", on: "0..1", degree: 2)
  let first = result.document["functions"]?.array?.first?["enclosures"]?.array?.first?.strings
  #expect(first?.first?.hasPrefix("0.377123616632825") == true)
  #expect(result.text.contains("certified"))
}

@Test func `weights that are doubles have no fractions`() throws {
  let result = try project("identity", weights: "sqrt(2)", on: "0..1", degree: 1)
  #expect(result.document["exact"] == .null)
  #expect(result.document["weights"]?.strings == ["1.4142135623730951"])
  #expect(result.text.contains("nearest doubles"))
}

@Test func `noise of a projection is not printed`() throws {
  let text = try project("tanh", weights: "1,-2", on: "-1..1", degree: 6).text
  let even = text.split(separator: "\n").filter { $0.hasPrefix("2 ") || $0.hasPrefix("4 ") }
  #expect(even.count == 2 && even.allSatisfy { $0.contains(" |.| < ") })
}
