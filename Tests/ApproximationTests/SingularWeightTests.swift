import Formula
import RealModule
import Testing

@testable import Approximation

private func generated(
  _ text: String, _ lower: Double, _ upper: Double, count: Int = 3
) throws -> GeneratedPolynomials {
  let part = try Interval(lower, upper)
  return try GeneratedPolynomials(
    weight: Weight(try Expression(parsing: text), on: part), on: part, count: count)
}

private struct Oracle {
  let text: String
  let lower: Double
  let upper: Double
  let alpha: [Double]
  let beta: [Double]
}

/// Moments in 25 digits and the Chebyshev algorithm; 1/√|x| and log(1/|x|) also in closed form.
private let oracles: [Oracle] = [
  Oracle(
    text: "1/sqrt(abs(x))", lower: -1, upper: 1, alpha: [0, 0, 0],
    beta: [4, 0.2, 0.35555555555555557]),
  Oracle(
    text: "log(1/abs(x))", lower: -1, upper: 1, alpha: [0, 0, 0],
    beta: [2, 0.1111111111111111, 0.2488888888888889]),
  Oracle(
    text: "exp(-x^2)/sqrt(abs(x-1))", lower: -.infinity, upper: .infinity,
    alpha: [0.3408168766358406, -0.03518980155648098, -0.1113438113160879],
    beta: [2.385594480922201, 0.4746607332360312, 0.7389111430739028]),
  Oracle(
    text: "exp(-x)/sqrt(abs(x-2))", lower: 0, upper: .infinity,
    alpha: [1.264830828055163, 2.110937027170238, 4.724609305238897],
    beta: [1.144955358743565, 0.827110874594363, 2.856649298273951]),
]

@Test(arguments: oracles)
private func `singularities inside the interval have a substitution on either side`(
  oracle: Oracle
) throws {
  let found = try generated(oracle.text, oracle.lower, oracle.upper)
  let (alpha, beta) = (found.matrix.alpha, found.matrix.beta)
  for k in 0..<3 {
    #expect(abs(beta[k] - oracle.beta[k]) <= 2e-14 * oracle.beta[k])
    let scale = max(oracle.beta[k].squareRoot(), abs(oracle.alpha[0]))
    #expect(abs(alpha[k] - oracle.alpha[k]) <= 2e-14 * scale)
  }
}

/// ∫ |x − s|^p over 0..1 is (s^(p+1) + (1 − s)^(p+1)) / (p + 1).
@Test(arguments: [("1/3", -0.5), ("1/3", -0.9), ("pi/5", -0.25), ("sqrt(2)/3", -0.75)])
func `singularities lie at the number, not at the double next to it`(
  place: String, power: Double
) throws {
  let found = try generated("abs(x - \(place))^(\(power))", 0, 1, count: 1)
  let s = try Expression(parsing: place)(0)
  let mass = (Double.pow(s, power + 1) + .pow(1 - s, power + 1)) / (power + 1)
  #expect(abs(found.matrix.beta[0] - mass) <= 1e-14 * mass)
}

@Test func `functions are projected in weights with a singularity inside`() throws {
  let part = try Interval(-1, 1)
  let weight = Weight(try Expression(parsing: "1/sqrt(abs(x))"), on: part)
  let basis = try PolynomialBasis(weight: weight, on: part, degree: 4)
  let p = try Projection(
    of: RealFunction(try Expression(parsing: "abs(x)"), on: part), onto: basis, degree: 2)
  // ⟨|x|, 1⟩/√4 = (4/3)/2, and ‖|x|‖² = 4/5.
  #expect(abs(p.orthonormalCoefficients[0] - 2.0 / 3) < 1e-14)
  #expect(abs(p.norm * p.norm - 0.8) < 1e-14)
}

@Test(arguments: [
  ("1/abs(x)", 0.0), ("1/abs(x-1/3)", 1.0 / 3), ("1/x^2", 0.0), ("exp(x)/abs(x)^1.5", 0.0),
  ("1/x^4", 0.0), ("1/(x-1/2)^2", 0.5), ("1/abs(x*log(abs(x)/9))", 0.0),
])
func `a weight of infinite mass inside the interval is refused at its place`(
  text: String, place: Double
) throws {
  let weight = Weight(try Expression(parsing: text), on: .canonical)
  #expect(throws: WeightError.noMoment(order: 0, needed: 3, near: place)) {
    try GeneratedPolynomials(weight: weight, on: .canonical, count: 2)
  }
}

/// Masses 4 and ∫ dx/(x² + 10⁻¹²) = 2·10⁶ atan(10⁶).
@Test(arguments: [("1/sqrt(abs(x))", 4.0), ("1/(x^2+1e-12)", 2e6 * Double.atan(1e6))])
func `weights that are integrable inside are not taken for poles`(text: String, mass: Double) throws
{
  let weight = Weight(try Expression(parsing: text), on: .canonical)
  let found = try GeneratedPolynomials(weight: weight, on: .canonical, count: 3)
  // Points next to 0 are known to 1e-16, a ten-thousand-millionth of the narrow peak.
  #expect(abs(found.matrix.beta[0] - mass) <= 1e-11 * mass)
}

@Test(
  arguments: [
    ("1/(1+x^8)", 6), ("1/(1+x^2)^3", 4), ("1/(1+abs(x)^4.5)", 3), ("exp(-x^2)", nil),
    ("exp(-sqrt(abs(x)))", nil), ("1/cosh(x)", nil),
  ] as [(String, Int?)])
func `a weight that falls like a power has finitely many moments`(text: String, order: Int?) throws
{
  let weight = Weight(try Expression(parsing: text), on: .line)
  let found = try GeneratedPolynomials(weight: weight, on: .line, count: 2)
  #expect(found.largestMoment == order)
  if order != nil { #expect(!found.looksIndeterminate) }
}

/// β_k = (h/2)² k² / (4k² − 1)·4 on any interval of length 2h; points have few bits left beside 10⁶.
@Test func `stated digits know of the rounding of points`() throws {
  let far = try generated("1", 1e6, 1e6 + 1, count: 12)
  for k in 1..<12 {
    let n = Double(k)
    let beta = n * n / (4 * n * n - 1) / 4
    let error = abs(far.matrix.beta[k] / beta - 1)
    #expect(error <= .pow(10, -Double(far.digits[k])), "β_\(k), \(far.digits[k]) digits, \(error)")
  }
  let narrow = try generated("1/(x^2+1e-12)", -1, 1)
  let error = abs(narrow.matrix.beta[0] / (2e6 * .atan(1e6)) - 1)
  #expect(error <= .pow(10, -Double(narrow.digits[0])), "\(narrow.digits[0]) digits, \(error)")
}
