import Approximation
import ComplexModule
import Formula
import RealModule
import Testing

@Test func `AAA finds the poles of Runge's function`() throws {
  let r = RationalApproximation(of: RealFunction { 1 / (1 + 25 * $0 * $0) }, on: .canonical)
  #expect(r.converged)
  #expect(r.degree == 2)
  #expect(r.error.size < 1e-14)
  let upper = try #require(r.poles.first { $0.imaginary > 0 })
  #expect(abs(upper.real) < 1e-13 && abs(upper.imaginary - 0.2) < 1e-13)
  // Residue of 1/(1+25z²) at i/5 is 1/(10 i).
  let residue = r.residues[r.poles.firstIndex(of: upper) ?? 0]
  #expect(abs(residue.real) < 1e-13 && abs(residue.imaginary + 0.1) < 1e-13)
}

@Test(arguments: [("exp(x)", 1e-13, 9), ("tanh(20x)", 1e-12, 22), ("gelu(4x)", 1e-13, 20)])
func `AAA needs few terms and leaves no pole on the interval`(
  text: String, tolerance: Double, most: Int
) throws {
  let f = RealFunction(try Expression(parsing: text), on: .canonical)
  let r = RationalApproximation(of: f, on: .canonical, tolerance: tolerance)
  #expect(r.converged)
  #expect(r.degree <= most, "\(r.degree)")
  #expect(r.error.size < 30 * tolerance, "\(r.error.size)")
  #expect(!r.poles.contains { $0.imaginary == 0 && abs($0.real) <= 1 })
}

@Test func `tanh's poles are recognised`() throws {
  let f = RealFunction(try Expression(parsing: "tanh(20x)"), on: .canonical)
  let r = RationalApproximation(of: f, on: .canonical, tolerance: 1e-12)
  let nearest = try #require(
    r.poles.filter { $0.imaginary > 0 }.min { $0.length < $1.length })
  #expect(abs(nearest.imaginary - .pi / 40) < 1e-8)
  #expect(abs(nearest.real) < 1e-8)
}

@Test func `AAA on a kink returns its best clean iterate`() throws {
  let f = RealFunction(try Expression(parsing: "abs(x)"), on: .canonical)
  let r = RationalApproximation(of: f, on: .canonical, tolerance: 1e-10, maximumDegree: 40)
  #expect(!r.poles.contains { $0.imaginary == 0 && abs($0.real) <= 1 })
  #expect(r.error.size < 1e-2, "\(r.error.size)")
}

@Test func `a constant and a polynomial are found exactly`() {
  let constant = RationalApproximation(of: RealFunction { _ in 2 }, on: .canonical)
  #expect(constant.error.size == 0)
  let cubic = RationalApproximation(of: RealFunction { $0 * $0 * $0 - $0 }, on: .canonical)
  #expect(cubic.error.size < 1e-14)
}

@Test(arguments: [(1, 2.097072e-2), (2, 8.690704e-5), (3, 1.550802e-7), (4, 1.538197e-10)])
func `best rational functions of exp have the known errors`(n: Int, error: Double) throws {
  let best = try #require(
    RationalMinimax(
      of: RealFunction { .exp($0) }, on: .canonical, numeratorDegree: n, denominatorDegree: n))
  // The tabled values come from a grid and lie up to 1e-4 above the best.
  #expect(abs(best.error.size - error) <= 1e-4 * error, "\(best.error.size)")
  #expect(best.lowerBound <= best.error.size)
  // Both allow for rounding: the bound by one unit of e, the largest error by those of its values.
  #expect(best.lowerBound >= best.error.size * (1 - 1e-8) - 4 * 2.72.ulp)
  #expect(best.reference.count == 2 * n + 2)
}

@Test func `the best rational function of abs is found in the square of x`() throws {
  let f = RealFunction(try Expression(parsing: "abs(x)"), on: .canonical)
  let best = try #require(
    RationalMinimax(of: f, on: .canonical, numeratorDegree: 2, denominatorDegree: 2))
  #expect(abs(best.error.size - 0.043689) < 1e-6)
  #expect(best.parity == .even)
}

@Test func `Padé approximants of exp are the classical ones`() {
  let factorials = [1.0, 1, 2, 6, 24, 120, 720]
  let p = PadeApproximant(
    taylor: factorials.map { 1 / $0 }, center: 0, numeratorDegree: 2, denominatorDegree: 1)
  expectCoefficients(p.numerator, [1, 2.0 / 3, 1.0 / 6])
  expectCoefficients(p.denominator, [1, -1.0 / 3])
  #expect(abs(p.poles[0].real - 3) < 1e-13)
}

@Test func `Padé approximants of a rational function lower their degrees`() {
  // 1/(1 − x): every larger type is degenerate.
  let p = PadeApproximant(
    taylor: [Double](repeating: 1, count: 12), center: 0, numeratorDegree: 5,
    denominatorDegree: 5)
  #expect(p.numerator.count == 1 && p.denominator.count == 2)
  #expect(abs(p(0.5) - 2) < 1e-14)
  #expect(abs(p.residue(at: p.poles[0]).real + 1) < 1e-13)
}

