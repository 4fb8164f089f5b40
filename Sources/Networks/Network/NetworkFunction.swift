import Exact

/// A network in double precision, evaluated layer by layer.
public struct NetworkFunction: Sendable {
  /// One layer h ↦ g(Wh + b) (+ h).
  public struct Layer: Sendable, Equatable {
    /// One row of weights per unit, one column per input.
    public var weights: [[Double]]
    /// One bias per unit.
    public var biases: [Double]
    /// What is applied to every unit; `identity` for an affine layer.
    public var activation: Activation
    /// Whether the layer adds its input to its output.
    public var isResidual: Bool

    /// The layer with these parameters.
    public init(
      weights: [[Double]], biases: [Double], activation: Activation, isResidual: Bool = false
    ) {
      precondition(weights.count == biases.count && !weights.isEmpty, "one bias per unit")
      self.weights = weights
      self.biases = biases
      self.activation = activation
      self.isResidual = isResidual
    }
  }

  /// The layers from the input to the output.
  public let layers: [Layer]
  private let functions: [ActivationFunction]

  /// The network of these layers.
  ///
  /// - Precondition: at least one layer, each taking as many inputs as the one before has units.
  public init(_ layers: [Layer]) {
    precondition(!layers.isEmpty, "a network needs a layer")
    self.layers = layers
    functions = layers.map { ActivationFunction($0.activation) }
  }

  /// The network with its parameters rounded to doubles.
  public init(_ network: Network) {
    self.init(
      network.layers.map { layer in
        Layer(
          weights: layer.weights.map { $0.map(\.doubleValue) },
          biases: layer.biases.map(\.doubleValue), activation: layer.activation,
          isResidual: layer.isResidual)
      })
  }

  /// The same network with its doubles taken as exact rationals; nil when one is not finite.
  public var exact: Network? {
    var exact: [Network.Layer] = []
    for layer in layers {
      let rows = layer.weights.map { $0.compactMap { Rational(exactly: $0) } }
      let biases = layer.biases.compactMap { Rational(exactly: $0) }
      guard zip(rows, layer.weights).allSatisfy({ $0.count == $1.count }),
        biases.count == layer.biases.count
      else { return nil }
      exact.append(
        Network.Layer(
          weights: rows, biases: biases, activation: layer.activation,
          isResidual: layer.isResidual))
    }
    return Network(exact)
  }

  /// The values of all outputs.
  public func callAsFunction(_ inputs: [Double]) -> [Double] {
    var values = inputs
    for index in layers.indices { values = step(index, values) }
    return values
  }

  /// The value of the only output at the only input.
  ///
  /// - Precondition: one input and one output.
  public func callAsFunction(_ x: Double) -> Double {
    let outputs = self([x])
    precondition(outputs.count == 1, "one output")
    return outputs[0]
  }

  /// The values of every layer's units, from the inputs on.
  public func layers(at inputs: [Double]) -> [[Double]] {
    var values = [inputs]
    for index in layers.indices { values.append(step(index, values[index])) }
    return values
  }

  /// The values that layer `count` is given.
  func values(after count: Int, at inputs: [Double]) -> [Double] {
    var values = inputs
    for index in 0..<count { values = step(index, values) }
    return values
  }

  private func step(_ index: Int, _ values: [Double]) -> [Double] {
    let (layer, function) = (layers[index], functions[index])
    return layer.weights.indices.map { unit in
      let output = function.value(layer.biases[unit] + dot(layer.weights[unit], values))
      return layer.isResidual ? values[unit] + output : output
    }
  }
}
