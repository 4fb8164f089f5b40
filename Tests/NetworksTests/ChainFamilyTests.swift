import Exact
import Formula
import Networks
import Testing

@Test(arguments: 1...6) func `a residual chain of n weights moves in n directions`(depth: Int) {
  let bare = ChainFamily(activation: .square, isResidual: true, depth: depth)
  #expect(bare.rank == depth && bare.parity == nil)
  for residual in [true, false] {
    let full = ChainFamily(
      activation: .square, isResidual: residual, depth: depth, hasBiases: true, hasHead: true)
    #expect(full.rank == depth + 2 && full.freeParameters == 2 * depth + 2)
  }
}

@Test func `parity is a property of the family`() {
  let parity = { (activation: Activation, residual: Bool, biases: Bool) in
    ChainFamily(activation: activation, isResidual: residual, depth: 3, hasBiases: biases).parity
  }
  #expect(parity(.square, false, false) == .even)
  #expect(parity(.square, true, false) == nil)
  #expect(parity(.identity, true, false) == .odd)
  #expect(parity(.power(3), true, false) == .odd)
  #expect(parity(.power(3), true, true) == nil)
}

@Test(
  arguments: [
    ([1], true, 11), ([1], false, nil), ([2], false, 10), ([Rational(1, 2)], false, nil),
    ([0], true, nil),
  ] as [([Rational], Bool, Int?)])
func `overflow of a squaring chain is predicted`(
  weights: [Rational], residual: Bool, depth: Int?
) {
  let chain = Chain(activation: .square, isResidual: residual, weights: weights)
  #expect(chain.overflowDepth == depth)
}

@Test func `the predicted depth is where the exact coefficients leave the range`() throws {
  for weights: [Rational] in [[3], [Rational(4, 5)], [-1, Rational(7, 5)], [5, Rational(1, 9)]] {
    let chain = { (depth: Int) in
      Chain(
        activation: .square, isResidual: true,
        weights: (0..<depth).map { weights[$0 % weights.count] })
    }
    let depth = try #require(chain(weights.count).overflowDepth)
    #expect(try !isFinite(chain(depth)) && isFinite(chain(depth - 1)))
  }
}

@Test func `linear chains overflow at the depth of their product`() {
  let chain = { (weight: Rational) in
    Chain(activation: .identity, isResidual: true, weights: [weight]).overflowDepth
  }
  #expect(chain(1) == 1024)
  #expect(chain(-3) == 1024)
  #expect(chain(-1) == nil)
  #expect(chain(3) == 512)
  #expect(chain(Rational(1, 100)) == 71333)
  let biased = Chain(activation: .identity, isResidual: false, weights: [1], biases: [1])
  #expect(biased.overflowDepth == nil)
}

// F grows by a constant a layer, or by parts in 10⁹: no overflow in any depth that is searched.
@Test(
  arguments: [
    (.square, [0], [Rational(1, 2)]), (.square, [Rational(1, 1_000_000_000_000)], [Rational(1, 2)]),
    (Activation("x^2-x"), [0], [Rational(-5, 6)]),
    (.identity, [Rational(1, 1_000_000_000)], []), (.identity, [1], [1]),
  ] as [(Activation?, [Rational], [Rational])])
func `slow growth ends the search`(
  activation: Activation?, weights: [Rational], biases: [Rational]
) throws {
  let chain = Chain(
    activation: try #require(activation), isResidual: true, weights: weights, biases: biases)
  #expect(chain.overflowDepth == (weights == [1] ? 1024 : nil))
}

@Test func `small weights overflow late`() throws {
  let chain = Chain(activation: .square, isResidual: true, weights: [Rational(1, 10)])
  let depth = try #require(chain.overflowDepth)
  // 1/F falls by about w² a layer: F(1) needs about 1/w² layers to explode.
  #expect(90...130 ~= depth)
}

@Test func `activations are read by name or as polynomials`() {
  #expect(Activation("square") == .square && Activation("x^2") == .square)
  #expect(Activation("gelu") == .named(.gelu) && Activation("x") == .identity)
  #expect(Activation("x^3 - x/2") == .polynomial(RationalPolynomial([0, Rational(-1, 2), 0, 1])))
  #expect(Activation("sin") == nil && Activation("sin(x)") == nil && Activation("") == nil)
}

private func isFinite(_ chain: Chain) throws -> Bool {
  try ChainExpansion(chain).coefficients.allSatisfy(\.doubleValue.isFinite)
}
