import Approximation
import Exact
import Formula
import Testing

private let one = Expression(1)
private let canonical = CertifiedInterval(lower: -one, upper: one)

private func project(
  _ text: String, _ family: OrthogonalFamily, _ degree: Int, bits: Int = 128,
  on interval: CertifiedInterval = canonical
) throws -> CertifiedProjection {
  try CertifiedProjection(
    of: interval.canonical(Expression(parsing: text)), onto: family, degree: degree,
    halfLength: interval.halfLength(precision: bits + 40), bits: bits)
}

/// (2k + 1) iₖ(1) with the modified spherical Bessel function, from its recurrence:
/// c₀ = sinh 1, c₁ = 3/e, iₖ₊₁ = iₖ₋₁ − (2k + 1) iₖ (DLMF 10.51.4).
private func legendreOfExp(_ count: Int) -> [Ball] {
  let e = Ball.e(precision: 600)
  let inverse = Ball(1, precision: 600) / e
  var i = [(e - inverse) / Ball(2), inverse]
  for k in 1..<count { i.append(i[k - 1] - Ball(2 * k + 1) * i[k]) }
  return (0..<count).map { Ball(2 * $0 + 1) * i[$0] }
}

@Test(arguments: [128, 320])
func `Legendre coefficients of the exponential enclose their closed form`(bits: Int) throws {
  let projection = try project("exp(x)", .legendre, 30, bits: bits)
  let known = legendreOfExp(31)
  for k in 0...30 {
    #expect(projection.coefficients[k].overlaps(known[k]), "k = \(k)")
    #expect(
      projection.coefficients[k].radius < Double(sign: .plus, exponent: 20 - bits, significand: 1))
  }
}

@Test func `Chebyshev coefficients of the exponential are Bessel functions`() throws {
  let projection = try project("exp(x)", .chebyshev(.first), 8)
  // Iₖ(1) = Σ 1/(m! (m + k)! 4^m 2^k)
  var factorial = [Rational(1)]
  for n in 1...60 { factorial.append(factorial[n - 1] * Rational(n)) }
  for k in 0...8 {
    var sum = Rational(0)
    for m in 0...40 {
      sum += Rational(1) / (factorial[m] * factorial[m + k] * Rational(2).power(2 * m + k))
    }
    let known = Ball(k == 0 ? sum : 2 * sum, precision: 150)
    #expect(projection.coefficients[k].overlaps(known))
    #expect(projection.coefficients[k].digits > 25)
  }
}

