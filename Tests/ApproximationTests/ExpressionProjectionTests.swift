import Approximation
import Formula
import Testing

@Test func `an expression brings its own kinks to the integrals`() throws {
  let f = RealFunction(try Expression(parsing: "relu(x - 1/3)"), on: .canonical)
  #expect(f.breakpoints.count == 1)
  let p = try Projection(of: f, onto: PolynomialBasis(.legendre), degree: 1)
  // ∫ (x − 1/3) dx and ∫ (x − 1/3) x dx over [1/3, 1]
  expectCoefficients(p.coefficients, [1.0 / 9, 3.0 / 2 * (26.0 / 81 - 4.0 / 27)])
}

@Test func `an expression on the line is projected onto Hermite polynomials`() throws {
  let f = RealFunction(try Expression(parsing: "gelu(x)"), on: .line)
  let p = try Projection(of: f, onto: PolynomialBasis(.hermiteE), degree: 6)
  expectCoefficients(
    p.orthonormalCoefficients,
    [0.2820947918, 0.5, 0.2992067103, 0, -0.0719779478, 0, 0.0275967620], 2e-10)
}
