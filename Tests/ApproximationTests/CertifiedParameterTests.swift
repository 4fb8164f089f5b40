import Approximation
import Exact
import Formula
import Testing

private let one = Expression(1)

private func project(
  _ text: String, _ family: OrthogonalFamily, _ degree: Int, bits: Int = 128
) throws -> CertifiedProjection {
  try CertifiedProjection(
    of: Expression(parsing: text), onto: family, degree: degree, halfLength: Ball(1), bits: bits)
}

private func parameter(_ text: String) throws -> FamilyParameter {
  try #require(FamilyParameter(Expression(parsingConstant: text)))
}

@Test func `endpoint powers of the weight are integrated in closed form`() throws {
  // sqrt(1 − x) against the weight sqrt(1 − x): ∫(1 − x) = 2 over the mass 2^(5/2)/3.
  let projection = try project("sqrt(1 - x)", .jacobi(0.5, 0), 0)
  let known = Ball(3, precision: 200) / Ball(8, precision: 200).squareRoot
  #expect(projection.coefficients[0].overlaps(known) && projection.coefficients[0].digits > 25)
  // x² = (T₀ + T₂)/2, whatever the parameters: U₀ has 1/4, and C₀ of λ = 1 is the same.
  #expect(try project("x^2", .chebyshev(.second), 2).coefficients[0].contains(Rational(1, 4)))
  #expect(try project("x^2", .jacobi(-0.75, 1.5), 2).norms.l2.containsZero)
}

/// C₁ = 2λx, so that x has the coefficient 1/(2λ) = 3/2; P₁ of Jacobi (1/3, −1/3) is x + 1/3.
@Test func `parameters such as a third are meant exactly`() throws {
  let gegenbauer = try project("x", .gegenbauer(FamilyParameter(1.0 / 3)), 2)
  #expect(gegenbauer.coefficients[1].contains(Rational(3, 2)))
  #expect(gegenbauer.coefficients[1].digits > 25)
  let jacobi = try project(
    "x + 1/3", .jacobi(FamilyParameter(1.0 / 3), FamilyParameter(-1.0 / 3)), 2)
  #expect(jacobi.coefficients[0].containsZero && jacobi.coefficients[0].radius < 1e-25)
  #expect(jacobi.coefficients[1].contains(Rational(1)))
  let decimal = try project("x", .gegenbauer(0.1), 1)
  #expect(decimal.coefficients[1].contains(Rational(5)))
}

/// The mean of eˣ under (1 − x²)^(λ − 1/2) is ₀F₁(; λ + 1; 1/4) (DLMF 10.32.2).
@Test(arguments: ["sqrt(2)", "pi", "exp(1)/7", "log(3)"])
func `an irrational Gegenbauer parameter is the number as it was written`(text: String) throws {
  let l = try parameter(text)
  let projection = try project("exp(x)", .gegenbauer(l), 2, bits: 256)
  let value = try Expression(parsing: text).constantBall(precision: 400)
  var (sum, term) = (Ball(0, precision: 400), Ball(1, precision: 400))
  for m in 1...80 {
    sum = sum + term
    term = term / (Ball(4 * m) * (value + Ball(m)))
  }
  #expect(projection.coefficients[0].overlaps(sum))
  #expect((projection.coefficients[0] - sum).magnitude.upperBound < 1e-70)
  #expect(projection.norms.sup.digits > 40)
}

@Test func `irrational Jacobi parameters give the exact mean of x`() throws {
  let (a, b) = try (parameter("pi/4"), parameter("1/3"))
  let projection = try project("x", .jacobi(a, b), 3, bits: 200)
  let (p, q) = (a.ball(precision: 400), b.ball(precision: 400))
  let mean = (q - p) / (p + q + Ball(2))
  #expect((projection.coefficients[0] - mean).magnitude.upperBound < 1e-55)
  // x is its own projection.
  #expect(projection.norms.sup.upperBound < 1e-50)
  #expect(a.ball(precision: 64).radius > 0 && a.ball(precision: 400).radius < 1e-110)
}

/// ⟨e^(−x), L_k^a⟩ = 2^(−a−1−k) Γ(a + k + 1)/k!, so that c_k = 2^(−a−1−k).
@Test func `an irrational Laguerre parameter is the number as it was written`() throws {
  let a = try parameter("sqrt(2)")
  let projection = try CertifiedLineProjection(
    of: Expression(parsing: "exp(-x)"), onto: .laguerre(a), degree: 4, bits: 160)
  for (k, c) in projection.coefficients.enumerated() {
    let power = -(Ball(2, precision: 300).squareRoot + Ball(k + 1))
    let known = Ball(2, precision: 300).power(power)
    #expect(c.overlaps(known) && (c - known).magnitude.upperBound < 1e-30)
  }
}

@Test func `constants that fold to fractions are exact parameters`() throws {
  #expect(try parameter("1/2 + 1/3").exact == Rational(5, 6))
  #expect(try parameter("pi/4").exact == nil)
  #expect(FamilyParameter(Expression.x) == nil)
}
