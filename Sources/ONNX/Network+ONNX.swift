public import Networks
internal import SwiftProtobuf

extension Network {
  /// Reads a multilayer perceptron from an ONNX file; every stored number is taken exactly.
  ///
  /// The graph has one input and one output, and of operators only products with weights, sums,
  /// constants, skips over one layer, and activations. Whatever else it holds is refused by name.
  ///
  /// - Throws: `ONNXFault`.
  /// - Complexity: O(nodes · width²) exact operations.
  public init(onnx bytes: [UInt8]) throws(ONNXFault) {
    guard let model = try? Onnx_ModelProto(serializedBytes: bytes), model.hasGraph else {
      throw .malformed
    }
    var graph = try ONNXGraph(model.graph)
    self = try graph.network()
  }
}
