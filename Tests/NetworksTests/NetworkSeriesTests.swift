import Approximation
import Exact
import Formula
import Networks
import Testing

private func network(_ name: String, residual: Bool = false) throws -> Network {
  let activation = try #require(Activation(name))
  return Network([
    Network.Layer(
      weights: [[1], [Rational(-1, 2)]], biases: [Rational(1, 3), Rational(1, 4)],
      activation: activation),
    Network.Layer(
      weights: [[1, Rational(1, 2)], [Rational(-3, 4), 1]], biases: [0, Rational(1, 5)],
      activation: activation, isResidual: residual),
    Network.Layer(weights: [[2, -1]], biases: [Rational(1, 7)], activation: .identity),
  ])
}

@Test(arguments: ["tanh", "gelu", "silu", "sigmoid", "softplus", "mish", "square", "x^3 - x"])
func `Taylor polynomials of networks come close to the networks`(name: String) throws {
  let network = try network(name, residual: true)
  let series = try NetworkSeries(network, at: Rational(1, 8), degree: 30)
  let function = NetworkFunction(network)
  for step in [-0.1, -0.03, 0.0, 0.05, 0.12] {
    let value = series.outputs[0].reversed().reduce(0) { $0 * step + $1.doubleValue }
    #expect(abs(value - function(0.125 + step)) < 1e-13, "\(name) at \(step)")
  }
  for coefficient in series.outputs[0] { #expect(coefficient.radius < 1e-16) }
}

@Test func `Taylor polynomials of squaring networks are their exact expansions`() throws {
  let network = try network("square")
  let exact = try #require(try NetworkExpansion(network).outputs[0].polynomial)
  let series = try NetworkSeries(network, at: 0, degree: 6).outputs[0]
  for (power, ball) in series.enumerated() {
    #expect(abs(ball.doubleValue - exact[power].doubleValue) <= 1e-16)
  }
}

@Test func `a unit on its kink has no Taylor series, and beside it one`() throws {
  let network = Network([Network.Layer(weights: [[1]], biases: [-1], activation: .relu)])
  #expect(throws: SeriesFault.self) { try NetworkSeries(network, at: 1, degree: 3) }
  let right = try NetworkSeries(network, at: 2, degree: 2).outputs[0].map(\.doubleValue)
  #expect(right == [1, 1, 0])
}

@Test func `the exact projection of the rectifier has the known coefficients`() throws {
  // 1/4, 1/2, 5/16, 0, −3/32, 0, 13/256.
  let relu = try #require(Activation.relu.segments)
  let exact = try #require(relu.legendreCoefficients(from: -1, to: 1, degree: 6))
  #expect(
    exact.map(\.description) == ["1/4", "1/2", "5/16", "0", "-3/32", "0", "13/256"])
  let balls = relu.legendreEnclosures(from: -1, to: 1, degree: 6)
  for (ball, value) in zip(balls, exact) {
    #expect(abs(ball.doubleValue - value.doubleValue) < 1e-30 + 1e-16 && ball.radius < 1e-60)
  }
}

@Test func `pieces with algebraic ends are projected in balls`() throws {
  // relu(x² − 1/2) bends at ±1/√2; the double-precision projection agrees.
  let inner = PiecewisePolynomial(at: [], [RationalPolynomial([Rational(-1, 2), 0, 1])])
  let function = try ChainExpansion(
    Chain(activation: .relu, isResidual: false, weights: [1])
  ).function
  #expect(function.polynomial == nil)
  let network = Network([
    Network.Layer(weights: [[1]], biases: [0], activation: .square),
    Network.Layer(weights: [[1]], biases: [Rational(-1, 2)], activation: .relu),
  ])
  let output = try NetworkExpansion(network).outputs[0]
  #expect(output.pieces.contains(inner.pieces[0]))
  #expect(output.legendreCoefficients(from: -1, to: 1, degree: 2) == nil)
  let balls = output.legendreEnclosures(from: -1, to: 1, degree: 4)
  let double = try Projection(
    of: RealFunction(breakpoints: [-0.5.squareRoot(), 0.5.squareRoot()]) {
      max($0 * $0 - 0.5, 0)
    }, onto: PolynomialBasis(.legendre, on: .canonical), degree: 4)
  for (ball, value) in zip(balls, double.coefficients) {
    #expect(abs(ball.doubleValue - value) < 1e-14 && ball.radius < 1e-60)
  }
}

@Test func `truncation keeps the terms of low degree as they are`() throws {
  let network = Network([
    Network.Layer(
      weights: [[1, 2], [Rational(1, 2), -1]], biases: [1, 0], activation: .square),
    Network.Layer(weights: [[1, 1]], biases: [Rational(1, 3)], activation: .square),
  ])
  let whole = try NetworkExpansion.multivariate(network)[0]
  let part = try NetworkExpansion.multivariate(network, degree: 2)[0]
  let low = whole.terms.filter { $0.exponents.reduce(0, +) <= 2 }
  #expect(Set(part.terms) == Set(low) && whole.totalDegree == 4)
}

@Test func `matrices may be stored with one column per unit`() throws {
  let header = #"{"w":{"dtype":"F64","shape":[1,2],"data_offsets":[0,16]}}"#
  var bytes = (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) }
  bytes += Array(header.utf8)
  for value in [3.0, -0.5] {
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt64($0))) }
  }
  let file = try TensorFile(bytes)
  let names = Network.LayerNames(weight: "w", activation: .square, isTransposed: true)
  let network = try Network(file, layers: [names])
  #expect(network.layers[0].weights == [[3], [Rational(-1, 2)]])
}
