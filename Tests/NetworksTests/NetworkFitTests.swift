import Approximation
import Exact
import Formula
import Testing

@testable import Networks

private func target(_ text: String) throws -> FitTarget {
  FitTarget(RealFunction(try Expression(parsing: text), on: .canonical), on: .canonical)
}

@Test func `two rectifiers make the absolute value`() throws {
  let family = NetworkFamily(activation: .relu, width: 2, depth: 1)
  let fit = NetworkFitProblem(family, to: try target("abs(x)"), starts: 4).run()
  // The bend is known only to lie between the two points next to 0.
  #expect(fit.rms < 1e-6 && fit.sup.size < 1e-3 && fit.degree == nil)
}

@Test(arguments: [1, 2]) func `wide squaring networks reach the best polynomial, never more`(
  depth: Int
) throws {
  // Depth 1 and width 2 hold every parabola; depth 2 and width 3 every quartic.
  let family = NetworkFamily(activation: .square, width: depth + 1, depth: depth)
  let fit = NetworkFitProblem(family, to: try target("sinh(2x)"), starts: 6).run()
  let floor = try #require(fit.bestPolynomialRms)
  #expect(fit.rms >= floor * (1 - 1e-9) && fit.rms <= floor * (1 + 1e-6))
}

@Test(arguments: ["tanh", "gelu", "silu", "sigmoid"])
func `smooth units come close to a smooth function`(name: String) throws {
  let activation = try #require(Activation(name))
  let family = NetworkFamily(activation: activation, width: 4, depth: 1)
  let fit = NetworkFitProblem(family, to: try target("sin(3x)"), starts: 4, seed: 2).run()
  #expect(fit.rms < 2e-4, "\(name) \(fit.rms)")
}

@Test(arguments: [true, false]) func `derivatives of wide networks are those of their values`(
  biases: Bool
) {
  let family = NetworkFamily(
    activation: .named(.tanh), width: 3, depth: 2, isResidual: true, hasBiases: biases)
  let model = WideModel(family, on: .canonical)
  var source = SplitMix(seed: 5)
  let parameters = model.start(1, reach: 1, &source)
  let (points, head) = ([-0.8, 0.1, 0.6], [1.5, -0.7, 0.4])
  func values(_ parameters: [Double]) -> [Double] {
    let features = model.features(parameters, at: points).values
    return points.indices.map { row in (0..<3).reduce(0) { $0 + head[$1] * features[$1][row] } }
  }
  let columns = model.gradients(
    parameters, head: head, scales: [1, 1, 1], at: points,
    model.features(parameters, at: points).trace)
  #expect(columns.count == family.innerParameters)
  for index in parameters.indices {
    var (above, below) = (parameters, parameters)
    above[index] += 1e-5
    below[index] -= 1e-5
    for (row, (high, low)) in zip(values(above), values(below)).enumerated() {
      #expect(abs((high - low) / 2e-5 - columns[index][row]) < 1e-8)
    }
  }
  let network = family.network(parameters, head: head + [0])
  for (point, value) in zip(points, values(parameters)) {
    #expect(abs(network(point) - value) < 1e-14)
  }
}

@Test func `equal problems of wide networks give equal bits`() throws {
  let family = NetworkFamily(activation: .named(.tanh), width: 3, depth: 1)
  let problem = NetworkFitProblem(family, to: try target("exp(x)"), starts: 3, seed: 7)
  let (first, second) = (problem.run(), problem.run())
  #expect(first.starts == second.starts && first.function.layers == second.function.layers)
}

@Test func `a network without biases vanishes at zero with its activation`() throws {
  let family = NetworkFamily(activation: .named(.tanh), width: 2, depth: 1, hasBiases: false)
  let fit = NetworkFitProblem(family, to: try target("sin(x)"), starts: 2).run()
  #expect(fit.function(0.0) == 0 && fit.rms < 2e-4)
}

@Test func `a weight moves the best parabola where it is heavy`() throws {
  // The Chebyshev weight: the best parabola of eˣ has the coefficients I₀(1), 2I₁(1), 2I₂(1), and
  // what is left is √(Σ_{k>2} 2 I_k(1)²) in the mean; Abramowitz and Stegun 9.6.34.
  let function = RealFunction(try Expression(parsing: "exp(x)"), on: .canonical)
  let basis = try PolynomialBasis(.chebyshev(.first), on: .canonical)
  let target = try FitTarget(function, in: basis)
  let family = ChainFamily(
    activation: .square, isResidual: false, depth: 1, hasBiases: true, hasHead: true)
  let fit = FitProblem(family, to: target, starts: 3).run()
  let tail = [0.0443368498486638, 0.00547424044209373, 0.000542926311913944]
    .map { $0 * $0 / 2 }.reduce(0, +).squareRoot()
  #expect(abs(fit.rms / tail - 1) < 1e-4)
}

@Test func `data are met by weighted least squares`() throws {
  // y = a(wx + b)² + c through four points: the parabola of least squares, by normal equations.
  let samples = [(0.0, 1.0, 1.0), (1, 0, 2), (2, 1, 1), (3, 5, 0.5), (9, 9, 0)].map {
    FitTarget.Sample(x: $0.0, y: $0.1, weight: $0.2)
  }
  let family = ChainFamily(
    activation: .square, isResidual: false, depth: 1, hasBiases: true, hasHead: true)
  let fit = FitProblem(family, to: FitTarget(samples), starts: 5).run()
  // The residual of four points against a parabola is orthogonal to it: r ∝ (1, −3/2, 3, −2)/w…
  let pattern = [1.0, -3, 3, -1], weights = [1.0, 2, 1, 0.5]
  let difference = zip(pattern, samples).map { $0 * $1.y }.reduce(0, +)
  let spread = zip(pattern, weights).map { $0 * $0 / $1 }.reduce(0, +)
  let rms = (difference * difference / spread / weights.reduce(0, +)).squareRoot()
  #expect(abs(fit.rms / rms - 1) < 1e-9)
  #expect(abs((fit.bestPolynomialRms ?? 0) / rms - 1) < 1e-9)
  #expect(fit.errorCurve == nil && fit.sup.size > 0)
}

@Test func `the exact form of a network computes the same`() throws {
  let family = NetworkFamily(activation: .square, width: 2, depth: 2, isResidual: true)
  let fit = NetworkFitProblem(family, to: try target("exp(x)"), starts: 2).run()
  let exact = try NetworkExpansion(try #require(fit.function.exact)).outputs[0]
  for x in [-0.9, -0.25, 0.5, 1] {
    let value = exact(try #require(Rational(exactly: x))).doubleValue
    #expect(abs(fit.function(x) - value) < 1e-11 * max(1, abs(value)))
  }
}
