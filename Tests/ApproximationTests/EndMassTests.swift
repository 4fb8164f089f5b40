import Formula
import RealModule
import Testing

@testable import Approximation

/// ∫₀¹ f x^(ε−1) dx / √(1/ε), the first orthonormal coefficient.
private func firstCoefficient(_ text: String, _ weight: String, _ interval: Interval) throws
  -> Double
{
  let density = Weight(try Expression(parsing: weight), on: interval)
  let polynomials = try GeneratedPolynomials(weight: density, on: interval, count: 4)
  let basis = PolynomialBasis(polynomials)
  let function = RealFunction(try Expression(parsing: text), on: interval)
  return try Projection(of: function, onto: basis, degree: 1).orthonormalCoefficients[0]
}

// Closed integrals; ∫₀^∞ e^(−εs) / (1 + s²) ds by mpmath.
@Test(arguments: [
  ("sign(x)", "x^(-0.6)", 0.4, 2.5), ("sign(x)", "x^(-0.99)", 0.01, 100),
  ("log(x)", "x^(-0.6)", 0.4, -6.25), ("log(x)", "x^(-0.99)", 0.01, -10000),
  ("1/(1+log(x)^2)", "x^(-0.6)", 0.4, 0.934118727590107),
  ("1/(1+log(x)^2)", "x^(-0.99)", 0.01, 1.52043921929824),
])
func `Mass next to a singular end meets the values there`(
  function: String, weight: String, power: Double, integral: Double
) throws {
  let found = try firstCoefficient(function, weight, try Interval(0, 1))
  let expected = integral * power.squareRoot()
  // 1 − 0.6 and 1 − 0.99 are the exponents of doubles, 1e-14 off after division.
  #expect(abs(found - expected) <= 1e-11 * abs(expected))
}

@Test func `A jump at an end other than zero is seen from inside`() throws {
  let found = try firstCoefficient("sign(x-1)", "(x-1)^(-0.99)", try Interval(1, 2))
  #expect(abs(found - 10) <= 1e-9)
}

@Test func `Functions of doubles alone are refused where they still change at the last double`()
  throws
{
  let interval = try Interval(0, 1)
  let density = Weight(try Expression(parsing: "x^(-0.99)"), on: interval)
  let basis = PolynomialBasis(
    try GeneratedPolynomials(weight: density, on: interval, count: 4))
  #expect(throws: IntegrationError.notResolved(near: 0)) {
    try Projection(of: RealFunction { .log($0) }, onto: basis, degree: 1)
  }
}

@Test func `A weight on a very long interval gives its mass`() throws {
  let interval = try Interval(0, 1e50)
  let density = Weight(try Expression(parsing: "x^(-0.9)"), on: interval)
  let polynomials = try GeneratedPolynomials(weight: density, on: interval, count: 2)
  #expect(abs(polynomials.matrix.beta[0] - 1e6) <= 1e-8 * 1e6)
}
