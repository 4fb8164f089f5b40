import Exact
import Formula
import Networks
import Testing

private func layer(
  _ weights: [[Rational]], _ biases: [Rational], _ activation: Activation, residual: Bool = false
) -> Network.Layer {
  Network.Layer(weights: weights, biases: biases, activation: activation, isResidual: residual)
}

@Test func `two squared rectifiers make the square`() throws {
  let network = Network([
    layer([[1], [-1]], [0, 0], .relu2), layer([[1, 1]], [0], .identity),
  ])
  let output = try NetworkExpansion(network).outputs[0]
  #expect(output.polynomial == RationalPolynomial.x * .x)
  #expect(network.depth == 1 && network.width == 2 && network.parameterCount == 7)
}

@Test func `a chain is a network of width one`() throws {
  let chain = Chain(
    activation: .relu, isResidual: true, weights: [2, -1], biases: [1, 3],
    head: .init(scale: 2, offset: 1))
  let network = try NetworkExpansion(Network(chain))
  #expect(try network.outputs == [ChainExpansion(chain).function])
  #expect(
    try NetworkExpansion(Network(Chain(activation: .square, isResidual: true, weights: [])))
      .outputs[0].polynomial == .x)
}

@Test func `wide rectifier networks agree with direct evaluation`() throws {
  var source = SplitMix(seed: 3)
  let draw = { Rational(Int.random(in: -8...8, using: &source), 4) }
  let hidden = (0..<2).map { index in
    layer(
      (0..<4).map { _ in (0..<(index == 0 ? 1 : 4)).map { _ in draw() } },
      (0..<4).map { _ in draw() }, .relu, residual: index == 1)
  }
  let network = Network(hidden + [layer([(0..<4).map { _ in draw() }], [draw()], .identity)])
  let function = try NetworkExpansion(network).outputs[0]
  #expect(function.pieces.count > 3)
  for point in (-30...30).map({ Rational($0, 7) }) {
    var values = [point]
    for layer in network.layers {
      let before = values
      values = layer.weights.indices.map { unit in
        let inner = zip(layer.weights[unit], before).reduce(layer.biases[unit]) { $0 + $1.0 * $1.1 }
        let output = layer.activation == .relu && inner.sign < 0 ? 0 : inner
        return layer.isResidual ? before[unit] + output : output
      }
    }
    #expect(function(point) == values[0])
  }
}

@Test func `several inputs give polynomials in several variables`() throws {
  let network = Network([
    layer([[1, 1], [1, -1]], [0, 0], .square),
    layer([[Rational(1, 4), Rational(-1, 4)]], [0], .identity),
  ])
  #expect(try NetworkExpansion.multivariate(network).map(\.description) == ["x1*x2"])
  let rectifier = Network([layer([[1, 1]], [0], .relu)])
  #expect(throws: ExpansionFault.notOnePolynomial(.relu)) {
    try NetworkExpansion.multivariate(rectifier)
  }
}

@Test func `networks above the limits are refused`() {
  let square = layer([[1]], [1], .square)
  #expect(throws: ExpansionFault.degreeTooLarge(degree: 1 << 15, limit: 1 << 14)) {
    try NetworkExpansion(Network(Array(repeating: square, count: 15)))
  }
  #expect(throws: ExpansionFault.notPolynomial(.named(.gelu))) {
    try NetworkExpansion(Network([layer([[1]], [0], .named(.gelu))]))
  }
}