@Test(
  arguments: [
    ("1/(x-1/3)", [0.3333333333333333], 1),
    ("tan(2x)", [-0.7853981633974483, 0.7853981633974483], 9), ("1/x", [0.0], 1),
    ("gamma(x-1/4)", [-0.75, 0.25], 10),
  ] as [(String, [Double], Int)])
func `AAA keeps the function's own poles on the interval`(
  text: String, expected: [Double], most: Int
) throws {
  let f = RealFunction(try Expression(parsing: text), on: .canonical)
  let r = RationalApproximation(of: f, on: .canonical)
  #expect(r.converged)
  #expect(r.degree <= most, "\(r.degree)")
  #expect(r.relativeError <= 1e-13)
  #expect(r.error.size == .infinity)
  try #require(r.polesInside.count == expected.count)
  for (pole, exact) in zip(r.polesInside, expected) { #expect(abs(pole - exact) < 1e-9) }
  // One list is part of the other.
  #expect(r.polesInside.allSatisfy { x in r.poles.contains { $0.real == x } })
}

@Test func `AAA returns its best step when the tolerance is out of reach`() {
  let r = RationalApproximation(of: RealFunction { .exp($0) }, on: .canonical, tolerance: 1e-30)
  #expect(!r.converged)
  #expect(r.polesInside.isEmpty && !r.poles.contains { $0.imaginary == 0 && abs($0.real) <= 1 })
  #expect(r.error.size < 4e-15, "\(r.error.size)")
  #expect(r.history.count > r.degree)
}

@Test func `AAA leaves no doublets behind`() throws {
  let f = RealFunction(try Expression(parsing: "sin(3x)/(x+1.2)"), on: .canonical)
  let r = RationalApproximation(of: f, on: .canonical, tolerance: 1e-15)
  #expect(r.residues.allSatisfy { $0.length > 1e-13 })
  let nearest = try #require(r.poles.min { $0.length < $1.length })
  #expect(abs(nearest.real + 1.2) < 1e-9 && nearest.imaginary == 0)
}

@Test(
  arguments: [
    ("1/x", [0]), ("tan(3x)", [-0.5235987755982989, 0.5235987755982989]),
    ("log(abs(x-1/3))", [1.0 / 3]),
    ("1/(x-0.2)^2", [0.2]), ("1/sqrt(1-x)", [1]), ("exp(x)", []), ("sqrt(abs(x))", []),
    ("sign(x)", []), ("1/(1e-6+x^2)", []), ("cbrt(x-0.1)", []), ("sin(1/(x+2))", []),
    ("sin(x)/x", []),
  ] as [(String, [Double])])
func `points where a function is unbounded are located`(text: String, expected: [Double]) throws {
  let f = RealFunction(try Expression(parsing: text), on: .canonical)
  let found = f.unboundedPoints(on: .canonical)
  try #require(found.count == expected.count, "\(found)")
  for (x, exact) in zip(found, expected) { #expect(abs(x - exact) < 1e-12) }
}

@Test func `constant functions are of type (0, 0)`() {
  for value in [0.0, 3, -1e-300] {
    let r = RationalApproximation(of: RealFunction { _ in value }, on: .canonical)
    #expect(r.degree == 0 && r.poles.isEmpty && r.polesInside.isEmpty)
    #expect(r.error.size <= 4 * value.ulp && r.converged)
  }
}

@Test(arguments: [1e-4, 1e-6, 1e-10])
func `the error beside a singular end is the true one`(tolerance: Double) {
  let f = RealFunction { ($0 + 1).squareRoot() }
  let r = RationalApproximation(of: f, on: .canonical, tolerance: tolerance)
  var worst = 0.0
  for k in 0..<4000 {
    let x = -1 + .exp2(1 - Double(k) / 4000 * 52)
    worst = max(worst, abs(f(x) - r.rational(x)))
  }
  #expect(worst <= r.error.size * 1.01)
  #expect(r.converged == (r.error.size <= 8 * tolerance * 2.0.squareRoot()))
  #expect(abs(r.relativeError * 2.0.squareRoot() - r.error.size) <= 1e-12 * r.error.size)
}

@Test func `a Padé approximant knows how far it matches`() {
  let deficient = PadeApproximant(
    taylor: [1, 0, 1], center: 0, numeratorDegree: 1, denominatorDegree: 1)
  #expect(deficient.matchedOrder(of: [1, 0, 1]) == 2)
  let series = (0...4).map { 1 / Double.gamma(Double($0 + 1)) }
  let exponential = PadeApproximant(
    taylor: series, center: 0, numeratorDegree: 2, denominatorDegree: 2)
  #expect(exponential.matchedOrder(of: series) == 5)
}
