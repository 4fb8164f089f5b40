import Approximation
import RealModule
import Testing

private let exponential = RealFunction { .exp($0) }
private let relu = RealFunction(breakpoints: [0]) { max($0, 0) }

/// Compares coefficients relative to the largest of them.
func expectCoefficients(
  _ found: [Double], _ expected: [Double], _ tolerance: Double = 1e-13,
  at location: SourceLocation = #_sourceLocation
) {
  let scale = expected.reduce(0) { max($0, abs($1)) }
  for (k, value) in expected.enumerated() {
    #expect(
      abs(found[k] - value) <= tolerance * scale, "coefficient \(k)", sourceLocation: location)
  }
}

@Test func `exp projects onto Legendre polynomials with the closed coefficients`() throws {
  let basis = PolynomialBasis(.legendre)
  let p = try Projection(of: exponential, onto: basis, degree: 3)
  expectCoefficients(
    p.coefficients,
    [1.1752011936438015, 1.103638323514327, 0.35781435064737246, 0.070455633668489028])
  #expect(p.digits >= 14)
}

@Test func `exp projects onto Chebyshev polynomials with Bessel coefficients`() throws {
  let p = try Projection(of: exponential, onto: PolynomialBasis(.chebyshev(.first)), degree: 14)
  expectCoefficients(
    p.coefficients,
    [
      1.2660658777520083, 1.1303182079849701, 0.27149533953407656, 0.044336849848663805,
      0.0054742404420937327, 5.4292631191394375e-4, 4.4977322954295147e-5,
    ])
  #expect(abs(p.coefficients[14] - 1.4237580108256571e-15) < 1e-15)
}

@Test func `ReLU projects exactly across its kink`() throws {
  let legendre = try Projection(of: relu, onto: PolynomialBasis(.legendre), degree: 6)
  expectCoefficients(
    legendre.coefficients, [0.25, 0.5, 0.3125, 0, -3.0 / 32, 0, 13.0 / 256])
  let chebyshev = try Projection(of: relu, onto: PolynomialBasis(.chebyshev(.first)), degree: 4)
  expectCoefficients(
    chebyshev.coefficients, [1 / .pi, 0.5, 2 / (3 * .pi), 0, -2 / (15 * .pi)])
}

@Test func `ReLU projects onto Hermite polynomials of a Gaussian input`() throws {
  let p = try Projection(of: relu, onto: PolynomialBasis(.hermiteE), degree: 6)
  expectCoefficients(
    p.orthonormalCoefficients,
    [0.3989422804014327, 0.5, 0.28209479177387814, 0, -0.08143375198, 0, 0.0446031029], 1e-10)
  expectCoefficients(Array(p.coefficients[0...1]), [0.3989422804014327, 0.5])
  // He_2: 1/(2√(2π)), He_4: −1/(24√(2π))
  let root = Double.sqrt(2 * .pi)
  expectCoefficients(Array(p.coefficients[2...4]), [0.5 / root, 0, -1 / (24 * root)])
}

@Test func `exp(x/2) projects onto Laguerre polynomials as a geometric series`() throws {
  // e^(−c t/(1−c))-type generating function: e^(st) = Σ (1−s)^(−1) (−s/(1−s))^k L_k(t), s < 1/2.
  let s = 0.25
  let f = RealFunction { .exp(s * $0) }
  let p = try Projection(of: f, onto: PolynomialBasis(.laguerre(0)), degree: 12)
  let q = -s / (1 - s)
  expectCoefficients(p.coefficients, (0...12).map { .pow(q, $0) / (1 - s) })
  #expect(p.coefficients == p.orthonormalCoefficients)
}

@Test(arguments: [
  OrthogonalFamily.legendre, .chebyshev(.first), .chebyshev(.second), .chebyshev(.third),
  .chebyshev(.fourth), .gegenbauer(0.75), .jacobi(0.3, -0.7), .laguerre(0), .laguerre(-0.4),
  .hermite, .hermiteE,
])
func `a polynomial of a basis projects onto itself`(family: OrthogonalFamily) throws {
  let basis = PolynomialBasis(family)
  let coefficients = [0.3, -1.2, 0, 0.7, 0.05, -0.011]
  let target = OrthogonalExpansion(basis: basis, coefficients: coefficients)
  let p = try Projection(of: target.function, onto: basis, degree: 7)
  let norms = basis.squaredNorms(count: 8).map { Double.sqrt($0) }
  expectCoefficients(
    p.orthonormalCoefficients, zip(coefficients + [0, 0], norms).map { $0 * $1 }, 2e-14)
  // Parseval
  let sum = p.orthonormalCoefficients.reduce(0) { $0 + $1 * $1 }
  #expect(abs(sum.squareRoot() - p.norm) <= 1e-13 * p.norm)
  #expect(p.errors.l2 <= 1e-13 * p.norm)
}

@Test func `the error norms of a projection agree with its definition`() throws {
  let interval = try Interval(0, 2)
  let p = try Projection(of: exponential, onto: PolynomialBasis(.legendre, on: interval), degree: 0)
  let mean = (Double.exp(2) - 1) / 2
  #expect(abs(p.coefficients[0] - mean) < 1e-14)
  let l2 = ((Double.exp(4) - 1) / 2 - 2 * mean * mean).squareRoot()
  #expect(abs(p.errors.l2 - l2) < 1e-13)
  #expect(abs(p.errors.rms - l2 / Double.sqrt(2)) < 1e-13)
  #expect(abs(p.errors.sup.size - (.exp(2) - mean)) < 1e-13)
  #expect(p.errors.sup.x == 2)
}

