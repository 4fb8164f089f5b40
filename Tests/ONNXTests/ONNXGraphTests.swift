import Exact
import Networks
import SwiftProtobuf
import Testing

@testable import ONNX

/// A tensor of doubles.
private func tensor(_ name: String, _ dims: [Int64], _ values: [Double]) -> Onnx_TensorProto {
  var tensor = Onnx_TensorProto()
  (tensor.name, tensor.dims, tensor.dataType) = (name, dims, 11)
  tensor.doubleData = values
  return tensor
}

private func integers(_ name: String, _ dims: [Int64], _ values: [Int64]) -> Onnx_TensorProto {
  var tensor = Onnx_TensorProto()
  (tensor.name, tensor.dims, tensor.dataType) = (name, dims, 7)
  tensor.int64Data = values
  return tensor
}

private func node(_ type: String, _ inputs: [String], _ output: String) -> Onnx_NodeProto {
  var node = Onnx_NodeProto()
  (node.opType, node.name, node.input, node.output) = (type, output, inputs, [output])
  return node
}

private func cast(_ input: String, to type: Int64, _ output: String) -> Onnx_NodeProto {
  var result = node("Cast", [input], output)
  var attribute = Onnx_AttributeProto()
  (attribute.name, attribute.i) = ("to", type)
  result.attribute = [attribute]
  return result
}

/// The network of a graph from `x` to `y`.
private func network(
  _ nodes: [Onnx_NodeProto], _ tensors: [Onnx_TensorProto], inputs: Int64? = 1
) throws -> Network {
  var model = Onnx_ModelProto()
  model.graph.node = nodes
  model.graph.initializer = tensors
  var input = Onnx_ValueInfoProto()
  input.name = "x"
  if let inputs {
    var dimension = Onnx_TensorShapeProto.Dimension()
    dimension.dimValue = inputs
    input.type.tensorType.shape.dim = [dimension]
  }
  var output = Onnx_ValueInfoProto()
  output.name = "y"
  (model.graph.input, model.graph.output) = ([input], [output])
  return try Network(onnx: try model.serializedBytes())
}

@Test func `integers beyond the doubles stay exact`() throws {
  let large = Int64(1) << 53 + 1
  let network = try network([node("MatMul", ["x", "w"], "y")], [integers("w", [1, 1], [large])])
  #expect(network.layers[0].weights == [[Rational(Int(large))]])
}

@Test func `casts of constants round to their type, casts of values do not`() throws {
  let nodes = [
    cast("w", to: 1, "v"), node("MatMul", ["x", "v"], "z"), cast("z", to: 1, "y"),
  ]
  let network = try network(nodes, [tensor("w", [1, 1], [0.1])])
  #expect(network.layers[0].weights == [[try #require(Rational(exactly: Double(Float(0.1))))]])
  #expect(throws: ONNXFault.self) {
    try ONNXTests.network(
      [cast("x", to: 7, "z"), node("Relu", ["z"], "y")], [])
  }
}

@Test func `a cast rounds once, and not to infinity`() throws {
  func casted(_ type: Int64, _ tensor: Onnx_TensorProto) throws -> Rational {
    try network([cast("w", to: type, "v"), node("MatMul", ["x", "v"], "y")], [tensor])
      .layers[0].weights[0][0]
  }
  #expect(try casted(11, integers("w", [1, 1], [1 << 53 + 1])) == Rational(1 << 53))
  // By way of the nearest double it would be the tie 2⁶⁰ + 2³⁶, which goes to 2⁶⁰.
  let above = Int64(1) << 60 + Int64(1) << 36
  #expect(try casted(1, integers("w", [1, 1], [above + 1])) == Rational(1 << 60 + 1 << 37))
  #expect(try casted(1, integers("w", [1, 1], [above - 1])) == Rational(1 << 60))
  #expect(try casted(1, integers("w", [1, 1], [above])) == Rational(1 << 60))
  #expect(throws: ONNXFault.notFinite(tensor: "w")) {
    try casted(1, tensor("w", [1, 1], [1e300]))
  }
}

@Test(
  arguments: [
    [0, 1], [1, 0], [0, 0], [2, 1], [1 << 40, 1], [1 << 20, 1 << 20], [Int64.max, Int64.max],
    [-1, 1],
    [1], [], [1, 1, 1],
  ] as [[Int64]])
func `extents that do not fit the numbers are refused`(dims: [Int64]) {
  #expect(throws: ONNXFault.self) {
    try network([node("MatMul", ["x", "w"], "y")], [tensor("w", dims, [1])])
  }
}

@Test func `a matrix without numbers is refused`() {
  for dims: [Int64] in [[0, 1], [1, 0], [0, 0]] {
    #expect(throws: ONNXFault.self) {
      try network([node("MatMul", ["x", "w"], "y")], [tensor("w", dims, [])])
    }
    #expect(throws: ONNXFault.self) {
      try network([node("MatMul", ["x", "w"], "y")], [tensor("w", dims, [])], inputs: nil)
    }
  }
}

@Test(arguments: [-1, 0, 1025, Int64.max]) func `inputs without a sensible extent are refused`(
  count: Int64
) {
  #expect(throws: ONNXFault.self) { try network([node("Relu", ["x"], "y")], [], inputs: count) }
}
