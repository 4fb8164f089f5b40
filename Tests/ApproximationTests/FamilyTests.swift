import Approximation
import RealModule
import Testing

@Test(arguments: [
  ("legendre", OrthogonalFamily.legendre), ("chebyshev", .chebyshev(.first)),
  ("chebyshev2", .chebyshev(.second)), ("gegenbauer(3/4)", .gegenbauer(0.75)),
  ("jacobi(1/2, -0.5)", .jacobi(0.5, -0.5)), ("laguerre", .laguerre(0)),
  ("laguerre(2)", .laguerre(2)), ("hermite", .hermite), ("hermite-e", .hermiteE),
])
func `a basis is read by its name`(name: String, family: OrthogonalFamily) throws {
  #expect(try OrthogonalFamily(name: name) == family)
  #expect(try OrthogonalFamily(name: family.description) == family)
}

@Test(arguments: [
  ("fourier", FamilyNameError.unknown("fourier")),
  ("jacobi(1)", .parameterCount(family: "jacobi", expected: 2...2, found: 1)),
  ("jacobi(1,x)", .parameterNotANumber("x")),
  ("jacobi(-1,0)", .parameterOutOfRange(parameter: "a", value: -1, mustExceed: -1)),
  ("laguerre(-2)", .parameterOutOfRange(parameter: "a", value: -2, mustExceed: -1)),
  ("gegenbauer(0)", .gegenbauerZero), ("laguerre(1", .unbalancedParenthesis("laguerre(1")),
])
func `a wrong basis name says what is wrong`(name: String, error: FamilyNameError) {
  #expect(throws: error) { try OrthogonalFamily(name: name) }
}

@Test func `intervals and bases must match`() throws {
  #expect(throws: IntervalError.reversed(lower: 1, upper: 0)) { try Interval(1, 0) }
  #expect(throws: IntervalError.empty(at: 2)) { try Interval(2, 2) }
  #expect(throws: IntervalError.notANumber) { try Interval(.nan, 2) }
  #expect(throws: BasisError.incompatible(.legendre, .line)) {
    try PolynomialBasis(.legendre, on: .line)
  }
  let interval = try Interval(-2, 3.5)
  #expect(interval.description == "-2..3.5")
  #expect(Interval.halfLine.description == "0..inf")
}

@Test(arguments: [
  OrthogonalFamily.legendre, .chebyshev(.first), .chebyshev(.second), .chebyshev(.third),
  .chebyshev(.fourth), .gegenbauer(2.5), .gegenbauer(-0.25), .jacobi(0.3, -0.7), .jacobi(0, 0),
  .jacobi(-0.5, -0.5), .laguerre(1.5), .hermite, .hermiteE,
])
func `Gauss rules make the classical polynomials orthogonal with the stated norms`(
  family: OrthogonalFamily
) {
  let n = 12
  let rule = family.gaussRule(count: n + 1)
  let recurrence = family.recurrence(count: n + 1)
  let norms = family.squaredNorms(count: n + 1)
  let rows = rule.nodes.map { recurrence.values(at: $0, degree: n) }
  for i in 0...n {
    for j in 0...i {
      var sum = 0.0
      for k in rows.indices { sum += rule.weights[k] * rows[k][i] * rows[k][j] }
      let scale = Double.sqrt(norms[i] * norms[j])
      #expect(abs(sum - (i == j ? norms[i] : 0)) <= 1e-13 * scale, "⟨P_\(i), P_\(j)⟩")
    }
  }
}

@Test func `classical norms and values are the textbook ones`() {
  #expect(abs(OrthogonalFamily.hermite.squaredNorms(count: 4)[3] - 48 * .sqrt(.pi)) < 1e-12)
  #expect(OrthogonalFamily.hermiteE.squaredNorms(count: 5)[4] == 24)
  #expect(abs(OrthogonalFamily.laguerre(2).squaredNorms(count: 4)[3] - 20) < 1e-12)
  #expect(OrthogonalFamily.hermite.recurrence(count: 4).values(at: 0.5, degree: 3)[3] == -5)
  let p = OrthogonalFamily.jacobi(1, 2).recurrence(count: 3).values(at: 1, degree: 2)
  // P_k^(a,b)(1) = C(k + a, k)
  #expect(abs(p[1] - 2) < 1e-15 && abs(p[2] - 3) < 1e-14)
}

@Test(arguments: [
  (5, 0.9061798459386639928, 0.2369268850561890875),
  (20, 0.9931285991850949248, 0.01761400713915211831),
  (100, 0.9997137267734412337, 7.346344905056717304e-4),
])
func `Gauss–Legendre rules reach the certified values`(n: Int, node: Double, weight: Double) {
  let rule = OrthogonalFamily.legendre.gaussRule(count: n)
  #expect(abs(rule.nodes[n - 1] - node) <= 2.3e-16)
  #expect(abs(rule.weights[n - 1] - weight) <= 1e-11 * weight)
}

@Test func `Hermite and Laguerre rules survive underflow of their weights`() {
  let hermite = OrthogonalFamily.hermite.gaussRule(count: 1000)
  #expect(abs(hermite.nodes[999] - 44.209152497996398) < 1e-14)
  #expect(abs(hermite.logWeights[999] - (.log(7.1167838293) - 850 * .log(10))) < 1e-9)
  #expect(hermite.weights[999] == 0)
  let laguerre = OrthogonalFamily.laguerre(0).gaussRule(count: 500)
  #expect(abs(laguerre.nodes[499] - 1955.4414630243633) < 1e-12)
  #expect(abs(laguerre.logWeights[499] - (.log(2.33319) - 848 * .log(10))) < 1e-5)
}
