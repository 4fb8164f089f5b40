/// A network whose output is linear in its last step: Σ aₖ φₖ(x; θ) + c.
protocol FitModel: Sendable {
  /// The number of parameters θ that enter non-linearly.
  var parameterCount: Int { get }
  /// The number of features φ.
  var featureCount: Int { get }
  /// Whether a and c are fitted; otherwise the only feature is the output.
  var hasHead: Bool { get }
  /// Whether a head has the constant c.
  var hasConstant: Bool { get }
  /// φ(x; θ) as one column per feature, with bounds on the rounding errors from running error
  /// analysis.
  func features(_ parameters: [Double], at points: [Double])
    -> (values: [[Double]], noise: [[Double]])
  /// ∂(Σ aₖ φₖ)/∂θ as one column per parameter, by one backward sweep.
  func gradients(_ parameters: [Double], head: [Double], at points: [Double]) -> [[Double]]
  /// Parameters to start from.
  func start(_ index: Int, reach: Double, _ source: inout SplitMix) -> [Double]
}

extension FitModel {
  var hasConstant: Bool { true }
}

/// A chain as a model; parameters are the weights, then the biases.
struct ChainModel: FitModel {
  let family: ChainFamily
  private let activation: ActivationFunction

  init(_ family: ChainFamily) {
    self.family = family
    activation = ActivationFunction(family.activation)
  }

  var parameterCount: Int { family.depth * (family.hasBiases ? 2 : 1) }
  var featureCount: Int { 1 }
  var hasHead: Bool { family.hasHead }

  func features(_ parameters: [Double], at points: [Double])
    -> (values: [[Double]], noise: [[Double]])
  {
    let unit = 0.5 * Double.ulpOfOne
    var values = points
    var noise = points.map { _ in 0.0 }
    for layer in 0..<family.depth {
      let weight = parameters[layer]
      let bias = family.hasBiases ? parameters[family.depth + layer] : 0
      for row in values.indices {
        let value = values[row]
        let inner = weight * value + bias
        let spread = abs(weight) * noise[row] + unit * (abs(weight * value) + abs(bias))
        let output = activation.value(inner)
        let change = abs(activation.slope(inner)) * spread + unit * abs(output)
        values[row] = family.isResidual ? value + output : output
        noise[row] = family.isResidual ? noise[row] + change + unit * abs(values[row]) : change
      }
    }
    return ([values], [noise])
  }

  func gradients(_ parameters: [Double], head: [Double], at points: [Double]) -> [[Double]] {
    var layers = [points]
    for layer in 0..<family.depth {
      let weight = parameters[layer]
      let bias = family.hasBiases ? parameters[family.depth + layer] : 0
      layers.append(
        layers[layer].map { value in
          let output = activation.value(weight * value + bias)
          return family.isResidual ? value + output : output
        })
    }
    var columns = parameters.map { _ in points }
    var adjoints = points.map { _ in head[0] }
    for layer in (0..<family.depth).reversed() {
      let weight = parameters[layer]
      let bias = family.hasBiases ? parameters[family.depth + layer] : 0
      for row in points.indices {
        let slope = adjoints[row] * activation.slope(weight * layers[layer][row] + bias)
        columns[layer][row] = slope * layers[layer][row]
        if family.hasBiases { columns[family.depth + layer][row] = slope }
        adjoints[row] = slope * weight + (family.isResidual ? adjoints[row] : 0)
      }
    }
    return columns
  }

  func start(_ index: Int, reach: Double, _ source: inout SplitMix) -> [Double] {
    let layers = (1...max(family.depth, 1)).prefix(family.depth)
    if index == 0 || (index % 4 == 0 && family.isResidual) {
      // Scaling and squaring, the deep limit of small steps; later ones wander from it.
      let weights = layers.map { layer in
        let size = (1 / (Double(1 << min(family.depth - layer + 2, 60)) * reach)).squareRoot()
        return index == 0 ? size : size * (0.6 + 0.8 * source.uniform())
      }
      return weights + (family.hasBiases ? layers.map { _ in 0 } : [])
    }
    if index % 4 == 1, !family.isResidual, family.hasBiases {
      // Near cos 2t = 2cos²t − 1: the plain chain that folds the interval again and again.
      let weights = layers.map { layer in
        layer == 1 ? (0.3 + source.uniform()) / reach : 1.2 + 1.2 * source.uniform()
      }
      return weights + layers.map { $0 == 1 ? 2 * source.uniform() - 1 : -0.5 - source.uniform() }
    }
    let weights = layers.map { _ in
      (source.uniform() < 0.5 ? -1.5 : 1.5) * source.uniform() / reach
    }
    return weights + (family.hasBiases ? layers.map { _ in 2 * source.uniform() - 1 } : [])
  }
}
