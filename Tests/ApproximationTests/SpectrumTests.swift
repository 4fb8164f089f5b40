import Approximation
import Formula
import RealModule
import Testing

private func expectSingularity(
  _ regularity: Regularity?, inside power: Double, within tolerance: Double = 0.06,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard case .singularity(let inside, let end) = regularity else {
    Issue.record("\(String(describing: regularity))", sourceLocation: sourceLocation)
    return
  }
  #expect(abs(inside - power) < tolerance, sourceLocation: sourceLocation)
  #expect(end < inside, sourceLocation: sourceLocation)
}

@Test func `the spectrum of abs shows its kink`() throws {
  let f = RealFunction(try Expression(parsing: "abs(x)"), on: .canonical)
  let chebyshev = try Spectrum(of: f, in: PolynomialBasis(.chebyshev(.first)), count: 81)
  #expect(chebyshev.decay?.kind == .algebraic)
  #expect(abs((chebyshev.decay?.rate ?? 0) - 2) < 0.05)
  expectSingularity(chebyshev.regularity, inside: 1)
  #expect(!chebyshev.chop.isResolved)
  // The level told is that of the last coefficient that is not 0: 4/π / (80² − 1) of 2/π.
  let level = 2 / (80.0 * 80 - 1)
  guard case .unresolved(let found) = chebyshev.chop.reason else {
    Issue.record("\(chebyshev.chop)")
    return
  }
  #expect(abs(found - level) < 1e-12)
  let legendre = try Spectrum(of: f, in: PolynomialBasis(.legendre), count: 81)
  expectSingularity(legendre.regularity, inside: 1)
}

@Test func `the spectrum of tanh shows its Bernstein ellipse`() throws {
  let f = RealFunction(try Expression(parsing: "tanh(x)"), on: .canonical)
  let s = try Spectrum(of: f, in: PolynomialBasis(.chebyshev(.first)), count: 64)
  guard case .analytic(let ellipse) = s.regularity else {
    Issue.record("\(String(describing: s.regularity))")
    return
  }
  #expect(abs(ellipse - 3.43289221591) < 0.05)
  #expect(s.chop.isResolved)
}

@Test(arguments: [
  ("relu(x)", 0.99648), ("relu2(x)", 0.99944), ("gelu(x)", 0.999914), ("tanh(x)", 0.99878),
  ("silu(x)", 0.9999958),
])
func `activations capture the known energy up to degree 8`(text: String, energy: Double) throws {
  let f = RealFunction(try Expression(parsing: text), on: .line)
  let s = try Spectrum(of: f, in: PolynomialBasis(.hermiteE), count: 9)
  #expect(abs(s.energy[8] - energy) < 6e-6 * (energy > 0.9999 ? 0.1 : 1))
}

@Test func `tanh and the squared ReLU have the known Hermite coefficients`() throws {
  let tanh = try Spectrum(
    of: RealFunction(try Expression(parsing: "tanh(x)"), on: .line),
    in: PolynomialBasis(.hermiteE), count: 8)
  expectCoefficients(
    tanh.orthonormalCoefficients,
    [0, 0.6057055096, 0, -0.1484371908, 0, 0.0625475238, 0, -0.0314454193], 1e-9)
  let relu2 = try Spectrum(
    of: RealFunction(try Expression(parsing: "relu2(x)"), on: .line),
    in: PolynomialBasis(.hermiteE), count: 8)
  expectCoefficients(
    relu2.orthonormalCoefficients,
    [0.5, 0.7978845608, 0.7071067812, 0.3257350079, 0, -0.0728365620, 0, 0.0337167766], 1e-9)
}

@Test func `the degree is chosen by the coefficients and says why`() throws {
  let f = RealFunction { .exp($0) }
  let auto = try AdaptiveProjection(of: f) { _ in PolynomialBasis(.legendre) }
  #expect(auto.chop.isResolved)
  #expect((12...18).contains(auto.projection.coefficients.count))
  #expect(auto.projection.errors.sup.size < 1e-13)
  let cubic = try AdaptiveProjection(of: RealFunction { $0 * $0 * $0 }) { _ in
    PolynomialBasis(.legendre)
  }
  #expect(cubic.projection.coefficients.count == 4)
  let rough = try AdaptiveProjection(
    of: RealFunction(breakpoints: [0]) { abs($0) }, maximumDegree: 64
  ) { _ in PolynomialBasis(.legendre) }
  #expect(!rough.chop.isResolved)
  #expect(rough.projection.coefficients.count == 65)
}

