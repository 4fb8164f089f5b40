import Approximation
import Exact
import Formula
import Networks
import Testing

private func double(_ text: String, depth: Int, starts: Int) throws -> Fit<ChainFunction> {
  let function = RealFunction(try Expression(parsing: text), on: .canonical)
  let family = ChainFamily(activation: .square, isResidual: true, depth: depth)
  return FitProblem(family, to: function, on: .canonical, starts: starts).run()
}

// Best of thirty starts, polished with fifty digits, computed independently of this project.
@Test(arguments: [(2, 1.38420e-2), (3, 1.56515e-4), (4, 1.21185e-7)])
func `fits carried on with many bits reach the known errors`(depth: Int, rms: Double) throws {
  let fit = try double("exp(x) - 1", depth: depth, starts: 4)
  let target = PreciseFit.Target.function(try Expression(parsing: "exp(x) - 1"), on: .canonical)
  let precise = try #require(PreciseFit(refining: fit.chain, to: target, precision: 160))
  #expect(precise.isConverged)
  #expect(abs(precise.rms.doubleValue / rms - 1) < 1e-5)
  #expect(precise.rms.doubleValue <= fit.rms * (1 + 1e-9) && precise.rms.digits > 30)
  #expect(abs(precise.sup.error.doubleValue) / fit.sup.size > 0.99)
  let floor = try #require(precise.bestPolynomialRms)
  #expect(floor.isLess(than: precise.rms))
}

@Test func `a converged fit with many bits is stationary far beyond doubles`() throws {
  let fit = try double("exp(x) - 1", depth: 2, starts: 2)
  let target = PreciseFit.Target.function(try Expression(parsing: "exp(x) - 1"), on: .canonical)
  let first = try #require(PreciseFit(refining: fit.chain, to: target, precision: 128))
  let second = try #require(PreciseFit(refining: fit.chain, to: target, precision: 256))
  for (a, b) in zip(first.parameters, second.parameters) {
    #expect(abs((a - b).doubleValue) < 1e-13 * abs(b.doubleValue))
  }
  #expect(abs((first.rms - second.rms).doubleValue) < 1e-28)
}

@Test func `wide networks and data are carried on as well`() throws {
  let samples = [(0.0, 1.0), (1, 0), (2, 1), (3, 5)].map { FitTarget.Sample(x: $0.0, y: $0.1) }
  let family = ChainFamily(
    activation: .square, isResidual: false, depth: 1, hasBiases: true, hasHead: true)
  let fit = FitProblem(family, to: FitTarget(samples), starts: 3).run()
  let precise = try #require(
    PreciseFit(refining: fit.chain, to: .data(samples), precision: 128))
  // Four points against a parabola: r ∝ (1, −3, 3, −1), so rms = |1 − 0 + 3 − 5|/√20/2.
  #expect(abs(precise.rms.doubleValue - 1 / 80.0.squareRoot()) < 1e-15)
  let wide = NetworkFamily(activation: .named(.tanh), width: 2, depth: 1)
  let expression = try Expression(parsing: "sin(2x)")
  let net = NetworkFitProblem(
    wide, to: FitTarget(RealFunction(expression, on: .canonical), on: .canonical), starts: 2
  ).run()
  let further = try #require(
    PreciseFit(
      refining: net.function, in: wide, to: .function(expression, on: .canonical), precision: 128
    ) { $0 < 8 })
  #expect(further.rms.doubleValue <= net.rms * (1 + 1e-6) && further.parameters.count == 7)
  #expect(wide.symbols == ["w1_1_1", "w1_2_1", "b1_1", "b1_2", "a1", "a2", "c"])
}

// Nothing left of 1/3 has a root: the target has values at both ends only if they lie inside.
@Test func `ends are taken from inside the interval`() throws {
  let expression = try Expression(parsing: "sqrt(x-1/3)")
  let ends = try IntervalText(parsing: "1/3..1")
  let interval = try Interval(ends.lowerValue.value.nextUp, 1)
  let family = ChainFamily(
    activation: .square, isResidual: false, depth: 1, hasBiases: true, hasHead: true)
  let fit = FitProblem(family, to: RealFunction(expression, on: interval), on: interval, starts: 1)
    .run()
  let target = PreciseFit.Target.function(expression, on: interval, ends: ends)
  let precise = try #require(PreciseFit(refining: fit.chain, to: target, precision: 200))
  // The square root is steepest at the left end, where the error is largest.
  #expect(abs((precise.unenclosedAt ?? precise.sup.x) - 1.0 / 3) < 1e-12)
}

@Test func `a fit carried on can be ended with the best so far`() throws {
  let fit = try double("exp(x) - 1", depth: 3, starts: 1)
  let target = PreciseFit.Target.function(try Expression(parsing: "exp(x) - 1"), on: .canonical)
  let precise = try #require(
    PreciseFit(refining: fit.chain, to: target, precision: 128) { $0 < 2 })
  #expect(precise.isInterrupted && precise.iterations == 2 && !precise.isConverged)
}

// Of all wx, (3c/4)x is closest to x² on [0, c], and its root mean square error is c²/√80.
@Test func `ends such as a third are exact`() throws {
  let expression = try Expression(parsing: "x^2")
  let ends = try IntervalText(parsing: "0..1/3")
  let interval = try Interval(0, ends.upperValue.value)
  let family = ChainFamily(activation: .identity, isResidual: false, depth: 1)
  let fit = FitProblem(family, to: RealFunction(expression, on: interval), on: interval, starts: 1)
    .run()
  let target = PreciseFit.Target.function(expression, on: interval, ends: ends)
  let precise = try #require(PreciseFit(refining: fit.chain, to: target, precision: 256))
  let known =
    Ball(1, precision: 256) / (Ball(9, precision: 256) * Ball(80, precision: 256).squareRoot)
  #expect(abs((precise.rms / known - Ball(1, precision: 256)).doubleValue) < 1e-60)
  let rounded = PreciseFit.Target.function(expression, on: interval)
  let other = try #require(PreciseFit(refining: fit.chain, to: rounded, precision: 256))
  #expect(abs((other.rms / known - Ball(1, precision: 256)).doubleValue) > 1e-18)
}
