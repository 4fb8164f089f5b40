import Exact
import Formula
import Testing

@testable import Approximation

private func best(
  _ text: String, _ weight: String, _ degree: Int, bits: Int = 160
) throws -> (f: Expression, w: Expression, precise: PreciseMinimax, certified: CertifiedMinimax) {
  let (f, w) = try (Expression(parsing: text), Expression(parsing: weight))
  // As the command does it: from the reference that doubles found.
  let start = MinimaxPolynomial(
    of: RealFunction(f, on: .canonical), on: .canonical, degree: degree,
    weight: RealFunction(w, on: .canonical))
  let precise = try #require(
    PreciseMinimax(of: f, weight: w, degree: degree, start: start.reference, bits: bits))
  let certified = try CertifiedMinimax(
    of: f, weight: w, minus: precise.coefficients, degree: degree,
    reference: precise.reference, halfLength: Ball(1), bits: bits)
  return (f, w, precise, certified)
}

private let cases = [
  ("exp(x)", "exp(-x)", 6), ("cos(x)", "1/cos(x)", 7), ("sin(x)", "exp(-x^2)", 6),
  ("exp(x)", "1 + abs(x - 1/3)", 4), ("abs(x - 1/3) + 1", "1/(abs(x - 1/3) + 1)", 3),
  ("sin(3x)", "3 + floor(2x)", 5), ("1/(2 + x)", "1 + x^2", 12),
]

@Test(arguments: cases)
func `weighted errors are levelled, and enclosed from both sides`(
  text: String, weight: String, degree: Int
) throws {
  let (f, w, precise, certified) = try best(text, weight, degree)
  let (sup, lower) = (certified.norms.sup, try #require(certified.lowerBound))
  // A kink in the reference is found to the width of the last steps only.
  #expect(((sup - lower) / sup).upperBound < (text.contains("abs") ? 1e-12 : 1e-20))
  #expect(lower.isAtMost(sup) || lower.overlaps(sup))
  let p = CertifiedPolynomial(.chebyshev(.first), coefficients: precise.coefficients)
  var (sum, count) = (Ball(0, precision: 200), 0)
  for k in -199...199 {
    let u = Ball(Rational(k, 200), precision: 200)
    let error = ((f.ball(at: u) - p(u)) * w.ball(at: u)).magnitude
    #expect(error.lowerBound <= sup.upperBound)
    sum = sum + error * error
    count += 1
  }
  let mean = (sum / Ball(count)).squareRoot.doubleValue
  #expect(abs(mean - certified.norms.rms.doubleValue) < 0.02 * mean)
  #expect(certified.norms.sup.digits >= 15 && certified.norms.l2.digits >= 12)
}

@Test func `a first point close to the end is followed without a good start`() throws {
  let (f, w) = try (Expression(parsing: "x^7"), Expression(parsing: "1/(1 + x^2)"))
  let found = try #require(PreciseMinimax(of: f, weight: w, degree: 6, bits: 160))
  let q = Ball(2, precision: 300).squareRoot - Ball(1)
  let known = (q * q * Ball(4)).scaled(byPowerOfTwo: -6)
  #expect((found.levelled.magnitude - known).magnitude.upperBound < 1e-24)
}

@Test func `the best constant in the relative sense leaves the hyperbolic tangent`() throws {
  let (_, _, precise, certified) = try best("exp(x)", "exp(-x)", 0, bits: 256)
  let one = Ball(1, precision: 400)
  #expect(certified.norms.sup.overlaps(one.tanh) && certified.norms.sup.digits > 60)
  #expect((precise.coefficients[0] - one / one.cosh).magnitude.upperBound < 1e-60)
}

/// min max |xⁿ − p|·w = 2^(1−n) exp((1/π) ∫ log w dx/√(1 − x²)) for w = 1/(1 + x²), n > 2, where the
/// integral of log(1 + x²) is 2π log((1 + √2)/2) (Achieser, *Theory of Approximation*, §A.4).
@Test(arguments: [4, 7])
func `the error of a monic power under a rational weight is Bernstein's`(degree: Int) throws {
  let (_, _, _, certified) = try best("x^\(degree)", "1/(1 + x^2)", degree - 1, bits: 200)
  let q = Ball(2, precision: 300).squareRoot - Ball(1)
  let known = (q * q * Ball(4)).scaled(byPowerOfTwo: 1 - degree)
  #expect((certified.norms.sup - known).magnitude.upperBound < 1e-40)
}
