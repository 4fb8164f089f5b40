import Formula
import RealModule
import Testing

@testable import Approximation

@Suite struct NarrowFunctionTests {
  private func function(_ text: String, on interval: Interval = .canonical) throws -> RealFunction {
    RealFunction(try Expression(parsing: text), on: interval)
  }

  @Test(
    arguments: [
      // ∫ f² dx in closed form, up to tails below 1e-18.
      ("exp(-1e8*(x-0.31234)^2)", Double.sqrt(.pi / 2e8)),
      ("exp(-2e5*(x-0.31234)^2)", .sqrt(.pi / 4e5)),
      ("1/cosh(1e5*(x-0.77))", 2e-5), ("exp(-1e6*(x+1))", 5e-7),
      ("1/(1+1e12*(x-0.31234)^2)", .pi / 2e6), ("sigmoid(1e5*x)", 1 - 1e-5),
      ("exp(-1e8*(x-0.3)^2)+exp(-1e9*(x+0.4)^2)", .sqrt(.pi / 2e8) + .sqrt(.pi / 2e9)),
    ] as [(String, Double)])
  func `projections have the norm of the whole function`(text: String, squared: Double) throws {
    let basis = PolynomialBasis(.legendre)
    let p = try Projection(of: function(text), onto: basis, degree: 4)
    #expect(abs(p.norm * p.norm / squared - 1) < 1e-10)
    #expect(p.errors.l2 <= p.norm)
    #expect(p.errors.sup.size > 0.4)
    #expect(p.digits >= 10)
  }

  @Test func `coefficients of a peak are those of its moments`() throws {
    let p = try Projection(
      of: function("exp(-1e8*(x-0.31234)^2)"), onto: PolynomialBasis(.legendre), degree: 3)
    // ∫ f P_k for a Gaussian of variance s² = 5e-9 about c: P_2 averages to P_2(c) + 3s²/2.
    let (c, mass) = (0.31234, Double.sqrt(.pi / 1e8))
    #expect(abs(p.coefficients[0] - mass / 2) < 1e-12 * mass)
    #expect(abs(p.coefficients[1] - 1.5 * mass * c) < 1e-12 * mass)
    #expect(abs(p.coefficients[2] - 2.5 * mass * (1.5 * (c * c + 5e-9) - 0.5)) < 1e-11 * mass)
  }

  @Test func `an adaptive degree resolves a peak or goes on`() throws {
    let auto = try AdaptiveProjection(of: function("exp(-1e5*(x-0.31234)^2)")) {
      _ -> PolynomialBasis in PolynomialBasis(.legendre)
    }
    #expect(auto.chop.isResolved)
    #expect(auto.projection.coefficients.count > 1000)
    #expect(auto.projection.errors.sup.size < 1e-10)
  }

  @Test func `series hold at peaks or are not resolved`() throws {
    let (series, chop) = ChebyshevSeries.adaptive(
      try function("exp(-1e12*(x-0.31234)^2)"), on: .canonical, maximumDegree: 1 << 12)
    #expect(!chop.isResolved)
    #expect(series.degree == 1 << 12)
  }

  @Test func `interpolants, best polynomials and rational functions see a peak`() throws {
    let f = try function("exp(-1e8*(x-0.31234)^2)")
    let interpolation = try Interpolation(of: f, on: .canonical, degree: 6)
    #expect(abs(interpolation.errors.sup.size - 1) < 1e-12)
    #expect(interpolation.noise > 0)
    #expect(abs(interpolation.errors.l2 - Double.root(.pi / 2e8, 4)) < 1e-12)
    let best = MinimaxPolynomial(of: f, on: .canonical, degree: 4)
    #expect(best.parity == nil)
    #expect(best.error.size < 0.5 && best.error.size > 0.499 && best.converged)
    let rational = RationalApproximation(of: f, on: .canonical, tolerance: 1e-8)
    #expect(rational.converged)
    #expect(abs(rational.rational(0.31234) - 1) < 1e-7)
    #expect(f.largestSample(on: .canonical) > 0.999)
  }

  @Test func `errors of any approximation include a peak`() throws {
    let zero = RealFunction { _ in 0 }
    let errors = try ErrorNorms(
      of: function("exp(-1e8*(x-0.31234)^2)"), minus: zero, in: PolynomialBasis(.legendre),
      degree: 0)
    #expect(abs(errors.l2 - Double.root(.pi / 2e8, 4)) < 1e-12)
    #expect(abs(errors.sup.size - 1) < 1e-12)
  }

  @Test func `a peak that only the error curve meets is integrated all the same`() throws {
    // No expression: nothing tells of the peak beforehand; its width is about that of the gaps.
    let f = RealFunction { .exp(-3e4 * ($0 - 0.31234) * ($0 - 0.31234)) }
    let p = try Projection(of: f, onto: PolynomialBasis(.legendre), degree: 2)
    let squared = Double.sqrt(.pi / 6e4)
    #expect(abs(p.norm * p.norm / squared - 1) < 1e-10)
  }
}
