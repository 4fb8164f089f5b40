import Exact
import Formula
import Networks

/// The walk over a graph's nodes, in their order, which the format requires to be topological.
struct ONNXGraph {
  private let graph: Onnx_GraphProto
  private var constants: [String: ONNXTensor] = [:]
  private var values: [String: ONNXValue] = [:]

  init(_ graph: Onnx_GraphProto) throws(ONNXFault) {
    self.graph = graph
    for tensor in graph.initializer { constants[tensor.name] = try ONNXTensor(tensor) }
  }

  /// The network of the graph.
  mutating func network() throws(ONNXFault) -> Network {
    let inputs = graph.input.filter { constants[$0.name] == nil }
    guard inputs.count == 1, graph.output.count == 1 else {
      throw .ports(inputs: inputs.map(\.name), outputs: graph.output.map(\.name))
    }
    let extent = inputs[0].type.tensorType.shape.dim.last?.dimValue ?? 0
    if extent > 0 { try start(inputs[0].name, extent: Int(clamping: extent)) }
    for node in graph.node { try run(node, input: inputs[0].name) }
    guard let value = values[graph.output[0].name] else { throw .missing(graph.output[0].name) }
    let output = Network.Layer(
      weights: value.matrix, biases: value.offset, activation: .identity)
    let layers = value.isPlain && !value.layers.isEmpty ? value.layers : value.layers + [output]
    return Network(layers)
  }

  private mutating func run(_ node: Onnx_NodeProto, input: String) throws(ONNXFault) {
    guard let result = node.output.first else { return }
    func unsupported(_ reason: String) -> ONNXFault {
      .unsupported(operator: node.opType, node: node.name, reason: reason)
    }
    guard node.domain.isEmpty || node.domain == "ai.onnx" else {
      throw unsupported("it belongs to the domain \(node.domain)")
    }
    switch node.opType {
    case "Constant":
      guard let attribute = node.attribute.first else { throw unsupported("it has no value") }
      constants[result] = try attribute.constant(unsupported("it holds no numbers"))
    case "Transpose":
      guard let tensor = node.input.first.flatMap({ constants[$0] }), tensor.isMatrix else {
        throw unsupported("only matrices of weights are transposed")
      }
      constants[result] = tensor.transposed
    case "Identity", "Dropout", "Flatten", "Cast":
      let isCast = node.opType == "Cast"
      let type = isCast ? node.integer("to", else: 0) : 11
      guard [1, 11].contains(type) else {
        throw unsupported("it casts to another type than float or double")
      }
      if let name = node.input.first, let tensor = constants[name] {
        // What is computed is exact whatever its type; what is stored is rounded.
        guard let stored = isCast ? type == 1 ? tensor.single : tensor.double : tensor else {
          throw .notFinite(tensor: name)
        }
        constants[result] = stored
      } else {
        values[result] = try value(node.input.first)
      }
    case "Gemm", "MatMul":
      try startIfNeeded(node, input)
      values[result] = try product(node)
    case "Add", "Sub", "Mul", "Div", "Pow":
      values[result] = try arithmetic(node)
    default:
      guard let activation = try Self.activation(node) else {
        throw unsupported("it is not an operator of multilayer perceptrons")
      }
      values[result] = try value(node.input.first).activated(activation)
    }
  }

  private func value(_ name: String?) throws(ONNXFault) -> ONNXValue {
    guard let name, let value = values[name] else { throw .missing(name ?? "") }
    return value
  }

  /// Takes the number of inputs from the first matrix, where the graph leaves it open.
  private mutating func startIfNeeded(_ node: Onnx_NodeProto, _ input: String) throws(ONNXFault) {
    guard node.input.count >= 2, node.input[0] == input, values[input] == nil,
      let weights = constants[node.input[1]], weights.isMatrix
    else { return }
    let isTransposed = node.opType == "Gemm" && node.integer("transB", else: 0) != 0
    try start(input, extent: isTransposed ? weights.shape[1] : weights.shape[0])
  }

  /// The largest number of inputs: the map of the input is kept as a matrix of its square.
  private static let largestExtent = 1024

  private mutating func start(_ input: String, extent: Int) throws(ONNXFault) {
    guard (1...Self.largestExtent).contains(extent) else {
      throw .shape(node: input, expected: Self.largestExtent, found: [extent])
    }
    values[input] = ONNXValue(units: extent, after: [])
  }

  /// α·x·W + β·b; the rows of a batch stand one below another, so W has one column per unit.
  private func product(_ node: Onnx_NodeProto) throws(ONNXFault) -> ONNXValue {
    func unsupported(_ reason: String) -> ONNXFault {
      .unsupported(operator: node.opType, node: node.name, reason: reason)
    }
    guard node.input.count >= 2, let weights = constants[node.input[1]], weights.isMatrix else {
      throw unsupported("its second operand is not a matrix of weights")
    }
    let input = try value(node.input[0])
    let isGemm = node.opType == "Gemm"
    guard !isGemm || node.integer("transA", else: 0) == 0 else {
      throw unsupported("transA is set")
    }
    let isTransposed = isGemm && node.integer("transB", else: 0) != 0
    let rows = isTransposed ? weights.rows : weights.transposed.rows
    guard let width = rows.first?.count, width == input.count else {
      throw .shape(node: node.name, expected: input.count, found: weights.shape)
    }
    var result = input.multiplied(by: rows)
    guard isGemm else { return result }
    let (alpha, beta) = (node.number("alpha", else: 1), node.number("beta", else: 1))
    guard let alpha, let beta else { throw unsupported("alpha or beta is not finite") }
    result = result.scaled(by: [alpha]) ?? result
    guard node.input.count > 2, !node.input[2].isEmpty else { return result }
    guard let bias = constants[node.input[2]] else { throw .missing(node.input[2]) }
    guard let sum = result.adding(bias.values.map { beta * $0 }) else {
      throw .shape(node: node.name, expected: result.count, found: bias.shape)
    }
    return sum
  }

