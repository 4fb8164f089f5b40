import Approximation
import Exact
import Formula
import Testing

@testable import Networks

private func target(_ text: String) throws -> FitTarget {
  FitTarget(RealFunction(try Expression(parsing: text), on: .canonical), on: .canonical)
}

@Test(arguments: [Activation.relu, .relu2, .named(.hardswish)])
func `the error of a kinked network is the integral, and the best start has it`(
  activation: Activation
) throws {
  let family = NetworkFamily(activation: activation, width: 3, depth: 1)
  let fit = NetworkFitProblem(family, to: try target("sin(3x)"), starts: 2).run()
  #expect(fit.spread.best == fit.rms)
  // The midpoint rule knows nothing of kinks, and needs not to with so many points.
  let count = 40_000
  let expected = try Expression(parsing: "sin(3x)").compiled
  var sum = 0.0
  for index in 0..<count {
    let x = -1 + (2 * Double(index) + 1) / Double(count)
    let error = fit.function(x) - expected(x)
    sum += error * error
  }
  #expect(abs((sum / Double(count)).squareRoot() / fit.rms - 1) < 1e-6)
}

@Test func `starts of smooth networks are ranked by the reported error, too`() throws {
  let family = ChainFamily(
    activation: .named(.tanh), isResidual: true, depth: 2, hasBiases: true, hasHead: true)
  let fit = FitProblem(family, to: try target("exp(x)"), starts: 3).run()
  #expect(fit.spread.best == fit.rms)
}

@Test func `kinks of a network are the ends of its exact pieces`() throws {
  let family = NetworkFamily(activation: .relu, width: 3, depth: 2)
  var source = SplitMix(seed: 11)
  var count = 0
  for _ in 0..<20 {
    let parameters = WideModel(family, on: .canonical).start(1, reach: 1, &source)
    let network = family.network(parameters, head: [1, -0.7, 0.4, 0.2])
    let exact = try NetworkExpansion(try #require(network.exact)).outputs[0]
    let found = network.breakpoints(inside: .canonical)
    for place in exact.breakpoints.map(\.doubleValue) where abs(place) < 1 {
      count += 1
      #expect(found.contains { abs($0 - place) < 1e-12 }, "\(place) not in \(found)")
    }
  }
  #expect(count > 20)
}

@Test func `starts that diverged are counted, not ranked`() {
  let spread = FitSpread([0.5, .infinity, 0.1, 0.3, .infinity])
  #expect(spread.best == 0.1 && spread.median == 0.3 && spread.worst == 0.5)
  #expect(spread.nearBest == 1 && spread.diverged == 2)
  #expect(FitSpread([.infinity]).best == .infinity)
}

@Test func `steps of every stage are counted`() throws {
  // Odd starts of the biased squaring chain descend in the other form first.
  let family = ChainFamily(
    activation: .square, isResidual: true, depth: 2, hasBiases: true, hasHead: true)
  let problem = FitProblem(family, to: try target("exp(x)"), starts: 2)
  let counter = Counter()
  let fit = problem.run { _ in
    counter.count += 1
    return true
  }
  let calls = counter.count
  let steps = fit.starts.map(\.iterations).reduce(0, +)
  // Asked before every step, and once for every end of a stage or start.
  #expect(steps <= calls && steps >= calls - 8)
}

private final class Counter { var count = 0 }

@Test(arguments: [("1 + x^2", true), ("exp(x)", true), ("1/sqrt(1 - x^2)", false)])
func `smooth weights are summed on Legendre panels, singular ones by their own rules`(
  text: String, isSmooth: Bool
) throws {
  let weight = Weight(try Expression(parsing: text), on: .canonical)
  let basis = try PolynomialBasis(weight: weight, on: .canonical, degree: FitTarget.basisDegree)
  let function = RealFunction(try Expression(parsing: "abs(x)"), on: .canonical)
  let target = try FitTarget(function, in: basis)
  #expect((target.density != nil) == isSmooth)
  let family = NetworkFamily(activation: .relu, width: 2, depth: 1)
  let fit = NetworkFitProblem(family, to: target, starts: 1).run()
  // √(∫f²w/∫w) of the target, twice: by the points of the fit and by those of the basis.
  let rule = try basis.samples(of: function, degree: 8)
  let squares = zip(rule.nodes, rule.weights).map { $0 * $0 * $1 }.reduce(0, +)
  let ruler = FitRuler(target, degree: nil, activation: .relu)
  let size = (squares / rule.weights.reduce(0, +)).squareRoot()
  #expect(abs(ruler.measure.size / size - 1) < 1e-11 && abs(ruler.descent.size / size - 1) < 1e-11)
  #expect(fit.spread.best == fit.rms && fit.rms < 1e-6)
}
