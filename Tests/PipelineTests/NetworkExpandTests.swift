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
  #expect(projection.text.contains("1       1.0370"))
}
