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
  ("exp(0.49x)", OrthogonalFamily.laguerre(0)), ("x^40", .hermite),
  ("cos(x)*exp(x^2/5)", .hermiteE),
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

/// ∫ e^(2ax) e^(−x) = 1/(1 − 2a) and ⟨e^(ax), L_k⟩ = (−a)^k / (1 − a)^(k+1).
@Test(arguments: [0.25, 0.45, 0.48, 0.49])
func `functions that overflow beside a tiny weight are projected, in generated bases as well`(
  rate: Double
) throws {
  let part = try Interval(0, .infinity)
  let f = RealFunction(try Expression(parsing: "exp(\(rate)*x)"), on: part)
  let weight = Weight(try Expression(parsing: "exp(-x)"), on: part)
  for basis in [
    PolynomialBasis(.laguerre(0)), try PolynomialBasis(weight: weight, on: part, degree: 3),
  ] {
    let p = try Projection(of: f, onto: basis, degree: 2)
    var rest = 1 / (1 - 2 * rate)
    for k in 0...2 {
      let exact = .pow(rate, k) / .pow(1 - rate, k + 1)
      #expect(abs(abs(p.orthonormalCoefficients[k]) - exact) < 1e-12)
      rest -= exact * exact
    }
    #expect(abs(p.errors.l2 - rest.squareRoot()) < 1e-8 * rest.squareRoot())
  }
}

@Test(arguments: [
  ("exp(0.499x)", OrthogonalFamily.laguerre(0)), ("exp(x/2)/(1+x)", .laguerre(0)),
  ("exp(x^2/4)/(1+x^2)", .hermiteE),
])
func `squares that count where doubles end are refused`(
  text: String, family: OrthogonalFamily
) throws {
  #expect {
    try project(text, family)
  } throws: { error in
    if case .outOfRange? = error as? IntegrationError { true } else { false }
  }
}

@Test func `weights far below the range of doubles count as zero`() throws {
  let part = try Interval(0, .infinity)
  let f = RealFunction(try Expression(parsing: "exp(exp(x)/3)"), on: part)
  let weight = Weight(try Expression(parsing: "exp(-exp(x))"), on: part)
  let p = try Projection(
    of: f, onto: PolynomialBasis(weight: weight, on: part, degree: 3), degree: 2)
  // √E₁(1) = √∫ e^(−e^x) dx.
  let mass = 0.219383934395520273677
  #expect(abs(try PolynomialBasis(weight: weight, on: part, degree: 3).mass - mass) < 1e-14)
  // ⟨f, p̂₀⟩ = E₁(2/3) / √E₁(1).
  #expect(
    abs(p.orthonormalCoefficients[0] - exponentialIntegral(2.0 / 3) / mass.squareRoot()) < 1e-12)
}

/// The exponential integral by its series, E₁(x) = −γ − log x − Σ (−x)^k / (k·k!).
private func exponentialIntegral(_ x: Double) -> Double {
  var term = 1.0
  var sum = -0.57721566490153286 - Double.log(x)
  for k in 1...40 {
    term *= -x / Double(k)
    sum -= term / Double(k)
  }
  return sum
}

@Test func `a norm beyond the double range is refused`() throws {
  let part = try Interval(-1e150, 1e150)
  let square = RealFunction(try Expression(parsing: "x^2"), on: part)
  #expect(throws: IntegrationError.outOfRange(near: 1e150)) {
    try Projection(of: square, onto: PolynomialBasis(.legendre, on: part), degree: 2)
  }
}
