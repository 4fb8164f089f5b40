import Exact
import Networks
import ONNX
import Specification

/// A trained network read from disk.
struct NetworkFile: Sendable {
  /// What the weights were stored in.
  enum Format: String, Sendable { case safetensors, onnx }

  /// The network, every stored number taken exactly.
  let network: Network
  /// What the weights were stored in.
  let format: Format

  /// The most weights that are read: beyond, no expansion or chart is of any use.
  static let parameterLimit = 1_000_000

  /// Reads a description in YAML, or an ONNX file.
  ///
  /// - Parameters:
  ///   - path: where the text names the file.
  ///   - folder: what a relative path starts from; nil for the current folder.
  /// - Throws: `Failure` at the place in the description that is wrong, or at the path.
  init(_ path: Input, relativeTo folder: String? = nil) throws(Failure) {
    let place = Self.join(folder, path.text)
    guard !place.hasSuffix(".onnx") else {
      try self.init(onnx: place, at: path)
      return
    }
    guard !place.hasSuffix(".safetensors") else {
      throw path.failure(
        "a safetensors file doesn't say which tensors make which layer",
        hint: "describe it in YAML: file: \(path.text), layers: [{ weight: …, bias: … }]")
    }
    let source = SourceText(
      path: place, text: try path.reading { () throws(Failure) in try Files.text(place) })
    let spec: NetworkFileSpec
    do {
      spec = try NetworkFileSpec(yaml: source.text)
    } catch {
      throw error.failure(in: source)
    }
    try self.init(spec, in: source, folder: Files.folder(of: place))
  }

  private init(_ spec: NetworkFileSpec, in source: SourceText, folder: String) throws(Failure) {
    let file = Input(spec.file, in: source)
    let place = Self.join(folder, spec.file.value)
    guard !place.hasSuffix(".onnx") else {
      guard spec.layers.isEmpty else {
        throw Failure(
          "an ONNX file knows its layers itself", at: source.location(spec.place),
          hint: "leave out 'layers'")
      }
      try self.init(onnx: place, at: file)
      return
    }
    guard !spec.layers.isEmpty else {
      throw Failure(
        "the key 'layers' is missing or empty", at: source.location(spec.place),
        hint: "one entry a layer, such as { weight: fc1.weight, bias: fc1.bias, activation: tanh }")
    }
    let bytes = try file.reading { () throws(Failure) in try Files.bytes(place) }
    let tensors: TensorFile
    do {
      tensors = try TensorFile(bytes)
    } catch {
      throw file.failure("\(place): \(error.message)")
    }
    var problems = Problems()
    let names = spec.layers.compactMap { layer in
      problems.collect { () throws(Failure) in try layer.names(in: source) }
    }
    try problems.check()
    do throws(TensorFault) {
      self.init(try Network(tensors, layers: names), .safetensors)
    } catch {
      throw Self.failure(error, spec, tensors, in: source)
    }
    try Self.check(network, at: file)
  }

  private init(_ network: Network, _ format: Format) {
    (self.network, self.format) = (network, format)
  }

  private init(onnx place: String, at path: Input) throws(Failure) {
    let bytes = try path.reading { () throws(Failure) in try Files.bytes(place) }
    do throws(ONNXFault) {
      self.init(try Network(onnx: bytes), .onnx)
    } catch {
      throw path.failure("\(place): \(error.message)")
    }
    try Self.check(network, at: path)
  }

  private static func check(_ network: Network, at path: Input) throws(Failure) {
    guard network.parameterCount <= parameterLimit else {
      throw path.failure(
        "\(network.parameterCount) weights; at most \(parameterLimit) are read",
        hint: "this is for networks small enough to be looked at")
    }
  }

  private static func join(_ folder: String?, _ path: String) -> String {
    guard let folder, folder != ".", !path.hasPrefix("/") else { return path }
    return folder + "/" + path
  }

  /// The fault at the name that caused it.
  private static func failure(
    _ fault: TensorFault, _ spec: NetworkFileSpec, _ tensors: TensorFile, in source: SourceText
  ) -> Failure {
    let named = spec.layers.flatMap { [$0.weight] + ($0.bias.map { [$0] } ?? []) }
    let culprit: String? =
      switch fault {
      case .missing(let name), .shape(let name, _, _, _), .notFinite(let name): name
      default: nil
      }
    var candidates = named
    if case .shape(_, let layer, _, _) = fault {
      let faulty = spec.layers[layer - 1]
      candidates = [faulty.weight] + (faulty.bias.map { [$0] } ?? [])
    }
    guard let culprit, let place = candidates.first(where: { $0.value == culprit }) else {
      return Input(spec.file, in: source).failure(fault.message)
    }
    var hint: String?
    if case .missing = fault {
      let names = tensors.tensors.map(\.name)
      hint = "the file has " + names.prefix(12).joined(separator: ", ")
    }
    if case .shape(_, _, .inputs, _) = fault {
      hint = "weights are units × inputs; 'transposed: true' reads inputs × units"
    }
    return Input(place, in: source).failure(fault.message, hint: hint)
  }
}

