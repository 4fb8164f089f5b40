/// All one-input, one-output networks of one form: what is fixed before the weights are chosen.
///
/// Hidden layers h₁ = g(W₁x + b₁) and hᵢ = g(Wᵢhᵢ₋₁ + bᵢ), with skips hᵢ = hᵢ₋₁ + g(Wᵢhᵢ₋₁ + bᵢ) from
/// the second layer on (the first widens x, so there is nothing to add); the output is a·hₙ + c.
/// Without biases there is no constant c either.
public struct NetworkFamily: Sendable, Equatable {
  /// g.
  public var activation: Activation
  /// The number of units in every hidden layer.
  public var width: Int
  /// The number of hidden layers.
  public var depth: Int
  /// Whether hidden layers after the first add their input to their output.
  public var isResidual: Bool
  /// Whether units have biases and the output a constant.
  public var hasBiases: Bool

  /// The family with these features.
  ///
  /// - Precondition: at least one layer and one unit.
  public init(
    activation: Activation, width: Int, depth: Int, isResidual: Bool = false,
    hasBiases: Bool = true
  ) {
    precondition(width >= 1 && depth >= 1, "a network needs a unit")
    self.activation = activation
    self.width = width
    self.depth = depth
    self.isResidual = isResidual
    self.hasBiases = hasBiases
  }

  /// The number of parameters inside activations: weights, then biases.
  public var innerParameters: Int {
    width + (depth - 1) * width * width + (hasBiases ? depth * width : 0)
  }

  /// The number of all parameters, the output's included.
  public var freeParameters: Int { innerParameters + width + (hasBiases ? 1 : 0) }

  /// The degree kⁿ for a polynomial activation of degree k; nil for other activations and beyond
  /// 2³⁰.
  public var degree: Int? {
    guard activation.polynomial != nil else { return nil }
    return ChainFamily(activation: activation, isResidual: isResidual, depth: depth).degree
  }

  /// The names of the parameters in their order: `w1_2_3` goes to the second unit of the first layer
  /// from its third input, `b1_2` is that unit's bias; then the output's `a1 …` and `c`.
  public var symbols: [String] {
    let inner = ParameterLayout(self).layers.enumerated().flatMap { index, layer in
      let rows = 1...layer.rows
      let weights = rows.flatMap { row in
        (1...layer.columns).map { "w\(index + 1)_\(row)_\($0)" }
      }
      return weights + (layer.biases == nil ? [] : rows.map { "b\(index + 1)_\($0)" })
    }
    return inner + (1...width).map { "a\($0)" } + (hasBiases ? ["c"] : [])
  }

  /// The network with these parameters, in the order of ``innerParameters`` layer by layer, and this
  /// output: a₁ … aₘ, then c.
  func network(_ parameters: [Double], head: [Double]) -> NetworkFunction {
    var layers = ParameterLayout(self).layers.map { layer in
      NetworkFunction.Layer(
        weights: (0..<layer.rows).map { row in
          (0..<layer.columns).map { parameters[layer.weight(row, $0)] }
        },
        biases: (0..<layer.rows).map { row in layer.biases.map { parameters[$0 + row] } ?? 0 },
        activation: activation, isResidual: layer.isResidual)
    }
    layers.append(
      NetworkFunction.Layer(
        weights: [Array(head.prefix(width))], biases: [head[width]], activation: .identity))
    return NetworkFunction(layers)
  }
}
