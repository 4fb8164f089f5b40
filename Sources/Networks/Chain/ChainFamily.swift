/// All chains of one form: what is fixed before the weights are chosen.
///
/// Layer i computes Fᵢ = g(wᵢFᵢ₋₁ + bᵢ), and Fᵢ = Fᵢ₋₁ + g(wᵢFᵢ₋₁ + bᵢ) in a residual chain, with
/// F₀ = x; an affine head returns a·Fₙ + c.
public struct ChainFamily: Sendable, Equatable {
  /// g.
  public var activation: Activation
  /// Whether every layer adds its input to its output.
  public var isResidual: Bool
  /// The number n of layers.
  public var depth: Int
  /// Whether the layers have biases bᵢ.
  public var hasBiases: Bool
  /// Whether an affine head a·Fₙ + c follows.
  public var hasHead: Bool

  /// The family with these features.
  public init(
    activation: Activation, isResidual: Bool, depth: Int, hasBiases: Bool = false,
    hasHead: Bool = false
  ) {
    precondition(depth >= 0, "negative depth")
    self.activation = activation
    self.isResidual = isResidual
    self.depth = depth
    self.hasBiases = hasBiases
    self.hasHead = hasHead
  }

  /// The number of weights, biases and head parameters.
  public var freeParameters: Int { depth * (hasBiases ? 2 : 1) + (hasHead ? 2 : 0) }

  /// The degree kⁿ of a generic member, for an activation of polynomial pieces of degree k; nil
  /// for other activations and beyond 2³⁰.
  public var degree: Int? {
    guard let degree = activation.segments?.degree else { return nil }
    var result = 1
    for _ in 0..<depth {
      result *= isResidual ? max(degree, 1) : degree
      if result > 1 << 30 { return nil }
      if result <= 1 { return result }
    }
    return result
  }
}
