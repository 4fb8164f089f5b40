import Exact
import Formula
import RealModule
import Testing

@testable import Approximation

/// Nodes of the zeros of Jacobi polynomials move by 1/(a + 1) ulps when a is rounded.
@Test func `parameters keep the decimal, the fraction or the constant that was written`() throws {
  let decimal = FamilyParameter(-0.99)
  #expect(decimal.exact == Rational(-99, 100))
  #expect(decimal == FamilyParameter(Rational(-99, 100)))
  // −0.99 + 0.989999999999999991118…
  #expect(abs(decimal.rest + 8.881784197001252e-18) < 1e-33)
  let written = try OrthogonalFamily(name: "laguerre(-0.98999999999999999)")
  #expect(written != .laguerre(-0.99))
  #expect(written.description == "laguerre(-0.99)")
  let pi = try #require(FamilyParameter(Expression(parsingConstant: "pi")))
  #expect(pi.exact == nil && pi.value == .pi && abs(pi.rest - 1.2246467991473532e-16) < 1e-31)
}

/// α₀ = (b − a)/(a + b + 2), β₁ = 4(a+1)(b+1)/((a+b+2)²(a+b+3)) in fractions.
@Test(arguments: [
  (Rational(-99, 100), Rational(-19, 20)), (Rational(1, 3), Rational(-9, 10)),
  (Rational(-999_999, 1_000_000), Rational(1, 7)),
])
func `the recurrence is that of the fraction, to an ulp`(a: Rational, b: Rational) {
  let matrix = OrthogonalFamily.jacobi(FamilyParameter(a), FamilyParameter(b))
    .jacobiMatrix(count: 3)
  let sum = a + b + 2
  let alpha = ((b - a) / sum).doubleValue
  let beta = (4 * (a + 1) * (b + 1) / (sum * sum * (sum + 1))).doubleValue
  #expect(abs(matrix.alpha[0] - alpha) <= alpha.ulp)
  #expect(abs(matrix.beta[1] - beta) <= beta.ulp)
  let tail = OrthogonalFamily.laguerre(FamilyParameter(a)).jacobiMatrix(count: 2)
  #expect(abs(tail.beta[1] - (a + 1).doubleValue) <= (a + 1).doubleValue.ulp)
}

@Test(arguments: [
  OrthogonalFamily.legendre, .chebyshev(.third), .chebyshev(.fourth), .jacobi(0.25, -0.75),
  .gegenbauer(3),
])
func `a rule with the upper end fixed is the mirror of the mirrored weight's`(
  family: OrthogonalFamily
) throws {
  let basis = PolynomialBasis(family)
  for n in [1, 2, 9, 60] {
    let rule = try #require(basis.rule(.radauUpper, count: n))
    #expect(rule.count == n && rule.nodes[n - 1] == 1)
    let orthonormal = family.jacobiMatrix(count: 2 * n + 1).orthonormal
    for degree in 0...(2 * n - 2) {
      let sum = rule.integrate { orthonormal.values(at: $0, degree: degree)[degree] }
      #expect(abs(sum - (degree == 0 ? .sqrt(family.mass) : 0)) < 2e-13, "\(n), \(degree)")
    }
  }
}

@Test func `rules of a generated weight are those of the classical one`() throws {
  let interval = try Interval(0, 1)
  let known = try PolynomialBasis(.jacobi(0, 0.5), on: interval)
  // (1 + t)^½ is √2 times √x.
  let basis = try PolynomialBasis(
    weight: Weight(try Expression(parsing: "sqrt(2x)"), on: interval), on: interval, degree: 40)
  for n in [2, 3, 10, 40] {
    for kind in RuleKind.allCases {
      let classical = try #require(known.rule(kind, count: n))
      let generated = try #require(basis.rule(kind, count: n))
      if kind.fixesLower { #expect(generated.nodes[0] == 0) }
      if kind.fixesUpper { #expect(generated.nodes[n - 1] == 1) }
      for i in 0..<n {
        // The coefficients have 14 digits.
        #expect(abs(generated.nodes[i] - classical.nodes[i]) < 1e-14)
        #expect(
          abs(generated.weights[i] / classical.weights[i] - 1) < 2e-12, "\(i) of \(n), \(kind)")
      }
    }
  }
}

/// ∫₀¹ x^k log(1/x) dx = 1/(k+1)².
@Test(arguments: RuleKind.allCases)
func `rules of a logarithmic weight integrate powers to their degree and no further`(
  kind: RuleKind
) throws {
  let interval = try Interval(0, 1)
  let basis = try PolynomialBasis(
    weight: Weight(try Expression(parsing: "log(1/x)"), on: interval), on: interval, degree: 5)
  let rule = try #require(basis.rule(kind, count: 5))
  let degree = kind.exactDegree(count: 5)
  for k in 0...(degree + 1) {
    let exact = 1 / Double((k + 1) * (k + 1))
    let error = abs(rule.integrate { .pow($0, k) } / exact - 1)
    #expect(k <= degree ? error < 1e-13 : error > 1e-6, "\(kind), x^\(k)")
  }
}

@Test func `a half line reversed has its finite end above`() throws {
  let basis = try PolynomialBasis(.laguerre(0.5), on: Interval(-.infinity, 3))
  let rule = try #require(basis.rule(.radauUpper, count: 6))
  #expect(rule.nodes[5] == 3)
  let forward = try #require(PolynomialBasis(.laguerre(0.5)).rule(.radauLower, count: 6))
  for i in 0..<6 {
    #expect(abs(rule.nodes[i] - (3 - forward.nodes[5 - i])) <= 4e-15)
    #expect(rule.weights[i] == forward.weights[5 - i])
  }
  #expect(basis.rule(.radauLower, count: 6) == nil && basis.rule(.lobatto, count: 6) == nil)
  #expect(PolynomialBasis(.legendre).rule(.lobatto, count: 1) == nil)
}