@Test func `the Legendre sup error of exp at degree 5 is the known one`() throws {
  let p = try Projection(of: exponential, onto: PolynomialBasis(.legendre), degree: 5)
  #expect(abs(p.errors.sup.size - 1.0761e-4) < 1e-8)
  #expect(p.errorCurve.zeros.count == 6)
}

@Test func `jumps, unknown kinks and endpoint roots cost no accuracy`() throws {
  let basis = PolynomialBasis(.legendre)
  let sign = RealFunction(breakpoints: [0]) { $0 < 0 ? -1 : $0 > 0 ? 1 : 0 }
  let s = try Projection(of: sign, onto: basis, degree: 3)
  expectCoefficients(s.coefficients, [0, 1.5, 0, -0.875])
  let hidden = try Projection(of: RealFunction { max($0, 0) }, onto: basis, degree: 4)
  expectCoefficients(hidden.coefficients, [0.25, 0.5, 0.3125, 0, -3.0 / 32])
  let unit = PolynomialBasis.init(_:on:)
  let root = try Projection(
    of: RealFunction { .sqrt($0) }, onto: unit(.legendre, Interval(0, 1)), degree: 3)
  expectCoefficients(root.coefficients, [2.0 / 3, 2.0 / 5, -2.0 / 21, 2.0 / 45])
  // ∫ log((1 − x)/2) P_k dx = −2/(k(k+1)), −2 for k = 0.
  let log = try Projection(of: RealFunction { .log((1 - $0) / 2) }, onto: basis, degree: 3)
  expectCoefficients(log.coefficients, [-1, -1.5, -5.0 / 6, -7.0 / 12], 1e-12)
}

@Test func `a function without a finite norm is refused`() {
  let basis = PolynomialBasis(.legendre)
  #expect(throws: IntegrationError.self) {
    try Projection(of: RealFunction { 1 / $0 }, onto: basis, degree: 2)
  }
  #expect(throws: IntegrationError.self) {
    try Projection(of: RealFunction { 1 / (1 - $0) }, onto: basis, degree: 2)
  }
  #expect(throws: IntegrationError.notSquareIntegrable(near: .infinity)) {
    try Projection(of: RealFunction { .exp($0) }, onto: PolynomialBasis(.laguerre(0)), degree: 2)
  }
  #expect(throws: IntegrationError.self) {
    try Projection(
      of: RealFunction { .exp($0 * $0) }, onto: PolynomialBasis(.hermite), degree: 2)
  }
}

@Test(arguments: [-1000, -700, 0, 600, 990])
func `a projection scales with its function by any power of two`(exponent: Int) throws {
  let factor = Double(sign: .plus, exponent: exponent, significand: 1)
  let basis = PolynomialBasis(.legendre)
  let plain = try Projection(of: RealFunction { .exp($0) }, onto: basis, degree: 3)
  let large = try Projection(of: RealFunction { factor * .exp($0) }, onto: basis, degree: 3)
  #expect(abs(large.norm / factor - plain.norm) <= 1e-15 * plain.norm)
  #expect(abs(large.errors.l2 / factor - plain.errors.l2) <= 1e-12 * plain.errors.l2)
  for k in 0...3 {
    #expect(abs(large.coefficients[k] / factor - plain.coefficients[k]) <= 1e-15)
  }
}

/// ∫ dx/(1 + s²(x − a)²) = (arctan s(1 − a) + arctan s(1 + a))/s over −1…1.
@Test func `a bounded function with a narrow peak is no singularity`() throws {
  let (s, a) = (1e6, 0.31234)
  let function = RealFunction { 1 / (1 + (s * ($0 - a)) * (s * ($0 - a))) }
  let projection = try Projection(
    of: function, onto: PolynomialBasis(.legendre), degree: 0)
  let whole = (Double.atan(s * (1 - a)) + .atan(s * (1 + a))) / s
  let mean = projection.coefficients[0]
  // Rounding of x moves the flanks by 1e6·2⁻⁵⁴ of the width.
  #expect(abs(mean - whole / 2) <= 1e-11 * whole)
}

/// The logarithm of such a length costs 690 ulps unless it is known beyond doubles.
@Test(arguments: [1e-300, 1e-200, 1e-100, 1e100, 1e200])
func `coefficients on intervals of extreme length keep their digits`(length: Double) throws {
  let interval = try Interval(0, length)
  let basis = try PolynomialBasis(.legendre, on: interval)
  let one = try Projection(of: RealFunction { _ in 1 }, onto: basis, degree: 1)
  #expect(abs(one.coefficients[0] - 1) < 1e-14)
  let root = try Projection(of: RealFunction { .sqrt($0 / length) }, onto: basis, degree: 2)
  for (c, exact) in zip(root.coefficients, [2.0 / 3, 2.0 / 5, -2.0 / 21]) {
    #expect(abs(c - exact) < 1e-14)
  }
}
