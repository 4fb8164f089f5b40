import Approximation
import RealModule
import Testing

@Test(arguments: [1, 2, 3, 4, 5, 7, 8, 16, 31, 64, 128])
func `interpolation reproduces a polynomial of its degree`(degree: Int) throws {
  let interval = try Interval(-1, 3)
  let coefficients = (0...degree).map { .cos(Double($0 * $0)) / Double($0 + 1) }
  let p = ChebyshevSeries(on: interval, coefficients: coefficients)
  let q = ChebyshevSeries(interpolating: p.function, on: interval, degree: degree)
  expectCoefficients(q.coefficients, coefficients, 1e-14)
}

@Test func `a transform of 2^17 points is accurate to rounding`() {
  let n = 1 << 17
  let f = RealFunction { .exp($0) }
  let p = ChebyshevSeries(interpolating: f, on: .canonical, degree: n)
  expectCoefficients(
    p.coefficients, [1.2660658777520083, 1.1303182079849701, 0.27149533953407656], 1e-15)
  #expect(p.coefficients[20...].allSatisfy { abs($0) < 5e-16 })
}

@Test func `an analytic function stops at its plateau and says so`() throws {
  let (series, chop) = ChebyshevSeries.adaptive(
    RealFunction { .exp(.sin(10 * $0)) }, on: .canonical)
  #expect(chop.isResolved)
  #expect(series.degree > 60 && series.degree < 160)
  #expect(abs(series(0.3) - .exp(.sin(3))) < 1e-14)
  let rough = ChebyshevSeries.adaptive(
    RealFunction { abs($0) }, on: .canonical, maximumDegree: 256)
  #expect(!rough.chop.isResolved)
  #expect(rough.series.degree == 256)
}

@Test func `the chopping rule follows its paper on the paper's own sequence`() {
  // coeffs = 10.^-(1:50) with noise 10^-16 and tol 10^-…: cuts quoted by Aurentz and Trefethen.
  let random = (1...50).map { Double.cos(Double($0 * $0)) }
  let coefficients = (1...50).map { Double.pow(10, -Double($0)) }
  #expect(standardChop(coefficients).count == 18)
  let noisy = zip(coefficients, random).map { $0 + 1e-16 * $1 }
  #expect(standardChop(noisy).count == 15)
  let noisier = zip(coefficients, random).map { $0 + 1e-13 * $1 }
  #expect(standardChop(noisier).count == 13)
  let noisiest = zip(coefficients, random).map { $0 + 1e-10 * $1 }
  #expect(standardChop(noisiest).count == 50)
  #expect(standardChop(noisiest, tolerance: 1e-10).count == 10)
}

@Test func `Legendre and Chebyshev coefficients convert into each other`() throws {
  let legendre = (0..<60).map { Double.sin(Double(3 * $0 + 1)) / Double($0 + 1) }
  let chebyshev = chebyshevCoefficients(legendre: legendre)
  expectCoefficients(legendreCoefficients(chebyshev: chebyshev), legendre, 1e-13)
  let basis = PolynomialBasis(.legendre)
  let p = OrthogonalExpansion(basis: basis, coefficients: legendre)
  let q = ChebyshevSeries(on: .canonical, coefficients: chebyshev)
  for x in [-1, -0.3, 0.1, 0.77, 1] { #expect(abs(p(x) - q(x)) < 1e-13) }
}

@Test func `Bernstein polynomials converge like 1 over n`() throws {
  let f = RealFunction(breakpoints: [0]) { abs($0) }
  let b = BernsteinPolynomial(of: f, on: .canonical, degree: 40)
  // B_2m|x|(0) = C(2m, m)/4^m on [−1, 1]
  #expect(abs(b(0) - 0.12537068761957926) < 1e-14)
  let squares = BernsteinPolynomial(of: RealFunction { $0 * $0 }, on: .canonical, degree: 10)
  #expect(abs(squares(0.5) - (0.25 + 0.75 / 10)) < 1e-15)
  #expect(squares(1) == 1 && squares(-1) == 1)
}

@Test(arguments: [
  (
    NodeFamily.chebyshev,
    [6: 1.988854, 11: 2.420969, 21: 2.867810, 41: 3.310473, 81: 3.752092, 3: 1.25]
  ),
  (.legendre, [11: 5.508005, 41: 11.889751, 3: 7.0 / 3]),
  (.equispaced, [6: 3.1063, 11: 29.90, 21: 1.0987e4, 41: 4.692e9]),
])
func `Lebesgue constants are the known ones`(family: NodeFamily, table: [Int: Double]) {
  for (count, value) in table {
    let constant = LebesgueConstant(
      nodes: family.nodes(count: count, on: .canonical), on: .canonical)
    #expect(abs(constant.value - value) <= 2e-4 * value, "\(family) \(count)")
  }
}

@Test func `interpolation of exp at degree 5 has the known error`() throws {
  let f = RealFunction { .exp($0) }
  let nodes = NodeFamily.chebyshevRoots.nodes(count: 6, on: .canonical)
  let p = BarycentricInterpolant(nodes: nodes, values: nodes.map { f($0) })
  let curve = ErrorCurve(of: f, minus: RealFunction { p($0) }, on: .canonical, degree: 5)
  #expect(abs(curve.sup.size - 5.1796e-5) < 1e-9)
  #expect(curve.zeros.count == 6)
}
