import Exact
import Formula
import Networks

/// A chain as asked for on the command line, not yet read.
public struct ChainRequest: Sendable {
  /// The activation's name, or a polynomial.
  public var activation: Input
  /// Whether every layer adds its input.
  public var isResidual: Bool
  /// `w1,w2,…`; nil for symbols.
  public var weights: Input?
  /// `b1,b2,…`.
  public var biases: Input?
  /// `a,b` of an affine head a·F + b.
  public var head: Input?
  /// Whether a symbolic chain has biases.
  public var hasSymbolicBiases: Bool
  /// Number of layers of a symbolic chain.
  public var depth: Input?

  /// The request for these pieces of text.
  public init(
    activation: Input, isResidual: Bool, weights: Input? = nil, biases: Input? = nil,
    head: Input? = nil, hasSymbolicBiases: Bool = false, depth: Input? = nil
  ) {
    self.activation = activation
    self.isResidual = isResidual
    self.weights = weights
    self.biases = biases
    self.head = head
    self.hasSymbolicBiases = hasSymbolicBiases
    self.depth = depth
  }

  /// A chain, and whether its numbers are the ones written or the nearest doubles.
  struct Given: Sendable {
    let value: Chain
    let isExact: Bool
  }

  /// The chain with the given weights; irrational ones are taken to the nearest double.
  ///
  /// - Throws: `Failure` for bad numbers, and lists of lengths that don't fit.
  func chain() throws(Failure) -> Given {
    let function = try activation.activation()
    guard let weights else { throw activation.failure("give --weights w1,w2,…") }
    var isExact = true
    let values = try Self.numbers(weights, &isExact)
    let shifts = try biases.map { input throws(Failure) in try Self.numbers(input, &isExact) } ?? []
    guard shifts.isEmpty || shifts.count == values.count else {
      throw (biases ?? weights).failure(
        "\(shifts.count) biases for \(values.count) weights", hint: "give one for every layer")
    }
    let ends = try head.map { input throws(Failure) in try Self.numbers(input, &isExact) } ?? []
    guard ends.isEmpty || ends.count == 2 else {
      throw (head ?? weights).failure("a head is two numbers a,b", hint: "for a·F + b")
    }
    return Given(
      value: Chain(
        activation: function, isResidual: isResidual, weights: values, biases: shifts,
        head: ends.count == 2 ? Chain.Head(scale: ends[0], offset: ends[1]) : nil),
      isExact: isExact)
  }

  private static func numbers(_ list: Input, _ isExact: inout Bool) throws(Failure) -> [Rational] {
    var values: [Rational] = []
    for part in list.parts() {
      let constant = try part.finiteConstant()
      if let exact = constant.exact {
        values.append(exact)
      } else if let double = Rational(exactly: constant.value) {
        values.append(double)
        isExact = false
      }
    }
    return values
  }
}
