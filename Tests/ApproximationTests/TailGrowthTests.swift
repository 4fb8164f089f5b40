import Approximation
import Formula
import RealModule
import Testing

private func project(
  _ text: String, _ family: OrthogonalFamily, degree: Int = 4
) throws -> Projection {
  let basis = PolynomialBasis(family)
  let f = RealFunction(try Expression(parsing: text), on: basis.interval)
  return try Projection(of: f, onto: basis, degree: degree)
}

@Test(arguments: [
  ("exp(x^2)", OrthogonalFamily.hermite), ("exp(x^2/2)", .hermite), ("exp(x^2/4)", .hermiteE),
  ("sin(x)*exp(x^2/4)", .hermiteE), ("exp(x^2/4)*log(1+x^2)", .hermiteE),
  ("exp(x/2)", .laguerre(0)),
  ("exp(x/2)/sqrt(1+x)", .laguerre(0)), ("exp(exp(x))", .laguerre(0)), ("gamma(x+2)", .laguerre(0)),
])
func `a square too large for the weight is refused, at the boundary as well`(
  text: String, family: OrthogonalFamily
) {
  #expect(throws: IntegrationError.notSquareIntegrable(near: .infinity)) {
    try project(text, family)
  }
}

@Test(arguments: [
  ("exp(x^2/4)/(1+x^2)", OrthogonalFamily.hermiteE), ("exp(0.49x)", .laguerre(0)),
  ("exp(x/2)/(1+x)", .laguerre(0)), ("x^40", .hermite), ("cos(x)*exp(x^2/5)", .hermiteE),
  ("exp(-x^2)", .hermiteE), ("tanh(x) - 1", .hermiteE), ("relu(x)", .hermite),
])
func `what is square integrable is projected`(text: String, family: OrthogonalFamily) throws {
  #expect(try project(text, family).errors.l2.isFinite)
}

/// ∫ e^(2ax²) φ = (1 − 4a)^(−1/2) and ∫ e^(ax²) φ = (1 − 2a)^(−1/2).
@Test func `norms close to the boundary are those of the closed form`() throws {
  let p = try project("exp(x^2/5)", .hermiteE, degree: 0)
  #expect(abs(p.coefficients[0] - (5.0 / 3).squareRoot()) < 1e-13)
  #expect(abs(p.errors.l2 - (5.0.squareRoot() - 5 / 3.0).squareRoot()) < 1e-10)
}

@Test func `heavy tails of generated weights are judged by powers`() throws {
  let interval = try Interval(1, .infinity)
  let weight = Weight(try Expression(parsing: "x^-9"), on: interval)
  let basis = try PolynomialBasis(weight: weight, on: interval, degree: 1)
  let cubic = RealFunction(try Expression(parsing: "x^3"), on: interval)
  // ∫ x⁶ x⁻⁹ dx = 1/2.
  let projection = try Projection(of: cubic, onto: basis, degree: 1)
  #expect(abs(projection.norm - 0.5.squareRoot()) < 1e-12)
  let quartic = RealFunction(try Expression(parsing: "x^4"), on: interval)
  #expect(throws: IntegrationError.notSquareIntegrable(near: .infinity)) {
    try Projection(of: quartic, onto: basis, degree: 1)
  }
}

@Test(arguments: [("1/sqrt(x)", 0.0), ("1/(x-0.25)", 0.25), ("(1-x)^(-0.6)", 1.0)])
func `a singularity inside is named by its place`(text: String, place: Double) throws {
  let interval = try Interval(0, 1)
  let basis = try PolynomialBasis(.legendre, on: interval)
  let f = RealFunction(try Expression(parsing: text), on: interval)
  do {
    _ = try Projection(of: f, onto: basis, degree: 3)
    Issue.record("projected")
  } catch .notSquareIntegrable(let x) {
    #expect(abs(x - place) < 1e-12)
  }
}

@Test func `the lowest missing moment is named`() {
  let weight = Weight(RealFunction { .pow($0, -6) })
  #expect(throws: WeightError.noMoment(order: 5, needed: 9, near: .infinity)) {
    try GeneratedPolynomials(weight: weight, on: Interval(1, .infinity), count: 5)
  }
}
