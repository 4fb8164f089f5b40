import Specification
import Testing

private func read(_ network: String) throws(SpecificationFaults) -> ApproximantSpec? {
  let yaml = "panels: [fit]\napproximants:\n  - network: { \(network) }"
  return try FigureSpec(yaml: yaml).approximants.first
}

@Test func `given weights come with biases and a head`() throws {
  let written = "activation: square, weights: [1/2, 2], biases: [0, 1], head: [3, -1]"
  guard case .network(let network)? = try read(written)?.method else {
    Issue.record("the approximant is a chain")
    return
  }
  #expect(network.weights.map(\.value) == ["1/2", "2"] && network.fit == nil)
  #expect(network.head.map(\.value) == ["3", "-1"])
  #expect(network.head.first?.place == Place(line: 3, column: 78))
}

@Test func `layers are read row by row`() throws {
  let layers =
    "layers: [{ weights: [[1], [-1]], biases: [0, 1], activation: relu }, { weights: [[1, 1]] }]"
  guard case .layers(let read)? = try read(layers)?.method else {
    Issue.record("the approximant is a network")
    return
  }
  #expect(read.map { $0.weights.map { $0.map(\.value) } } == [[["1"], ["-1"]], [["1", "1"]]])
  #expect(read[0].biases.map(\.value) == ["0", "1"] && read[0].activation?.value == "relu")
  #expect(read[1].activation == nil && !read[1].residual)
}

@Test(
  arguments: [
    ("activation: square, depth: 2, head: [1, 2]", .needs("head", "weights")),
    ("activation: square, depth: 2, biases: [1, 2]", .needs("biases", "weights")),
    ("activation: square, weights: [1], bias: true", .conflict("bias", "weights")),
    ("activation: square, weights: [1], width: 3", .conflict("width", "weights")),
    (
      "activation: square, weights: [1], head: [1]",
      .wrongType(key: "head", expected: "two numbers, such as [2, -1] for 2F - 1")
    ),
    ("file: a.onnx, activation: relu", .conflict("activation", "file")),
    ("file: a.onnx, layers: [{ weights: [[1]] }]", .conflict("layers", "file")),
    ("layers: [{ weights: [[1]] }], residual: true", .conflict("residual", "layers")),
    ("layers: []", .outOfRange(key: "layers", expected: "at least one layer")),
    ("layers: ", .outOfRange(key: "layers", expected: "at least one layer")),
    ("layers: [{ activation: relu }]", .missingKey("weights")),
    (
      "layers: [{ weights: [[1, 2], [3]] }]",
      .outOfRange(key: "weights", expected: "rows of 2 numbers like the first")
    ),
    (
      "layers: [{ weights: [1, 2] }]",
      .wrongType(
        key: "weights", expected: "rows of numbers, such as [[1, 2], [3, 4]]: one row a unit")
    ),
  ] as [(String, SpecificationFault.Kind)])
func `keys that do not go together are told`(network: String, kind: SpecificationFault.Kind) {
  do throws(SpecificationFaults) {
    _ = try read(network)
    Issue.record("nothing was found wrong")
  } catch {
    #expect(error.faults.map(\.kind) == [kind])
    #expect(error.faults.first?.place.line == 3)
  }
}
