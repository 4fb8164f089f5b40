import Approximation
import RealModule
import Testing

/// Largest node and its weight, certified with 160-bit balls.
@Test(arguments: [
  (5, 0.9061798459386639928, 0.2369268850561890875),
  (20, 0.9931285991850949248, 0.01761400713915211831),
  (100, 0.9997137267734412337, 7.346344905056717304e-4),
  (1000, 0.9999971112980755106, 7.413338416432071517e-6),
  (10_000, 0.9999999710869617248, 7.420019273239322797e-8),
  (100_000, 0.9999999997108435934, 7.420687163584718021e-10),
])
func `Gauss–Legendre reaches 1 ulp in nodes and 4 in weights`(
  n: Int, node: Double, weight: Double
) {
  let rule = OrthogonalFamily.legendre.gaussRule(count: n)
  #expect(abs(rule.nodes[n - 1] - node) <= node.ulp)
  #expect(abs(rule.weights[n - 1] - weight) <= 4 * weight.ulp)
  #expect(rule.nodes[0] == -rule.nodes[n - 1])
  if n == 100_000 {
    #expect(abs(rule.nodes[n / 2] - 1.570788472768302256e-5) <= 2 * rule.nodes[n / 2].ulp)
    #expect(abs(rule.weights[n / 2] - 3.141576945278222749e-5) <= 4 * rule.weights[n / 2].ulp)
  }
}

@Test(arguments: [
  (1000, LegendreReference.thousand), (10_000, LegendreReference.tenThousand),
])
func `Gauss–Legendre keeps 4 ulps from the end to the middle`(
  n: Int, reference: [(place: Int, node: Double, weight: Double)]
) {
  let rule = OrthogonalFamily.legendre.gaussRule(count: n)
  for (place, node, weight) in reference {
    let i = n - 1 - place
    #expect(abs(rule.nodes[i] - node) <= 2 * node.ulp, "node \(place)")
    #expect(abs(rule.weights[i] - weight) <= 4 * weight.ulp, "weight \(place)")
    #expect(rule.weights[place] == rule.weights[i])
  }
}

@Test func `published values of other sizes are met`() {
  let a = OrthogonalFamily.legendre.gaussRule(count: 42)
  #expect(abs(a.nodes[36] - 0.910959724904127) < 1e-15)
  let b = OrthogonalFamily.legendre.gaussRule(count: 251)
  #expect(abs(b.weights[36] - 0.005535005742012) < 1e-15)
  let c = OrthogonalFamily.legendre.gaussRule(count: 10013)
  #expect(abs(c.nodes[1] + 0.999999848054223) < 1e-15)
}

@Test(arguments: [
  (20, 5.387480890011232862, 2.2293936455341512925e-13),
  (100, 13.406487338144910138, 5.9080678650312e-79), (200, 19.339248667911405, 2.22909349628e-163),
])
func `Gauss–Hermite reaches the tabled values`(n: Int, node: Double, weight: Double) {
  let rule = OrthogonalFamily.hermite.gaussRule(count: n)
  #expect(abs(rule.nodes[n - 1] - node) <= 2 * node.ulp)
  // w carries e^(−t²): t's own rounding alone moves it by t² ulps.
  #expect(abs(rule.weights[n - 1] - weight) <= (4 + 2 * node * node) * weight.ulp + 1e-12 * weight)
}

@Test func `Gauss–Laguerre reaches the tabled values`() {
  let rule = OrthogonalFamily.laguerre(0).gaussRule(count: 100)
  #expect(abs(rule.nodes[0] - 0.014386146995419669) <= 6 * rule.nodes[0].ulp)
  #expect(abs(rule.weights[0] - 0.036392605883401357) <= 8 * rule.weights[0].ulp)
  #expect(abs(rule.nodes[99] - 374.98411283434268) < 2e-13)
  #expect(abs(rule.weights[99] / 3.24657e-162 - 1) < 2e-6)
  let large = OrthogonalFamily.laguerre(0).gaussRule(count: 500)
  #expect(abs(large.nodes[0] - 0.0028887051860868248628) <= 4 * large.nodes[0].ulp)
  #expect(abs(large.weights[0] - 0.0073919698286235181517) <= 8 * large.weights[0].ulp)
}

@Test(arguments: [
  OrthogonalFamily.legendre, .chebyshev(.first), .chebyshev(.second), .chebyshev(.third),
  .chebyshev(.fourth), .jacobi(0.3, -0.7), .jacobi(-0.9, 2), .gegenbauer(3), .laguerre(0),
  .laguerre(-0.6), .laguerre(2.2), .hermite, .hermiteE,
])
func `large rules integrate their first moments`(
  family: OrthogonalFamily
) {
  for n in [131, 1000] {
    let rule = family.gaussRule(count: n)
    let mass = rule.weights.reduce(0, +)
    #expect(abs(mass / family.mass - 1) < 1e-12, "\(n)")
    let matrix = family.jacobiMatrix(count: 3)
    let mean = rule.integrate { $0 } / mass
    let scale = Double.sqrt(matrix.beta[1])
    #expect(abs(mean - matrix.alpha[0]) < 1e-13 * (1 + scale), "\(n)")
    let spread = rule.integrate { ($0 - mean) * ($0 - mean) } / mass
    #expect(abs(spread / matrix.beta[1] - 1) < 1e-12, "\(n)")
    #expect(zip(rule.nodes, rule.nodes.dropFirst()).allSatisfy { $0 < $1 })
  }
}

@Test(arguments: [OrthogonalFamily.legendre, .jacobi(0.5, 0), .chebyshev(.first), .laguerre(1)])
func `Radau and Lobatto rules are exact to their degree`(family: OrthogonalFamily) throws {
  for n in [2, 3, 7, 150] {
    let radau = try #require(family.gaussRadauRule(count: n))
    #expect(radau.nodes[0] == family.canonicalInterval.lower)
    expectExact(radau, family, degree: 2 * n - 2)
    guard let lobatto = family.gaussLobattoRule(count: n) else { continue }
    #expect(lobatto.nodes[n - 1] == 1 && lobatto.nodes[0] == -1)
    expectExact(lobatto, family, degree: 2 * n - 3)
  }
}

/// Every orthogonal polynomial of degree 1…d integrates to 0, the constant to the mass.
private func expectExact(_ rule: QuadratureRule, _ family: OrthogonalFamily, degree: Int) {
  let d = min(degree, 40)
  let orthonormal = family.jacobiMatrix(count: d + 2).orthonormal
  var sums = [Double](repeating: 0, count: d + 1)
  for (t, w) in zip(rule.nodes, rule.weights) where w > 0 {
    for (k, p) in orthonormal.values(at: t, degree: d).enumerated() { sums[k] += w * p }
  }
  #expect(abs(sums[0] - .sqrt(family.mass)) < 1e-13)
  for k in stride(from: 1, through: d, by: 1) { #expect(abs(sums[k]) < 2e-13, "degree \(k)") }
}

@Test func `endpoint weights are the closed ones`() throws {
  let lobatto = try #require(OrthogonalFamily.legendre.gaussLobattoRule(count: 200))
  #expect(abs(lobatto.weights[0] * 200 * 199 / 2 - 1) < 1e-13)
  let radau = try #require(OrthogonalFamily.legendre.gaussRadauRule(count: 200))
  #expect(abs(radau.weights[0] * 200 * 200 / 2 - 1) < 1e-13)
  #expect(OrthogonalFamily.hermite.gaussRadauRule(count: 3) == nil)
}
