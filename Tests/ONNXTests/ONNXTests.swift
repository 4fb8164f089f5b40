import Exact
import Formula
import Foundation
import Networks
import ONNX
import Testing

private func bytes(_ name: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: "scripts/networks/\(name).onnx")))
}

// Values by the reference evaluator of the format's own package, in single precision.
@Test(arguments: [
  ("tanh", [-0.77808315, 0.29551607, 0.42737436]), ("relu", [0.96354073, 0.0989463, 0.5316247]),
  ("square", [0.47190112, 1.1049495, 2.4599867]), ("skip", [-3.1532576, 0.5417183, 1.3124152]),
])
func `networks compute what the reference evaluator computes`(
  name: String, expected: [Double]
) throws {
  let function = NetworkFunction(try Network(onnx: try bytes(name)))
  for (x, value) in zip([-0.75, 0.1, 0.9], expected) {
    #expect(abs(function(x) - value) < 2e-6 * max(1, abs(value)), "\(name) at \(x)")
  }
}

@Test func `layers come out as they went in`() throws {
  let network = try Network(onnx: try bytes("square"))
  #expect(network.layers.map(\.width) == [4, 3, 1])
  #expect(network.layers.map(\.activation) == [.square, .square, .identity])
  let skip = try Network(onnx: try bytes("skip"))
  #expect(skip.layers.map(\.isResidual) == [false, true, false])
  #expect(skip.layers[1].activation == .named(.silu))
  #expect(skip.layers[0].weights == [[Rational(1, 2)], [Rational(-3, 2)]])
}

@Test func `other operators are refused by name`() throws {
  let data = try bytes("convolution")
  #expect(
    throws: ONNXFault.unsupported(
      operator: "Conv", node: "conv_c", reason: "it is not an operator of multilayer perceptrons")
  ) { try Network(onnx: data) }
}

@Test func `damaged files are refused and never trap`() throws {
  let data = try bytes("relu")
  #expect(throws: ONNXFault.malformed) { try Network(onnx: []) }
  for count in stride(from: 1, to: data.count, by: 3) {
    #expect(throws: ONNXFault.self) { try Network(onnx: Array(data.prefix(count))) }
  }
  for place in data.indices {
    var changed = data
    changed[place] ^= 0x41
    _ = try? Network(onnx: changed)
  }
}
