/// A network whose output is linear in its last step: Σ aₖ φₖ(x; θ) + c.
protocol FitModel: Sendable {
  /// What a forward sweep leaves for the backward one.
  associatedtype Trace: Sendable
  /// Whether a and c are fitted; otherwise the only feature is the output.
  var hasHead: Bool { get }
  /// Whether a head has the constant c.
  var hasConstant: Bool { get }
  /// φ(x; θ) by one forward sweep.
  func features(_ parameters: [Double], at points: [Double]) -> Features<Trace>
  /// ∂(Σ aₖ φₖ)/∂θ times a factor at every point, one column per parameter, by one backward sweep.
  func gradients(
    _ parameters: [Double], head: [Double], scales: [Double], at points: [Double], _ trace: Trace
  ) -> [[Double]]
  /// Parameters to start from.
  func start(_ index: Int, reach: Double, _ source: inout SplitMix) -> [Double]
}

/// The features φ of a model at some points.
struct Features<Trace: Sendable>: Sendable {
  /// One column per feature.
  var values: [[Double]]
  /// Bounds on their rounding errors, from running error analysis.
  var noise: [[Double]]
  var trace: Trace
}

extension FitModel {
  var hasConstant: Bool { true }
}

/// A chain as a model; parameters are the weights, then the biases.
struct ChainModel: LayeredModel {
  let family: ChainFamily
  let layout: ParameterLayout
  let activation: ActivationFunction

  init(_ family: ChainFamily) {
    self.family = family
    layout = ParameterLayout(family)
    activation = ActivationFunction(family.activation)
  }

  var hasHead: Bool { family.hasHead }

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
