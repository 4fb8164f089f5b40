import Approximation
import Formula
import RealModule
import Testing

@Test func `a geometric sequence gives its ratio`() throws {
  let decay = try #require(Decay((0..<30).map { 3 * .pow(2.5, -Double($0)) }))
  #expect(decay.kind == .geometric)
  #expect(abs(decay.rate - 2.5) < 1e-10)
  #expect(!decay.isAccelerating)
}

@Test func `an algebraic sequence with parity zeros gives its power`() throws {
  let values = (0..<80).map { $0 % 2 == 1 ? 0 : .pow(Double($0 + 1), -2.0) }
  let decay = try #require(Decay(values))
  #expect(decay.kind == .algebraic)
  #expect(abs(decay.rate - 2) < 0.1)
}

@Test func `a polynomial is finite`() throws {
  let decay = try #require(Decay([1, 0.5, 0, 0.25, 1e-17, 0, -2e-17, 0]))
  #expect(decay.kind == .finite)
  #expect(decay.rate == 3)
}

@Test func `exp converges ever faster and Runge's function at its ellipse`() throws {
  let basis = PolynomialBasis(.legendre)
  let exponential = try Convergence(
    projecting: RealFunction { .exp($0) }, onto: basis, degrees: Array(1...12))
  #expect(exponential.decay?.kind == .geometric)
  #expect(exponential.decay?.isAccelerating == true)
  // In Legendre's basis the sup error carries a factor √k, which bends the fit.
  let runge = try Convergence(
    projecting: RealFunction { 1 / (1 + 25 * $0 * $0) },
    onto: PolynomialBasis(.chebyshev(.first)), degrees: Array(1...60))
  #expect(runge.decay?.kind == .geometric)
  let rho = try #require(runge.decay?.rate)
  #expect(abs(rho - 1.21980390272) < 0.01)
}

@Test func `a Taylor polynomial is measured like any other approximation`() throws {
  let f = RealFunction { .exp($0) }
  let taylor = TaylorPolynomial(center: 0, coefficients: [1, 1, 0.5, 1 / 6.0, 1 / 24.0, 1 / 120.0])
  let errors = try ErrorNorms(
    of: f, minus: taylor.function, in: PolynomialBasis(.legendre), degree: 5)
  #expect(abs(errors.sup.size - 1.6151617923787e-3) < 1e-15)
  #expect(errors.sup.x == 1)
}

/// Odd coefficients k⁻³ over even ones that are a hundred times smaller, as a jump in the second
/// derivative of an otherwise smooth function makes them.
@Test(arguments: [33, 34, 40, 65, 129])
func `a smaller last coefficient of the other parity does not steepen the decay`(
  count: Int
) throws {
  let values = (1...count).map { index -> Double in
    let k = Double(index)
    return (index.isMultiple(of: 2) ? 0.01 : 1) / (k * k * k)
  }
  let decay = try #require(Decay(values, degrees: Array(1...count)))
  #expect(decay.kind == .algebraic)
  #expect(abs(decay.rate - 3) < 0.02)
}

@Test(arguments: [("sin(30x)", 20), ("cos(1000x)", 20), ("sin(30x)", 30), ("1/(1+1e6*x^2)", 30)])
func `before the coefficients fall there is no law`(text: String, count: Int) throws {
  let f = RealFunction(try Expression(parsing: text), on: .canonical)
  for family in [OrthogonalFamily.legendre, .chebyshev(.first)] {
    #expect(try Spectrum(of: f, in: PolynomialBasis(family), count: count).decay == nil)
  }
}

/// Chebyshev coefficients of (1 + x)^α fall like k^(−2α−1).
@Test(arguments: [0.5, 1.5, 0.25])
func `a root at an end shows its power`(power: Double) throws {
  let f = RealFunction { .pow(1 + $0, power) }
  let s = try Spectrum(of: f, in: PolynomialBasis(.chebyshev(.first)), count: 40)
  guard case .singularity(_, let end) = s.regularity else {
    Issue.record("\(String(describing: s.regularity))")
    return
  }
  #expect(abs(end - power) < 0.05)
}

@Test func `a curve that touches zero has its dip`() throws {
  let f = RealFunction { .pow($0 - 0.3, 6) }
  let curve = ErrorCurve(of: f, minus: RealFunction { _ in 0 }, on: .canonical, degree: 5)
  #expect(curve.zeros.isEmpty)
  #expect(curve.samples.contains { $0.size < 1e-24 && abs($0.x - 0.3) < 1e-3 })
  // Close to the zero no step is higher than a decade and a half.
  let near = curve.samples.filter { abs($0.x - 0.3) < 0.2 && $0.size > 1e-12 }
  for (a, b) in zip(near, near.dropFirst()) where (a.x < 0.3) == (b.x < 0.3) {
    #expect(abs(Double.log10(a.size / b.size)) < 1.5)
  }
}