  private func arithmetic(_ node: Onnx_NodeProto) throws(ONNXFault) -> ONNXValue {
    func unsupported(_ reason: String) -> ONNXFault {
      .unsupported(operator: node.opType, node: node.name, reason: reason)
    }
    guard node.input.count == 2 else { throw unsupported("it has not two operands") }
    let constant = (constants[node.input[0]], constants[node.input[1]])
    if constant.0 == nil, constant.1 == nil {
      let (first, second) = (try value(node.input[0]), try value(node.input[1]))
      let result: ONNXValue? =
        switch node.opType {
        case "Add": first.adding(second)
        case "Sub": second.scaled(by: [-1]).flatMap(first.adding)
        case "Mul": first.multiplied(by: second)
        default: nil
        }
      guard let result else {
        throw unsupported(
          "these two values are neither a skip over one layer nor a known activation")
      }
      return result
    }
    let isSecond = constant.0 == nil
    guard let tensor = constant.0 ?? constant.1 else { throw .missing(node.input[0]) }
    let operand = try value(node.input[isSecond ? 0 : 1])
    let numbers = tensor.values
    var result: ONNXValue?
    switch (node.opType, isSecond) {
    case ("Add", _): result = operand.adding(numbers)
    case ("Sub", true): result = operand.adding(numbers.map { -$0 })
    case ("Sub", false): result = operand.scaled(by: [-1])?.adding(numbers)
    case ("Mul", _): result = operand.scaled(by: numbers)
    case ("Div", true) where numbers.allSatisfy({ !$0.isZero }):
      result = operand.scaled(by: numbers.map { 1 / $0 })
    case ("Pow", true):
      guard let exponent = tensor.scalar?.integer, (1...64).contains(exponent) else {
        throw unsupported("the exponent is not a whole number from 1 to 64")
      }
      return exponent == 1
        ? operand
        : exponent == 2
          ? operand.multiplied(by: operand) ?? operand.activated(.square)
          : operand.activated(.power(exponent))
    default: throw unsupported("a constant is divided by a value, or by 0")
    }
    guard let result else {
      throw .shape(node: node.name, expected: operand.count, found: tensor.shape)
    }
    return result
  }

  /// The activation of an operator, nil for other operators.
  private static func activation(_ node: Onnx_NodeProto) throws(ONNXFault) -> Activation? {
    func plain(
      _ activation: Activation, alpha: Double, gamma: Double? = nil
    ) throws(ONNXFault) -> Activation {
      for (name, value) in [("alpha", alpha), ("gamma", gamma)] {
        guard let value, let written = node.attribute.first(where: { $0.name == name }),
          abs(Double(written.f) - value) > 1e-7 * value
        else { continue }
        throw .unsupported(
          operator: node.opType, node: node.name,
          reason: "\(name) is \(written.f), where \(activation) has \(value)")
      }
      return activation
    }
    switch node.opType {
    case "Relu": return .relu
    case "Tanh": return .named(.tanh)
    case "Sigmoid": return .named(.sigmoid)
    case "Softplus": return .named(.softplus)
    case "Softsign": return .named(.softsign)
    case "Mish": return .named(.mish)
    case "HardSwish": return .named(.hardswish)
    case "Elu": return try plain(.named(.elu), alpha: 1)
    case "LeakyRelu": return try plain(.named(.leakyrelu), alpha: 0.01)
    case "Selu": return try plain(.named(.selu), alpha: 1.6732632, gamma: 1.0507010)
    case "Swish": return try plain(.named(.silu), alpha: 1)
    case "Gelu":
      let form = node.attribute.first { $0.name == "approximate" }.map { Array($0.s) } ?? []
      guard form.isEmpty || form == Array("none".utf8) else {
        throw .unsupported(
          operator: node.opType, node: node.name, reason: "it is the approximation by tanh")
      }
      return .named(.gelu)
    default: return nil
    }
  }
}

extension Onnx_NodeProto {
  fileprivate func integer(_ name: String, else value: Int64) -> Int64 {
    attribute.first { $0.name == name }?.i ?? value
  }

  fileprivate func number(_ name: String, else value: Rational) -> Rational? {
    guard let written = attribute.first(where: { $0.name == name }) else { return value }
    return Rational(exactly: Double(written.f))
  }
}

extension Onnx_AttributeProto {
  fileprivate func constant(_ fault: ONNXFault) throws(ONNXFault) -> ONNXTensor {
    switch name {
    case "value": return try ONNXTensor(t)
    case "value_float":
      guard let value = Rational(exactly: Double(f)) else { throw fault }
      return ONNXTensor(shape: [], values: [value])
    case "value_int": return ONNXTensor(shape: [], values: [Rational(Int(i))])
    case "value_floats":
      let values = floats.compactMap { Rational(exactly: Double($0)) }
      guard values.count == floats.count else { throw fault }
      return ONNXTensor(shape: [values.count], values: values)
    case "value_ints":
      return ONNXTensor(shape: [ints.count], values: ints.map { Rational(Int($0)) })
    default: throw fault
    }
  }
}
