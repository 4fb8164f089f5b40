/// Why an ONNX file is no multilayer perceptron that can be read.
public enum ONNXFault: Error, Equatable, Sendable {
  /// The bytes are not a protocol buffer of the format, or hold no graph.
  case malformed
  /// An operator outside those of multilayer perceptrons, or used in another way than there.
  case unsupported(operator: String, node: String, reason: String)
  /// A value that nothing in the graph makes.
  case missing(String)
  /// The graph has several inputs or outputs.
  case ports(inputs: [String], outputs: [String])
  /// A tensor's numbers are in another file, or of a type that holds no real numbers.
  case unreadable(tensor: String, reason: String)
  /// Shapes that do not fit each other.
  case shape(node: String, expected: Int, found: [Int])
  /// A weight is infinite or not a number.
  case notFinite(tensor: String)
}
