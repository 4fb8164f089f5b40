import Exact
import Formula
import Networks
import Testing

private func square(_ weights: [Rational], residual: Bool = true) -> Chain {
  Chain(activation: .square, isResidual: residual, weights: weights)
}

@Test func `two residual squaring layers multiply out to four powers`() throws {
  let expansion = try ChainExpansion(square([Rational(1, 2), Rational(1, 3)]))
  #expect(expansion.coefficients == [0, 1, Rational(13, 36), Rational(1, 18), Rational(1, 144)])
  #expect(expansion.degree == 4 && expansion.parity == nil && expansion.signs == [0, 1, 1, 1, 1])
  #expect(expansion.freeParameters == 2 && expansion.rank == 2)
  #expect(expansion.layers.count == 3)
}

@Test func `plain squaring layers leave one power with doubling exponents`() throws {
  let weights = [Rational(2, 3), Rational(-5), Rational(1, 7)]
  let expansion = try ChainExpansion(square(weights, residual: false))
  let product = weights.enumerated().reduce(Rational(1)) {
    $0 * $1.element.power(1 << (weights.count - $1.offset))
  }
  #expect(expansion.polynomial == product * RationalPolynomial.x.power(8))
  #expect(expansion.parity == .even && expansion.rank == 1)
}

@Test func `linear layers stay linear`() throws {
  let weights = [Rational(1, 2), Rational(-3), Rational(4)]
  let plain = Chain(activation: .identity, isResidual: false, weights: weights)
  let residual = Chain(activation: .identity, isResidual: true, weights: weights)
  #expect(try ChainExpansion(plain).coefficients == [0, -6])
  #expect(try ChainExpansion(residual).coefficients == [0, Rational(3, 2) * -2 * 5])
  #expect(try ChainExpansion(residual).parity == .odd)
  #expect(residual.family.rank == 1)
}

@Test(arguments: [true, false])
func `expansions agree with the recurrence on values`(residual: Bool) throws {
  let activations = [
    Activation.square, .power(3), .polynomial(RationalPolynomial([1, Rational(-1, 2), 2])),
    .relu, .relu2, .named(.leakyrelu), .named(.hardswish),
  ]
  for activation in activations {
    let chain = Chain(
      activation: activation, isResidual: residual,
      weights: [2, Rational(-1, 3), Rational(3, 2)], biases: [-1, Rational(1, 4), 0],
      head: .init(scale: -2, offset: Rational(1, 5)))
    let expansion = try ChainExpansion(chain)
    let segments = try #require(activation.segments)
    for x in [Rational(0), 1, Rational(-5, 3), Rational(7, 10), 12] {
      var value = x
      for (weight, bias) in zip(chain.weights, chain.biases) {
        let output = segments(weight * value + bias)
        value = residual ? value + output : output
      }
      #expect(expansion.function(x) == -2 * value + Rational(1, 5), "\(activation) at \(x)")
    }
  }
}

@Test func `scaling and squaring for the exponential is a residual chain`() throws {
  // wᵢ² = 2^(−(n−i+2)) needs square roots for odd exponents, so the biased identity
  // 1 + F = (1 + x/2ⁿ)^(2ⁿ) is checked on the plain chain of G = 1 + F instead.
  let depth = 6
  let unit = Rational(1, 1 << depth)
  let chain = Chain(
    activation: .square, isResidual: false, weights: [unit] + Array(repeating: 1, count: depth - 1),
    biases: [1] + Array(repeating: 0, count: depth - 1), head: .init(scale: 1, offset: -1))
  let power = RationalPolynomial([1, unit]).power(1 << depth) - RationalPolynomial(1)
  #expect(try ChainExpansion(chain).polynomial == power)
}

@Test func `a biased residual layer is a plain one, shifted`() throws {
  // F + (wF + b)² = (wF + b + 1/(2w))² − b/w − 1/(4w²)
  let (w, b) = (Rational(3, 2), Rational(-1, 5))
  let residual = Chain(activation: .square, isResidual: true, weights: [w], biases: [b])
  let plain = Chain(
    activation: .square, isResidual: false, weights: [w], biases: [b + 1 / (2 * w)],
    head: .init(scale: 1, offset: -b / w - 1 / (4 * w * w)))
  #expect(try ChainExpansion(residual).polynomial == ChainExpansion(plain).polynomial)
}

@Test func `first coefficients are elementary symmetric in the squared weights`() throws {
  let weights = [Rational(1, 2), Rational(-2, 3), Rational(3), Rational(1, 5)]
  let polynomial = try #require(try ChainExpansion(square(weights)).polynomial)
  let squares = weights.map { $0 * $0 }
  var pairs = Rational.zero
  for i in squares.indices {
    for j in squares.indices where i < j { pairs += squares[i] * squares[j] }
  }
  #expect(polynomial[0] == 0 && polynomial[1] == 1)
  #expect(polynomial[2] == squares.reduce(Rational.zero) { $0 + $1 })
  #expect(polynomial[3] == 2 * pairs)
}

@Test func `unsuitable chains are refused with their reason`() {
  #expect(throws: ExpansionFault.notPolynomial(.named(.tanh))) {
    try ChainExpansion(Chain(activation: .named(.tanh), isResidual: false, weights: [1]))
  }
  #expect(throws: ExpansionFault.degreeTooLarge(degree: 1 << 20, limit: 1 << 14)) {
    try ChainExpansion(square(Array(repeating: 1, count: 20)))
  }
  #expect(throws: ExpansionFault.degreeTooLarge(degree: nil, limit: 1 << 14)) {
    try ChainExpansion(square(Array(repeating: 1, count: 200)))
  }
  #expect(throws: ExpansionFault.notOnePolynomial(.relu)) {
    try SymbolicExpansion(ChainFamily(activation: .relu, isResidual: false, depth: 2))
  }
}

@Test func `a chain of no layers is its input`() throws {
  #expect(try ChainExpansion(square([])).polynomial == .x)
  #expect(
    try SymbolicExpansion(ChainFamily(activation: .square, isResidual: true, depth: 0)).text == "x")
}
