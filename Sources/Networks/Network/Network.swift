public import Exact

/// A network with layers of any width and exact parameters: hᵢ = g(Wᵢhᵢ₋₁ + bᵢ) (+ hᵢ₋₁), h₀ = x.
public struct Network: Sendable, Equatable {
  /// One layer.
  public struct Layer: Sendable, Equatable {
    /// One row of weights per unit, one column per input.
    public var weights: [[Rational]]
    /// One bias per unit.
    public var biases: [Rational]
    /// What is applied to every unit; `identity` for an affine layer.
    public var activation: Activation
    /// Whether the layer adds its input to its output.
    public var isResidual: Bool

    /// The layer with these parameters.
    ///
    /// - Precondition: one bias per row, rows of one length, and as many rows as columns in a
    ///   residual layer.
    public init(
      weights: [[Rational]], biases: [Rational], activation: Activation, isResidual: Bool = false
    ) {
      precondition(weights.count == biases.count && !weights.isEmpty, "one bias per unit")
      precondition(weights.allSatisfy { $0.count == weights[0].count }, "rows of one length")
      precondition(!isResidual || weights.count == weights[0].count, "skips need equal widths")
      self.weights = weights
      self.biases = biases
      self.activation = activation
      self.isResidual = isResidual
    }

    /// The number of units.
    public var width: Int { weights.count }
    /// The number of inputs.
    public var inputCount: Int { weights[0].count }
  }

  /// The layers from the input to the output.
  public let layers: [Layer]

  /// The network of these layers.
  ///
  /// - Precondition: at least one layer, each taking as many inputs as the one before has units.
  public init(_ layers: [Layer]) {
    precondition(!layers.isEmpty, "a network needs a layer")
    for (before, after) in zip(layers, layers.dropFirst()) {
      precondition(before.width == after.inputCount, "layers of unequal widths")
    }
    self.layers = layers
  }

  /// A chain as a network of width one.
  public init(_ chain: Chain) {
    var layers = chain.weights.indices.map { index in
      Layer(
        weights: [[chain.weights[index]]], biases: [chain.biases.isEmpty ? 0 : chain.biases[index]],
        activation: chain.activation, isResidual: chain.isResidual)
    }
    if let head = chain.head {
      layers.append(Layer(weights: [[head.scale]], biases: [head.offset], activation: .identity))
    }
    self.init(
      layers.isEmpty ? [Layer(weights: [[1]], biases: [0], activation: .identity)] : layers)
  }

  /// The number of inputs.
  public var inputCount: Int { layers[0].inputCount }
  /// The number of outputs.
  public var outputCount: Int { layers[layers.count - 1].width }
  /// The number of layers that are not affine.
  public var depth: Int { layers.count { $0.activation != .identity } }
  /// The largest number of units in a layer that is not affine; 0 without one.
  public var width: Int {
    layers.filter { $0.activation != .identity }.map(\.width).max() ?? 0
  }
  /// The number of weights and biases, zeros included.
  public var parameterCount: Int { layers.map { $0.width * ($0.inputCount + 1) }.reduce(0, +) }
}