extension NetworkFileSpec.Layer {
  fileprivate func names(in source: SourceText) throws(Failure) -> Network.LayerNames {
    let function = try activation.map { text throws(Failure) in
      try Input(text, in: source).activation()
    }
    return Network.LayerNames(
      weight: weight.value, bias: bias?.value, activation: function ?? .identity,
      isResidual: residual, isTransposed: transposed)
  }
}

extension SourceText {
  /// A place in the text.
  func location(_ place: Place) -> Diagnostic.Location {
    location(line: place.line, column: place.column)
  }
}

extension Input {
  /// What a step reads from the file the text names; its failure points at the text.
  func reading<Value>(_ step: () throws(Failure) -> Value) throws(Failure) -> Value {
    do throws(Failure) {
      return try step()
    } catch {
      throw failure(error.diagnostics.first?.message ?? "can't be read")
    }
  }
}

extension TensorFault.Expectation {
  /// What is needed, in words.
  fileprivate var message: String {
    switch self {
    case .matrix: "a matrix of units × inputs is needed"
    case .inputs(let count):
      "it has to take \(count) input\(count == 1 ? "" : "s"), the units of the layer before"
    case .square: "a residual layer needs as many units as inputs"
    case .units(let count): "[\(count)] is needed, one number a unit"
    }
  }
}

extension TensorFault {
  /// What is wrong, in words.
  var message: String {
    switch self {
    case .truncated(let count): "the file ends after \(count) bytes, before its header does"
    case .headerTooLarge(let count, let limit):
      "the header claims \(count) bytes; at most \(limit) are read: is this a safetensors file?"
    case .header(let offset):
      "the header is not the JSON of a safetensors file, from byte \(offset)"
    case .entry(let tensor):
      "the header says something about '\(tensor)' that is not of a safetensors file"
    case .inexact(let tensor):
      "the tensor '\(tensor)' holds a 64-bit integer that no double is equal to"
    case .duplicateName(let name): "'\(name)' is given twice"
    case .incomplete(let name): "the tensor '\(name)' lacks its type, shape or place"
    case .unknownType(let type, let tensor):
      "the tensor '\(tensor)' has the type \(type), which holds no real numbers"
    case .badOffsets(let tensor): "the place of the tensor '\(tensor)' does not fit its shape"
    case .overlap(let first, let second): "the tensors '\(first)' and '\(second)' share bytes"
    case .unusedBytes(let offset): "the data from byte \(offset) on belong to no tensor"
    case .missing(let name): "no tensor '\(name)'"
    case .dataTruncated(let tensor, let expected, let found):
      "the file is cut off: the tensor '\(tensor)' ends at byte \(expected), the file after \(found)"
    case .negative(let tensor):
      "the tensor '\(tensor)' has a negative number in its shape or its place"
    case .shape(let name, let layer, let expected, let found):
      "layer \(layer): the tensor '\(name)' has the shape \(found); \(expected.message)"
    case .notFinite(let name): "the tensor '\(name)' holds an infinity or NaN"
    }
  }
}

extension ONNXFault {
  /// What is wrong, in words.
  var message: String {
    switch self {
    case .malformed: "not an ONNX file, or one without a graph"
    case .unsupported(let name, let node, let reason):
      "the operator \(name)" + (node.isEmpty ? "" : " of the node '\(node)'")
        + " can't be read: \(reason)"
    case .missing(let name): "nothing in the graph makes the value '\(name)'"
    case .ports(let inputs, let outputs):
      "a graph of one input and one output is needed; this one has \(inputs.count) inputs and "
        + "\(outputs.count) outputs"
    case .unreadable(let tensor, let reason): "the tensor '\(tensor)' can't be read: \(reason)"
    case .shape(let node, let expected, let found):
      "the node '\(node)' applies the shape \(found) to \(expected) values"
    case .notFinite(let tensor): "the tensor '\(tensor)' holds an infinity or NaN"
    }
  }
}
