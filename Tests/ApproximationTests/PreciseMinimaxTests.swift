import Exact
import Formula
import Testing

@testable import Approximation

/// Best errors on [−1, 1] with 40 digits and more, by Remez's algorithm in mpmath (60 digits).
private let reference: [(text: String, degree: Int, error: String)] = [
  ("exp(x)", 5, "4.520551192612e-5"), ("exp(x)", 12, "3.996347372268e-14"),
  ("tanh(x)", 11, "2.3529596453e-7"), ("relu(x)", 10, "0.013922559276775"),
  ("gelu(x)", 10, "3.6124432348e-9"), ("sin(x)", 9, "2.3960196829e-11"),
]

private func best(
  _ text: String, _ degree: Int, bits: Int
) throws -> (precise: PreciseMinimax, certified: CertifiedMinimax) {
  let f = try Expression(parsing: text)
  let precise = try #require(PreciseMinimax(of: f, degree: degree, bits: bits))
  let certified = try CertifiedMinimax(
    of: f, minus: precise.coefficients, degree: degree, reference: precise.reference,
    halfLength: Ball(1), bits: bits)
  return (precise, certified)
}

@Test(arguments: reference)
func `levelled errors of many bits agree with tabled ones`(
  text: String, degree: Int, error: String
) throws {
  let (_, certified) = try best(text, degree, bits: 128)
  let known = try #require(Ball(error))
  let allowed = known * Ball(2e-11)
  #expect((certified.norms.sup - known).magnitude.isAtMost(allowed))
}

@Test(arguments: [
  ("exp(x)", 26), ("cos(x)", 3), ("sin(x)", 4), ("cos(2x)", 24), ("sin(3x)", 21), ("1/(2 + x)", 16),
  ("exp(x)", 0), ("sin(x)", 0),
])
func `error and lower bound meet far below rounding of doubles`(text: String, degree: Int) throws {
  let (precise, certified) = try best(text, degree, bits: 256)
  let lower = try #require(certified.lowerBound)
  let sup = certified.norms.sup
  #expect(lower.isAtMost(sup) || lower.overlaps(sup))
  #expect(((sup - lower) / sup).upperBound < 1e-20)
  #expect(precise.reference.count >= degree + 2)
  #expect(certified.supInDoubles.upperBound >= sup.lowerBound)
}

/// E_n(e^x) = 2^(−n)/(n + 1)!·(1 + O(1/n)).
@Test func `the best error of the exponential follows its asymptotics at degree 40`() throws {
  let (_, certified) = try best("exp(x)", 40, bits: 320)
  let scale = Ball(2).power(-40) / (Ball(42).gamma)
  let ratio = certified.norms.sup / scale
  #expect(ratio.lowerBound > 1 && ratio.upperBound < 1.03)
}

@Test(arguments: [NodeFamily.chebyshevRoots, .chebyshev, .equispaced, .legendre])
func `enclosed interpolants agree with the function on their nodes`(family: NodeFamily) throws {
  let f = try Expression(parsing: "exp(x)*cos(3x)")
  for degree in [0, 1, 7, 20] {
    let p = try CertifiedInterpolation.polynomial(
      of: f, nodes: family, degree: degree, bits: 200)
    for node in family.nodes(count: degree + 1, on: .canonical) {
      let u = Ball(node, precision: 200)
      let gap = (f.ball(at: u) - p(u)).magnitude
      // A node in doubles is off by an ulp.
      #expect(gap.upperBound < 1e-13)
    }
    let enclosed = CertifiedPolynomial(
      .chebyshev(.first), coefficients: p.coefficients.map { Ball($0.doubleValue, precision: 200) })
    #expect((enclosed(Ball(0.3)) - p(Ball(0.3))).magnitude.upperBound < 1e-14)
  }
}

@Test func `an interval from −π to π has its centre at 0`() throws {
  let pi = try Expression(parsing: "pi")
  let interval = CertifiedInterval(lower: -pi, upper: pi)
  #expect(interval.canonical(.call(.sin, .x)).parity == .odd)
  #expect(try Expression(parsing: "pi/2 - 2*pi/4").isExactlyZero)
  #expect(try !Expression(parsing: "pi - 355/113").isExactlyZero)
}