@Test(arguments: [
  (
    OrthogonalFamily.legendre,
    [Rational(1, 4), Rational(1, 2), Rational(5, 16), 0, Rational(-3, 32), 0, Rational(13, 256)]
  ),
  (
    .gegenbauer(0.5),
    [Rational(1, 4), Rational(1, 2), Rational(5, 16), 0, Rational(-3, 32), 0, Rational(13, 256)]
  ),
])
func `coefficients of the ramp are the known fractions`(
  family: OrthogonalFamily, known: [Rational]
) throws {
  let projection = try project("relu(x)", family, 6)
  for (c, value) in zip(projection.coefficients, known) { #expect(c.contains(value)) }
  // ‖relu‖² = 1/3, less Σ cₖ² 2/(2k + 1).
  var square = Rational(1, 3)
  for (k, c) in known.enumerated() { square -= c * c * Rational(2, 2 * k + 1) }
  let l2 = Ball(square, precision: 200).squareRoot
  #expect(projection.norms.l2.overlaps(l2) && projection.norms.l2.digits > 25)
  #expect(projection.norms.rms.overlaps(l2 / Ball(2, precision: 200).squareRoot))
}

// Arb's acb_calc_integrate with 256 bits, through python-flint.
@Test(arguments: [
  ("tanh(4x)", 1, "1.423176717380377084409818323"),
  ("tanh(4x)", 5, "0.3514408392009704824336947219"),
  ("1/(1 + 25x^2)", 2, "-0.4691044294892088820823122788"),
  ("exp(sin(3x))/(2 + cos(x))", 1, "0.4141186136196020441588019547"),
  ("exp(sin(3x))/(2 + cos(x))", 2, "0.02663191191084173455626034694"),
  ("exp(sin(3x))/(2 + cos(x))", 5, "0.04592434784694031051634884845"),
  ("gelu(3x)", 1, "1.500000000000000000000000000"),
  ("gelu(3x)", 2, "1.044394189615693145372311660"),
])
func `Legendre coefficients agree with another rigorous integration`(
  text: String, k: Int, known: String
) throws {
  let c = try project(text, .legendre, k).coefficients[k]
  let value = try #require(Ball(known, precision: 200))
  #expect((c - value).magnitude.upperBound < 1e-27 && c.digits > 25)
}

@Test(arguments: [
  ("sin(x)/x", "-1..1"), ("(1 - cos(x))/x^2", "-1..1"), ("(exp(x) - 1)/x", "0..1"),
  ("(x^2 - 1)/(x - 1)", "-1..3"), ("sin(x - 1)/(x^2 - 1)", "0..2"),
])
func `a removable quotient 0/0 is followed`(text: String, on ends: String) throws {
  let f = try Expression(parsing: text)
  let ends = try IntervalText(parsing: ends)
  let interval = CertifiedInterval(lower: ends.lower, upper: ends.upper)
  let projection = try project(text, .legendre, 4, on: interval)
  #expect(projection.norms.l2.digits >= 20 || projection.norms.l2.upperBound < 1e-30)
  let canonical = interval.canonical(f)
  for k in -20...20 {
    let u = Ball(Rational(2 * k + 1, 43), precision: 128)
    let error = (canonical.ball(at: u) - projection.polynomial(u)).magnitude
    #expect(!projection.norms.sup.isLess(than: error))
  }
}

@Test func `a singular end costs panels, not digits`() throws {
  // ∫₀¹ √x P̃ₖ: 2/3, 2/5, −2/21 for k = 0, 1, 2 (shifted Legendre coefficients of √x).
  let unit = CertifiedInterval(lower: Expression(0), upper: one)
  let projection = try project("sqrt(x)", .legendre, 2, on: unit)
  for (c, value) in zip(
    projection.coefficients, [Rational(2, 3), Rational(2, 5), Rational(-2, 21)])
  {
    #expect(c.contains(value) && c.digits > 25)
  }
}

@Test(arguments: [1, 5, 12, 40])
func `the sup error of a Taylor polynomial of the exponential is the rest at 1`(degree: Int) throws
{
  let taylor = try CertifiedTaylor(
    of: Expression(parsing: "exp(x)"), at: Expression(0), degree: degree, on: canonical, bits: 300)
  var rest = Ball.e(precision: 400)
  var term = Rational(1)
  for k in 0...degree {
    if k > 0 { term /= Rational(k) }
    rest = rest - Ball(term, precision: 400)
    #expect(taylor.coefficients[k].contains(term))
  }
  let norms = try #require(taylor.norms)
  #expect(norms.sup.overlaps(rest) && norms.sup.digits > 20)
  #expect(norms.l2.isPositive && norms.l2.isLess(than: norms.sup * Ball(2)))
}

@Test(arguments: [
  "exp(x)", "gelu(3x)", "tanh(4x)", "abs(x)", "1/(1 + 25x^2)", "relu(sin(5x))", "cos(9x)",
  "x^3 - x", "sqrt(1 + x)", "min(x, 1/3) exp(-x)", "besselj(0, 5x)", "sign(x - 1/8)",
])
func `no sample of the error lies above the certified sup norm, and one lies near it`(
  text: String
) throws {
  let f = try Expression(parsing: text)
  let projection = try project(text, .legendre, 7, bits: 100)
  let sup = projection.norms.sup
  var largest = 0.0
  for k in -4000...4000 {
    let u = Ball(Rational(k, 4000), precision: 120)
    let error = (f.ball(at: u) - projection.polynomial(u)).magnitude
    // Jumps have values of their own at single points, which the sup norm leaves out.
    if text.contains("sign"), k == 500 { continue }
    #expect(!sup.isLess(than: error), "\(text) at \(k)/4000")
    largest = max(largest, error.doubleValue)
  }
  let at = projection.norms.supAt
  #expect(at.magnitude.isAtMost(Ball(1)))
  if !text.contains("x^3") {
    #expect(sup.digits >= 12)
    #expect(largest > 0.99 * sup.doubleValue)
  }
}

@Test(arguments: ["exp(x)", "gelu(x)", "abs(x - 1/3)", "sin(3x)/(2 + x)", "relu(x)"])
func `double results lie within their stated digits of the enclosures`(text: String) throws {
  let f = try Expression(parsing: text)
  let basis = PolynomialBasis(.legendre)
  let double = try Projection(of: RealFunction(f, on: .canonical), onto: basis, degree: 9)
  let certified = try project(text, .legendre, 9, bits: 100)
  let scale = double.coefficients.reduce(0) { max($0, abs($1)) }
  for (c, ball) in zip(double.coefficients, certified.coefficients) {
    #expect(abs(c - ball.doubleValue) <= scale * 4e-15)
  }
  #expect(abs(double.errors.sup.size - certified.norms.sup.doubleValue) <= 1e-13 * scale)
  #expect(abs(double.errors.l2 - certified.norms.l2.doubleValue) <= 1e-14 * scale)
}

@Test func `an interval with irrational ends is the one written`() throws {
  let pi = try Expression(parsing: "pi")
  let interval = CertifiedInterval(lower: -pi, upper: pi)
  let projection = try project("x", .legendre, 1, on: interval)
  // x = π·P₁(u), and nothing is left.
  #expect(projection.coefficients[1].overlaps(.pi(precision: 150)))
  #expect(projection.norms.sup.upperBound < 1e-30)
}

@Test func `minimax polynomials get two certain bounds`() throws {
  let f = try Expression(parsing: "exp(x)")
  let best = MinimaxPolynomial(of: RealFunction(f, on: .canonical), on: .canonical, degree: 5)
  let certified = try CertifiedMinimax(
    of: f, minus: best.chebyshevCoefficients.map { Ball($0) }, degree: 5,
    reference: best.reference.map { Ball($0) }, halfLength: Ball(1), bits: 128)
  let lower = try #require(certified.lowerBound)
  // E₅ = 4.520551192612e-5 by Remez with 40 digits.
  let known = Ball("4.520551192612e-5") ?? Ball(0)
  #expect((certified.norms.sup - known).magnitude.upperBound < 1e-15)
  #expect(lower.isAtMost(certified.norms.sup))
  #expect((certified.norms.sup - lower).upperBound < 1e-13)
  // A wrong polynomial has no alternation.
  let wrong = try CertifiedMinimax(
    of: f, minus: [Ball(0), Ball(0)], degree: 1, reference: [-1, 0, 1].map { Ball($0) },
    halfLength: Ball(1), bits: 128)
  #expect(wrong.lowerBound == nil)
}

@Test(arguments: ["1/x", "log(1 + x)", "tan(3x)", "1/(x - 1/3)", "sqrt(x)", "exp(1/x)"])
func `what cannot be enclosed is refused`(text: String) {
  #expect(throws: CertificationFault.self) { _ = try project(text, .legendre, 3, bits: 64) }
}

@Test func `certified results are the same each time`() throws {
  let a = try project("gelu(2x)", .legendre, 6)
  let b = try project("gelu(2x)", .legendre, 6)
  #expect(a.coefficients.map(\.description) == b.coefficients.map(\.description))
  #expect(a.norms.sup.description == b.norms.sup.description)
}

/// ∫₀¹ x log x = −1/4, and against 3(2x − 1): 1/12.
@Test func `a logarithm that is tamed at the end is certified`() throws {
  let unit = CertifiedInterval(lower: Expression(0), upper: one)
  let p = try project("x*log(x)", .legendre, 1, on: unit)
  #expect(p.coefficients[0].contains(Rational(-1, 4)))
  #expect(p.coefficients[1].contains(Rational(1, 12)))
  #expect(p.coefficients[1].digits > 20)
  #expect(p.norms.sup.digits > 12)
}

@Test func `the certified supremum counts the values at the ends`() throws {
  let p = try project("floor(x)", .legendre, 0)
  // On [−1, 1] the mean of floor is −1/2; at x = 1 it is 1.
  #expect(p.norms.sup.contains(Rational(3, 2)))
  #expect(p.norms.supAt.contains(Rational(1)))
}
