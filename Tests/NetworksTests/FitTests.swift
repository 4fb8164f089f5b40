import Approximation
import Exact
import Formula
import Networks
import Testing

private func fit(
  _ expression: String, depth: Int, residual: Bool = true, biases: Bool = false, starts: Int = 4,
  activation: Activation = .square
) throws -> Fit<ChainFunction> {
  let function = try Expression(parsing: expression)
  let family = ChainFamily(
    activation: activation, isResidual: residual, depth: depth, hasBiases: biases, hasHead: biases)
  let target = RealFunction(breakpoints: function.breakpoints(in: -1...1)) { function($0) }
  return FitProblem(family, to: target, on: .canonical, starts: starts, seed: 1).run()
}

// Best of thirty starts, polished with fifty digits, computed independently of this project.
@Test(arguments: [(1, 6.56254e-2), (2, 1.38420e-2), (3, 1.56515e-4)])
func `bare residual chains reach the known errors on the exponential`(
  depth: Int, rms: Double
) throws {
  let fit = try fit("exp(x) - 1", depth: depth)
  #expect(abs(fit.rms / rms - 1) < 1e-5)
  #expect(fit.isConverged)
  let floor = try #require(fit.bestPolynomialRms)
  #expect(floor < fit.rms)
}

@Test func `the best polynomial of degree two is the Legendre projection`() throws {
  let fit = try fit("exp(x)", depth: 1, residual: false, biases: true, starts: 2)
  #expect(abs((fit.bestPolynomialRms ?? 0) / 2.6838e-2 - 1) < 1e-5)
  // A biased squaring layer with head is every parabola that bends.
  #expect(abs(fit.rms / (fit.bestPolynomialRms ?? 0) - 1) < 1e-6)
}

@Test func `best polynomials see the kinks of their target`() throws {
  // |x| ≈ 3/16 + 15/16 x², mean square 1/3 − (1/4 + 5/64).
  let fit = try fit("abs(x)", depth: 1, starts: 1)
  #expect(abs((fit.bestPolynomialRms ?? 0) - (1.0 / 192).squareRoot()) < 1e-15)
}

@Test func `a bare chain does no better on the sine than the identity`() throws {
  let fit = try fit("sin(pi x)", depth: 2)
  #expect(abs(fit.rms / 4.435e-1 - 1) < 2e-4)
  for weight in fit.chain.weights { #expect(abs(weight) < 1e-3) }
}

@Test(arguments: [1, 2]) func `hyperbolic sines stay at the best line, whatever the depth`(
  depth: Int
) throws {
  let fit = try fit("sinh(2x)", depth: depth, biases: true)
  #expect(abs(fit.rms / 2.509e-1 - 1) < 1e-3)
}

@Test func `skips do not change what biased squaring chains reach`() throws {
  let plain = try fit("exp(x)", depth: 2, residual: false, biases: true, starts: 6)
  let residual = try fit("exp(x)", depth: 2, residual: true, biases: true, starts: 6)
  #expect(abs(plain.rms / residual.rms - 1) < 1e-6)
  #expect(abs(plain.rms / 6.596e-3 - 1) < 1e-3)
}

@Test func `equal problems give equal bits`() throws {
  let first = try fit("tanh(2x)", depth: 2, biases: true, activation: .named(.gelu))
  let second = try fit("tanh(2x)", depth: 2, biases: true, activation: .named(.gelu))
  #expect(first.chain.weights == second.chain.weights && first.starts == second.starts)
  #expect(first.bestPolynomialRms == nil && first.degree == nil)
  #expect(first.starts.count == 4 && first.spread.best <= first.spread.median)
}

@Test func `a kinked target is met exactly by the network that has the kink`() throws {
  let fit = try fit("relu(x)", depth: 1, residual: false, starts: 3, activation: .relu)
  #expect(fit.rms < 1e-12 && fit.sup.size < 1e-12)
}

@Test func `a fit can be ended early with the best so far`() throws {
  let function = try Expression(parsing: "exp(x) - 1")
  let family = ChainFamily(activation: .square, isResidual: true, depth: 1)
  let problem = FitProblem(family, to: RealFunction { function($0) }, on: .canonical, starts: 50)
  let fit = problem.run { $0 < 2 }
  #expect(fit.starts.count == 2 && fit.rms < 0.07)
}

@Test func `evaluation by composition agrees with the exact expansion`() throws {
  let family = ChainFamily(
    activation: .square, isResidual: true, depth: 3, hasBiases: true, hasHead: true)
  let chain = ChainFunction(
    family, weights: [0.5, -0.75, 0.3], biases: [0.1, 0, -0.2], head: (2, -1))
  let exact = try ChainExpansion(try #require(chain.exact))
  for x in stride(from: -2.0, through: 2, by: 0.25) {
    let value = exact.function(try #require(Rational(exactly: x))).doubleValue
    #expect(abs(chain(x) - value) <= 1e-14 * max(1, abs(value)))
    #expect(chain.layers(at: x).last == chain(x) && chain.layers(at: x).count == 5)
  }
}

@Test func `activations have the slopes of their values`() throws {
  for function in Function.activations {
    let activation = ActivationFunction(.named(function))
    for u in [-4.2, -2.9, -1.1, -0.3, 0.4, 1.7, 3.3] {
      let step = 1e-5
      let slope = (activation.value(u + step) - activation.value(u - step)) / (2 * step)
      #expect(abs(activation.slope(u) - slope) < 1e-8, "\(function) at \(u)")
      let expression = try Expression(parsing: "\(function.rawValue)(x)")
      #expect(abs(activation.value(u) - expression(u)) <= 1e-15 * max(1, abs(u)), "\(function)")
    }
  }
}
