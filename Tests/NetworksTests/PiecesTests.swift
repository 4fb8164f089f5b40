import Exact
import Formula
import Networks
import Testing

@Test func `breakpoints of a rectified chain are the exact pre-images of zero`() throws {
  let chain = Chain(activation: .relu, isResidual: false, weights: [2, -1], biases: [1, 3])
  let function = try ChainExpansion(chain).function
  #expect(function.breakpoints.map(\.rational) == [Rational(-1, 2), 1])
  #expect(
    function.pieces == [
      RationalPolynomial(3), RationalPolynomial([2, -2]), RationalPolynomial.zero,
    ])
}

@Test func `a residual rectified layer can be the absolute value`() throws {
  let chain = Chain(activation: .relu, isResidual: true, weights: [-2])
  let expansion = try ChainExpansion(chain)
  #expect(expansion.function.pieces == [-RationalPolynomial.x, .x])
  #expect(expansion.parity == .even)
}

@Test func `squared rectifiers break at irrational places`() throws {
  let chain = Chain(activation: .relu2, isResidual: false, weights: [1, 1], biases: [0, -2])
  let function = try ChainExpansion(chain).function
  #expect(function.breakpoints.count == 1 && function.breakpoints[0].rational == nil)
  #expect(function.breakpoints[0].doubleValue == 2.0.squareRoot())
  let inner = RationalPolynomial([-2, 0, 1])
  #expect(function.pieces == [.zero, inner * inner])
}

@Test func `a dead chain has one piece`() throws {
  let chain = Chain(activation: .relu, isResidual: false, weights: [1, -1], biases: [0, -1])
  #expect(try ChainExpansion(chain).function == PiecewisePolynomial([], [.zero]))
}

@Test func `integrals add up over rational breakpoints`() throws {
  let chain = Chain(activation: .relu, isResidual: false, weights: [2, -1], biases: [1, 3])
  let function = try ChainExpansion(chain).function
  #expect(function.integral(from: -1, to: 2) == Rational(3, 2) + Rational(9, 4))
  #expect(function.integral(from: 0, to: Rational(1, 2)) == Rational(3, 4))
  let curved = Chain(activation: .relu2, isResidual: false, weights: [1, 1], biases: [0, -2])
  #expect(try ChainExpansion(curved).function.integral(from: 0, to: 3) == nil)
}

@Test func `Telgarsky's sawtooth doubles its pieces with every layer`() throws {
  // |x| by a residual rectifier, then 1 − 2|x| by the next bias: tents on tents.
  let chain = Chain(
    activation: .relu, isResidual: true, weights: [-2, -2, -2, -2],
    biases: [0, 1, Rational(1, 2), Rational(1, 4)])
  let function = try ChainExpansion(chain).function
  for x in (-20...20).map({ Rational($0, 8) }) {
    var value = x
    for (w, b) in zip(chain.weights, chain.biases) {
      let inner = w * value + b
      value += inner.sign > 0 ? inner : 0
    }
    #expect(function(x) == value)
  }
}

// ReLU²(1 − 2ReLU²(x)) on [0, 1]: the break point 1/√2 is irrational.
@Test(arguments: [10, 120]) func `enclosures of integrals stay narrow at high degree`(
  degree: Int
) throws {
  let chain = Chain(
    activation: .relu2, isResidual: false, weights: [1, -2], biases: [0, 1])
  let function = try ChainExpansion(chain).function
  let found = function.legendreEnclosures(from: 0, to: 1, degree: degree)
  #expect(found.count == degree + 1 && found.allSatisfy { $0.digits >= 17 })
  // Coefficients of a function bounded by 1 are below 2k + 1.
  for (k, value) in found.enumerated() { #expect(abs(value.doubleValue) < Double(2 * k + 1)) }
}
