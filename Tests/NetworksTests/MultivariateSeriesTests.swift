import Exact
import Formula
import Networks
import Testing

private func network(_ name: String) throws -> Network {
  let activation = try #require(Activation(name))
  return Network([
    Network.Layer(
      weights: [[1, Rational(1, 2)], [Rational(-1, 2), 2]],
      biases: [Rational(1, 3), Rational(-1, 4)], activation: activation),
    Network.Layer(
      weights: [[1, Rational(1, 2)], [Rational(-3, 4), 1]], biases: [0, Rational(1, 5)],
      activation: activation, isResidual: true),
    Network.Layer(weights: [[2, -1]], biases: [Rational(1, 7)], activation: .identity),
  ])
}

@Test(arguments: ["tanh", "gelu", "sigmoid", "softplus"])
func `Taylor polynomials in two inputs come close to the network`(name: String) throws {
  let network = try network(name)
  let series = try MultivariateSeries(network, degree: 12)
  #expect(series.exponents.count == 91)
  let function = NetworkFunction(network)
  for (x, y) in [(0.02, 0.01), (-0.015, 0.02), (0, 0), (0.01, -0.03)] {
    var sum = 0.0
    for (exponents, ball) in zip(series.exponents, series.outputs[0]) {
      let powers = (0..<exponents[0]).map { _ in x } + (0..<exponents[1]).map { _ in y }
      sum += ball.doubleValue * powers.reduce(1, *)
    }
    #expect(abs(sum - function([x, y])[0]) < 1e-13, "\(name) at \(x), \(y)")
  }
}

@Test func `Taylor polynomials in several inputs of squares are the exact expansion`() throws {
  let network = try network("square")
  let exact = try NetworkExpansion.multivariate(network)[0]
  let series = try MultivariateSeries(network, degree: 4)
  for (exponents, ball) in zip(series.exponents, series.outputs[0]) {
    let term = exact.terms.first { $0.exponents == exponents }
    #expect(ball.contains(term?.coefficient ?? 0))
  }
}

@Test func `monomials are counted before they are made`() {
  #expect(MultivariateSeries.termCount(inputs: 2, degree: 3) == 10)
  #expect(MultivariateSeries.termCount(inputs: 1, degree: 299) == 300)
  #expect(MultivariateSeries.termCount(inputs: 784, degree: 2) == nil)
  #expect(MultivariateSeries.termCount(inputs: 5, degree: 0) == 1)
}

@Test func `a unit on its kink has no Taylor polynomial in several inputs`() {
  let network = Network([Network.Layer(weights: [[1, 1]], biases: [0], activation: .relu)])
  #expect(throws: SeriesFault.self) { try MultivariateSeries(network, degree: 2) }
}

@Test func `the laws of the first coefficients hold for exact weights and for symbols`() throws {
  let weights: [Rational] = [Rational(1, 2), Rational(-1, 3), 2, Rational(3, 5)]
  let chain = Chain(activation: .square, isResidual: true, weights: weights)
  let facts = ExpansionFact.found(in: try ChainExpansion(chain), of: chain)
  #expect(facts.count == 3 && facts.allSatisfy(\.holds))
  #expect(facts[0].value == Rational(1, 4) + Rational(1, 9) + 4 + Rational(9, 25))
  for depth in 1...4 {
    let family = ChainFamily(activation: .square, isResidual: true, depth: depth)
    let found = ExpansionFact.found(in: try SymbolicExpansion(family))
    #expect(found.count == 3 && found.allSatisfy(\.holds), "depth \(depth)")
  }
  let plain = Chain(activation: .square, isResidual: false, weights: weights)
  #expect(ExpansionFact.found(in: try ChainExpansion(plain), of: plain).isEmpty)
}

@Test(arguments: [
  ("sigmoid(x)", 40.0, 4.248354255291589e-18), ("tanh(x)", 20, 1.6993417021166356e-17),
  ("tanh(x)", -20, 1.6993417021166356e-17),
])
func `slopes of saturated functions keep their digits`(
  text: String, center: Double, slope: Double
) throws {
  // σ(1 − σ) = 1/(4 cosh²(x/2)) and 1 − tanh² = 1/cosh², which do not cancel.
  let series = try Expression(parsing: text).series(at: center, order: 3).coefficients
  #expect(abs(series[1] / slope - 1) < 1e-14)
  let sign = center > 0 ? -1.0 : 1
  let curvature = text.hasPrefix("s") ? slope / 2 : slope
  #expect(abs(series[2] / (sign * curvature) - 1) < 1e-14)
}
