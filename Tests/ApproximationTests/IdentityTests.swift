import Approximation
import Formula
import RealModule
import Testing

/// Σ_{k<n} p̂_k(x) p̂_k(y) = √β_n (p̂_n(x) p̂_{n−1}(y) − p̂_{n−1}(x) p̂_n(y)) / (x − y).
private func expectChristoffelDarboux(
  _ matrix: JacobiMatrix, at x: Double, _ y: Double, _ name: String
) {
  let recurrence = matrix.orthonormal
  for n in [1, 2, 7, 20] {
    let p = recurrence.values(at: x, degree: n)
    let q = recurrence.values(at: y, degree: n)
    var left = 0.0
    var size = 0.0
    for k in 0..<n {
      left += p[k] * q[k]
      size += abs(p[k] * q[k])
    }
    let right = matrix.beta[n].squareRoot() * (p[n] * q[n - 1] - p[n - 1] * q[n]) / (x - y)
    #expect(abs(left - right) <= 1e-13 * max(size, abs(right)), "\(name), n = \(n)")
  }
}

@Test(arguments: [
  OrthogonalFamily.legendre, .chebyshev(.first), .chebyshev(.third), .gegenbauer(2.5),
  .jacobi(0.3, -0.6), .laguerre(0.5), .hermite, .hermiteE,
])
func `Christoffel and Darboux's sum holds`(family: OrthogonalFamily) {
  expectChristoffelDarboux(family.jacobiMatrix(count: 22), at: 0.15, 0.85, "\(family)")
}

@Test(arguments: [
  ("exp(x)", -1.0, 1.0), ("log(1/x)", 0, 1), ("exp(-x^4)", -Double.infinity, .infinity),
])
func `Christoffel and Darboux's sum holds for generated polynomials`(
  text: String, lower: Double, upper: Double
) throws {
  let interval = try Interval(lower, upper)
  let weight = Weight(try Expression(parsing: text), on: interval)
  let matrix = try GeneratedPolynomials(weight: weight, on: interval, count: 22).matrix
  expectChristoffelDarboux(matrix, at: 0.15, 0.85, text)
}

/// ‖f‖² = Σ ĉ_k² in the limit, and ‖f − p_n‖² = ‖f‖² − Σ_{k≤n} ĉ_k² on the way.
@Test(arguments: [
  (OrthogonalFamily.legendre, 0.5 * (Double.exp(2) - .exp(-2))),
  // ∫ e^(2t) e^(−t²) dt = √π e, ∫ e^(2t) e^(−t²/2)/√(2π) dt = e².
  (.hermite, Double.sqrt(.pi) * Double.exp(1)), (.hermiteE, .exp(2)),
])
func `Parseval's sum of e^x is the closed integral`(family: OrthogonalFamily, squared: Double)
  throws
{
  let f = RealFunction { .exp($0) }
  let p = try Projection(of: f, onto: PolynomialBasis(family), degree: 30)
  let sum = p.orthonormalCoefficients.reduce(0) { $0 + $1 * $1 }
  #expect(abs(sum - squared) <= 1e-13 * squared)
  #expect(abs(p.norm * p.norm - squared) <= 1e-13 * squared)
  var rest = squared
  for k in 0..<6 {
    rest -= p.orthonormalCoefficients[k] * p.orthonormalCoefficients[k]
    #expect(abs(p.l2ByDegree[k] * p.l2ByDegree[k] - rest) <= 1e-13 * squared)
  }
}

/// ReLU² = x max(x, 0): 1/4, 4/(3π), 1/4, 4/(15π), 0, −4/(105π).
@Test func `squared ReLU has its closed Chebyshev coefficients`() throws {
  let f = RealFunction(try Expression(parsing: "relu2(x)"), on: .canonical)
  let c = try Projection(of: f, onto: PolynomialBasis(.chebyshev(.first)), degree: 5).coefficients
  let expected = [0.25, 4 / (3 * Double.pi), 0.25, 4 / (15 * Double.pi), 0, -4 / (105 * Double.pi)]
  for k in 0...5 { #expect(abs(c[k] - expected[k]) <= 2e-16, "degree \(k)") }
}

@Test(arguments: [OrthogonalFamily.legendre, .jacobi(0.5, -0.5), .laguerre(0), .hermite])
func `degree 0 is the weighted mean`(family: OrthogonalFamily) throws {
  let f = RealFunction { $0 + 2 }
  let p = try Projection(of: f, onto: PolynomialBasis(family), degree: 0)
  #expect(p.coefficients.count == 1)
  #expect(abs(p.coefficients[0] - (family.jacobiMatrix(count: 2).alpha[0] + 2)) < 1e-14)
  #expect(OrthogonalSystem(PolynomialBasis(family), count: 1).alpha.count == 1)
}

@Test func `an interval of one point is no interval`() {
  #expect(throws: (any Error).self) { try Interval(1, 1) }
  #expect(throws: (any Error).self) { try Interval(2, 1) }
  #expect(throws: (any Error).self) { try Interval(.nan, 1) }
}

/// ∫ x^(−1/2) dx exists, the sup of x^(−1/4) does not.
@Test
func
  `a singular function has an infinite sup error, and is refused where its square has no integral`()
  throws
{
  let unit = try Interval(0, 1)
  let f = RealFunction { 1 / .root($0, 4) }
  let p = try Projection(of: f, onto: try PolynomialBasis(.legendre, on: unit), degree: 4)
  // ‖x^(−1/4)‖² = 2.
  #expect(abs(p.norm - .sqrt(2)) < 1e-12)
  #expect(p.errors.sup.size == .infinity && p.errors.sup.x == 0)
  #expect(throws: IntegrationError.self) {
    try Projection(
      of: RealFunction { 1 / $0 }, onto: try PolynomialBasis(.legendre, on: unit), degree: 2)
  }
}
