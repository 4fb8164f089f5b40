import Exact

/// A chain in double precision, evaluated by composition.
///
/// Composition stays accurate where monomial coefficients overflow or cancel: at depth 8 the
/// expanded polynomial of unit weights has relative condition 10³⁶ at x = −3/4.
public struct ChainFunction: Sendable {
  /// The form of the chain.
  public let family: ChainFamily
  /// The weights from the first layer, next to x, to the last.
  public var weights: [Double]
  /// The biases in the same order; empty for none.
  public var biases: [Double]
  /// The factor and constant of the affine head; 1 and 0 without one.
  public var head: (scale: Double, offset: Double)
  private let activation: ActivationFunction

  /// The chain of this form with these parameters.
  ///
  /// - Precondition: as many weights and biases as the family has.
  public init(
    _ family: ChainFamily, weights: [Double], biases: [Double] = [],
    head: (scale: Double, offset: Double) = (1, 0)
  ) {
    precondition(weights.count == family.depth, "one weight per layer")
    precondition(biases.count == (family.hasBiases ? family.depth : 0), "one bias per layer")
    self.family = family
    self.weights = weights
    self.biases = biases
    self.head = head
    activation = ActivationFunction(family.activation)
  }

  /// The chain with its parameters rounded to doubles.
  public init(_ chain: Chain) {
    self.init(
      chain.family, weights: chain.weights.map(\.doubleValue),
      biases: chain.biases.map(\.doubleValue),
      head: chain.head.map { ($0.scale.doubleValue, $0.offset.doubleValue) } ?? (1, 0))
  }

  /// The same chain with its doubles taken as exact rationals; nil when one is not finite.
  public var exact: Chain? {
    let numbers = (weights + biases + [head.scale, head.offset]).map { Rational(exactly: $0) }
    let exact = numbers.compactMap { $0 }
    guard exact.count == numbers.count else { return nil }
    return Chain(
      activation: family.activation, isResidual: family.isResidual,
      weights: Array(exact.prefix(weights.count)),
      biases: Array(exact[weights.count..<(weights.count + biases.count)]),
      head: family.hasHead
        ? .init(scale: exact[exact.count - 2], offset: exact[exact.count - 1]) : nil)
  }

  /// The value at x.
  public func callAsFunction(_ x: Double) -> Double {
    var value = x
    for index in weights.indices { value = step(index, value) }
    return family.hasHead ? head.scale * value + head.offset : value
  }

  /// The values at many points.
  public func values(at points: [Double]) -> [Double] { points.map { self($0) } }

  /// F₀ … Fₙ at x, and the head's result behind them where there is one.
  public func layers(at x: Double) -> [Double] {
    var layers = [x]
    for index in weights.indices { layers.append(step(index, layers[index])) }
    if family.hasHead { layers.append(head.scale * layers[layers.count - 1] + head.offset) }
    return layers
  }

  /// The value that layer `count` is given.
  func value(after count: Int, at x: Double) -> Double {
    var value = x
    for index in 0..<count { value = step(index, value) }
    return value
  }

  private func step(_ index: Int, _ value: Double) -> Double {
    let output = activation.value(weights[index] * value + (biases.isEmpty ? 0 : biases[index]))
    return family.isResidual ? value + output : output
  }
}
