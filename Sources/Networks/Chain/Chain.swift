public import Exact

/// A network of width one with exact parameters: Fᵢ = g(wᵢFᵢ₋₁ + bᵢ) (+ Fᵢ₋₁), F₀ = x.
public struct Chain: Sendable, Equatable {
  /// An affine last step a·F + c.
  public struct Head: Sendable, Equatable {
    /// The factor a.
    public var scale: Rational
    /// The constant c.
    public var offset: Rational

    /// The step a·F + c.
    public init(scale: Rational, offset: Rational) {
      self.scale = scale
      self.offset = offset
    }
  }

  /// g.
  public var activation: Activation
  /// Whether every layer adds its input to its output.
  public var isResidual: Bool
  /// The weights from the first layer, next to x, to the last.
  public var weights: [Rational]
  /// The biases in the same order; empty for none.
  public var biases: [Rational]
  /// The affine last step, if any.
  public var head: Head?

  /// The chain with these parameters.
  ///
  /// - Precondition: no biases or as many as weights.
  public init(
    activation: Activation, isResidual: Bool, weights: [Rational], biases: [Rational] = [],
    head: Head? = nil
  ) {
    precondition(biases.isEmpty || biases.count == weights.count, "one bias per weight")
    self.activation = activation
    self.isResidual = isResidual
    self.weights = weights
    self.biases = biases
    self.head = head
  }

  /// The number of layers.
  public var depth: Int { weights.count }

  /// The chains of the same form.
  public var family: ChainFamily {
    ChainFamily(
      activation: activation, isResidual: isResidual, depth: depth, hasBiases: !biases.isEmpty,
      hasHead: head != nil)
  }
}