@Test func `methods are compared by degree and by parameters`() throws {
  let f = RealFunction { .exp($0) }
  let factorials = [1.0, 1, 2, 6, 24, 120]
  let table = try Comparison(of: f, in: PolynomialBasis(.legendre), degrees: [3, 5]) { n in
    TaylorPolynomial(center: 0, coefficients: factorials.prefix(n + 1).map { 1 / $0 })
  }
  func sup(_ method: String, _ degree: Int) throws -> Double {
    let row = try #require(table.rows.first { $0.method == method && $0.degree == degree })
    return try #require(row.errors).sup.size
  }
  #expect(abs(try sup("taylor", 5) - 1.6152e-3) < 1e-7)
  #expect(abs(try sup("legendre", 5) - 1.0761e-4) < 1e-8)
  #expect(abs(try sup("chebyshev", 5) - 4.8387e-5) < 1e-9)
  #expect(abs(try sup("interpolation", 5) - 5.1796e-5) < 1e-9)
  #expect(abs(try sup("minimax", 5) - 4.520551192612e-5) < 1e-13)
  #expect(table.rows.filter { $0.method == "rational" }.map(\.parameters) == [4, 6])
  for row in table.rows where row.degree == 5 && row.parameters == 6 {
    let errors = try #require(row.errors)
    #expect(try errors.sup.size >= sup("minimax", 5) * (1 - 1e-9))
    let best = try #require(table.rows.first { $0.method == "legendre" && $0.degree == 5 })
    #expect(try errors.rms >= #require(best.errors).rms * (1 - 1e-9))
  }
}

@Test func `a weight's expression is exact at singular ends and in its tails`() throws {
  let weight = Weight(try Expression(parsing: "1/sqrt(1-x^2)"), on: .canonical)
  let chebyshev = try GeneratedPolynomials(weight: weight, on: .canonical, count: 12)
  #expect(abs(chebyshev.matrix.beta[0] - .pi) < 1e-13)
  #expect(abs(chebyshev.matrix.beta[1] - 0.5) < 1e-14)
  for k in 2..<12 { #expect(abs(chebyshev.matrix.beta[k] - 0.25) < 1e-14) }
  let half = Weight(try Expression(parsing: "exp(-x^2)"), on: .halfLine)
  let p = try GeneratedPolynomials(weight: half, on: .halfLine, count: 120)
  // From ∫ (x p̂_k² w)′ dx = 0: β_{k+1} + β_k + α_k² = k + ½.
  for k in 0..<119 {
    let below = k == 0 ? 0 : p.matrix.beta[k]
    let left = p.matrix.beta[k + 1] + below + p.matrix.alpha[k] * p.matrix.alpha[k]
    #expect(abs(left - (Double(k) + 0.5)) <= 2e-13 * Double(k + 1), "k = \(k)")
  }
}

@Test func `a method that fails keeps its rows and says why`() throws {
  // Square integrable on its own, not against Chebyshev's weight.
  let f = RealFunction { .pow(1 - $0, -0.3) }
  let table = try Comparison(of: f, in: PolynomialBasis(.legendre), degrees: [2, 4]) { _ in nil }
  let rows = table.rows.filter { $0.method == "chebyshev" }
  #expect(rows.map(\.degree) == [2, 4])
  for row in rows {
    guard case .failure(.notSquareIntegrable(let x)) = row.outcome else {
      Issue.record("\(row.outcome)")
      continue
    }
    #expect(abs(x - 1) < 1e-3)
  }
}

@Test func `trends imply the smoothness of the function`() throws {
  let kink = try Comparison(
    of: RealFunction(breakpoints: [0], parity: .even) { abs($0) * $0 * $0 },
    in: PolynomialBasis(.legendre), degrees: [4, 8, 16, 32, 64]
  ) { _ in nil }
  for method in ["legendre", "chebyshev", "interpolation", "minimax"] {
    let trend = try #require(kink.trends.first { $0.method == method })
    expectSingularity(trend.regularity, inside: 3, within: 0.3)
  }
  let runge = try Comparison(
    of: RealFunction { 1 / (1 + 25 * $0 * $0) }, in: PolynomialBasis(.chebyshev(.first)),
    degrees: Array(stride(from: 2, through: 60, by: 2))
  ) { _ in nil }
  for trend in runge.trends where ["chebyshev", "interpolation", "minimax"].contains(trend.method) {
    guard case .analytic(let ellipse) = trend.regularity else {
      Issue.record("\(trend)")
      continue
    }
    #expect(abs(ellipse - 1.21980390272) < 2e-3, "\(trend.method)")
  }
  let cubic = try Comparison(
    of: RealFunction { $0 * $0 * $0 - $0 }, in: PolynomialBasis(.legendre),
    degrees: [1, 2, 3, 4, 5, 6, 7]
  ) { _ in nil }
  #expect(cubic.trends[0].regularity == .polynomial(degree: 3))
}
