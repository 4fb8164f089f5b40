import Approximation
import Exact
import Formula
import Testing

private func project(
  _ text: String, _ family: OrthogonalFamily, _ degree: Int, bits: Int = 128
) throws -> CertifiedLineProjection {
  try CertifiedLineProjection(
    of: Expression(parsing: text), onto: family, degree: degree, bits: bits)
}

/// ∫ e^(ax) L_k(x) e^(−x) dx = (−a)^k / (1 − a)^(k+1), from the generating function.
@Test(arguments: [("exp(-x)", -1, 1), ("exp(x/4)", 1, 4), ("exp(-3x)", -3, 1)])
func `Laguerre coefficients of exponentials enclose their closed form`(
  text: String, p: Int, q: Int
) throws {
  let projection = try project(text, .laguerre(0), 5)
  let a = Rational(p, q)
  for (k, c) in projection.coefficients.enumerated() {
    let exact = (-a).power(k) / (1 - a).power(k + 1)
    #expect(c.contains(exact), "k = \(k)")
    #expect(c.radius < 1e-20)
  }
  // ‖f‖² = 1/(1 − 2a); Parseval.
  let rest = projection.coefficients.indices.reduce(1 / (1 - 2 * a)) { sum, k in
    let c = (-a).power(k) / (1 - a).power(k + 1)
    return sum - c * c
  }
  #expect((projection.l2 * projection.l2).contains(rest))
}

/// ∫ eˣ He_k φ dx = √e.
@Test func `Hermite coefficients of the exponential enclose their closed form`() throws {
  let projection = try project("exp(x)", .hermiteE, 6)
  let root = Ball.e(precision: 300).squareRoot
  var factorial = Rational(1)
  for (k, c) in projection.coefficients.enumerated() {
    if k > 0 { factorial = factorial * Rational(k) }
    #expect(c.overlaps(root / Ball(factorial, precision: 300)), "k = \(k)")
    #expect(c.digits > 20)
  }
}

/// c₀ = 1/√(2π), c₁ = 1/2, c₂ = 1/(2√(2π)).
@Test func `a kink inside is cut`() throws {
  let projection = try project("relu(x)", .hermiteE, 2)
  let density = Ball(1, precision: 300) / (Ball.pi(precision: 300) * Ball(2)).squareRoot
  #expect(projection.coefficients[0].overlaps(density))
  #expect(projection.coefficients[1].contains(Rational(1, 2)))
  #expect(projection.coefficients[2].overlaps(density / Ball(2)))
}

/// A generalised family: ∫ √x-weight; L₀^(1/2) coefficient of x is a + 1, that of L₁ is −1.
@Test func `Laguerre's parameter is exact`() throws {
  let projection = try project("x", .laguerre(0.5), 2)
  #expect(projection.coefficients[0].contains(Rational(3, 2)))
  #expect(projection.coefficients[1].contains(Rational(-1)))
  #expect(projection.coefficients[2].containsZero)
}

@Test func `without a bound far out nothing is certified`() throws {
  #expect(throws: CertifiedLineProjection.Fault.noTailBound) {
    try project("gamma(x+1)", .laguerre(0), 2)
  }
  #expect(throws: CertifiedLineProjection.Fault.tailTooHeavy) {
    try project("exp(x/2)", .laguerre(0), 2)
  }
}

@Test(arguments: [
  "x^3 - 7x", "exp(x/3) + x", "tanh(x)*x", "sqrt(1+x^2)", "exp(-x^2/2)", "log(3+x^2)", "gelu(x)^2",
  "softplus(x)", "x/(1+x^2)", "cosh(x/5)", "exp(-x^4+x)", "max(x, 1)", "(1+x^2)^(-3)", "mish(x)",
  "log(2+sin(x))", "exp(cos(x))*x",
])
func `bounds far out hold where they are tried`(text: String) throws {
  let f = try Expression(parsing: text)
  for side in [1, -1] {
    let bound = try #require(f.tailBound(side: side, from: 8, precision: 128))
    for d in [8, 9, 16, 37, 64] {
      let x = Ball(d, precision: 128)
      let exponent =
        Ball(bound.linear, precision: 128) * x + Ball(bound.quadratic, precision: 128) * x * x
      let limit = bound.coefficient * x.power(Ball(bound.power, precision: 128)) * exponent.exp
      let value = f.ball(at: Ball(side * d, precision: 128)).magnitude
      #expect(!limit.isLess(than: value), "\(text) at \(side * d)")
    }
  }
}

@Test(arguments: [
  "x*log(x)", "sqrt(x)*log(x)^2", "x^(1/3)*log(2x)", "(exp(x*log(x)) - 1)", "x*log(x^2+x)",
])
func `bounds at a singular end hold where they are tried`(text: String) throws {
  let f = try Expression(parsing: text)
  let end = Rational(1, 1 << 20)
  let bound = try #require(f.bound(from: 0, to: end, precision: 128))
  for k in [20, 21, 24, 40, 90] {
    let x = Ball(Rational(1) / Rational(2).power(k), precision: 128)
    #expect(!bound.isLess(than: f.ball(at: x).magnitude), "\(text) at 2^-\(k)")
  }
}

@Test func `functions that grow at the end have no bound there`() throws {
  for text in ["log(x)", "1/x", "x^(-1/2)*log(x)"] {
    #expect(
      try Expression(parsing: text).bound(from: 0, to: Rational(1, 64), precision: 128) == nil)
  }
}
