import Approximation
import Exact
import Foundation
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

/// w = 2 / ((1 − x²) P′_n(x)²), with P′_n from P_{n−1} at the enclosed root.
@Test(arguments: [103, 129, 130, 141, 174, 250, 254, 601])
func
  `every node of Gauss–Legendre is within an ulp of the enclosed root, and every weight within 4`(
    n: Int
  )
{
  // The radii of the recurrence grow by up to 1.3 bits a step.
  let bits = 2 * n + 128
  func ball(_ value: Int) -> Ball { Ball(value, precision: bits) }
  let rule = OrthogonalFamily.legendre.gaussRule(count: n)
  for k in stride(from: 0, to: n / 2, by: n > 300 ? 7 : 3) {
    let x = Ball.legendreRoot(n, k, precision: bits)
    var (last, current) = (ball(1), x)
    for m in 2..<n {
      (last, current) = (current, (x * current * ball(2 * m - 1) - last * ball(m - 1)) / ball(m))
    }
    // (1 − x²) P′_n = n P_{n−1} at a root of P_n.
    let product = ball(n) * current
    let weight = ball(2) * (ball(1) - x * x) / (product * product)
    let (node, mass) = (rule.nodes[n - 1 - k], rule.weights[n - 1 - k])
    #expect(abs((Ball(node, precision: bits) - x).doubleValue) <= node.ulp, "node \(k)")
    #expect(abs((Ball(mass, precision: bits) - weight).doubleValue) <= 4 * mass.ulp, "weight \(k)")
  }
}

@Test(arguments: [
  (1000, LegendreReference.thousand), (10_000, LegendreReference.tenThousand),
])
func `Gauss–Legendre keeps 1 ulp in nodes and 4 in weights from the end to the middle`(
  n: Int, reference: [(place: Int, node: Double, weight: Double)]
) {
  let rule = OrthogonalFamily.legendre.gaussRule(count: n)
  for (place, node, weight) in reference {
    let i = n - 1 - place
    #expect(abs(rule.nodes[i] - node) <= node.ulp, "node \(place)")
    #expect(abs(rule.weights[i] - weight) <= 4 * weight.ulp, "weight \(place)")
    #expect(rule.weights[place] == rule.weights[i])
  }
}

/// The reference with its rules; the largest sizes, seconds without optimisation, on request.
private let gaussCases = Dictionary(
  grouping: GaussReference.table.filter { $0.count <= 10_000 || isFuzzing },
  by: { "\($0.family) \($0.count)" })

private let isFuzzing = ProcessInfo.processInfo.environment["RESIDUUM_FUZZ"] != nil

@Test(arguments: gaussCases.keys.sorted())
func `every family has nodes to 1 ulp and weights to 4 ulps at every size`(name: String) throws {
  let entries = try #require(gaussCases[name])
  let family = try OrthogonalFamily(name: entries[0].family)
  let rule = family.gaussRule(count: entries[0].count)
  let logs = rule.logWeights
  for entry in entries {
    let i = entry.place
    #expect(abs(rule.nodes[i] - entry.node) <= entry.node.ulp, "node \(i)")
    if entry.weight > 0 {
      #expect(abs(rule.weights[i] - entry.weight) <= 4 * entry.weight.ulp, "weight \(i)")
    } else {
      #expect(rule.weights[i] <= 2.3e-308, "weight \(i)")
    }
    // A logarithm near 0 has the absolute error of its factors.
    #expect(abs(logs[i] - entry.logWeight) <= 4 * max(1, abs(entry.logWeight)).ulp, "log \(i)")
  }
}

private let fixedEndCases = Dictionary(
  grouping: GaussReference.fixedEnds, by: { "\($0.family) \($0.count)" })

@Test(arguments: fixedEndCases.keys.sorted())
func `Radau and Lobatto rules have nodes to 1 ulp and weights to 4 ulps`(name: String) throws {
  let entries = try #require(fixedEndCases[name])
  let parts = entries[0].family.split(separator: " ")
  let family = try OrthogonalFamily(name: String(parts[1]))
  let count = entries[0].count
  let rule = try #require(
    parts[0] == "radau"
      ? family.gaussRadauRule(count: count) : family.gaussLobattoRule(count: count))
  #expect(rule.count == count)
  for entry in entries {
    let i = entry.place
    #expect(abs(rule.nodes[i] - entry.node) <= entry.node.ulp, "node \(i)")
    #expect(abs(rule.weights[i] - entry.weight) <= 4 * entry.weight.ulp, "weight \(i)")
  }
}

@Test(arguments: [1, 2, 3, 4, 7, 30])
func `probabilists' rules are physicists' rules on another scale`(n: Int) {
  let (a, b) = (
    OrthogonalFamily.hermite.gaussRule(count: n), OrthogonalFamily.hermiteE.gaussRule(count: n)
  )
  for i in 0..<n {
    #expect(abs(b.nodes[i] - a.nodes[i] * .sqrt(2)) <= 2 * b.nodes[i].ulp)
    #expect(abs(b.weights[i] - a.weights[i] / .sqrt(.pi)) <= 3 * b.weights[i].ulp)
  }
}

/// Zeros of P_1 and P_2 in closed form, and parameters close to where moments end.
@Test func `the smallest rules are the closed ones`() {
  let one = OrthogonalFamily.jacobi(3, 0.5).gaussRule(count: 1)
  #expect(abs(one.nodes[0] - (0.5 - 3) / (3 + 0.5 + 2)) <= one.nodes[0].ulp)
  let two = OrthogonalFamily.laguerre(0).gaussRule(count: 2)
  #expect(abs(two.nodes[0] - (2 - .sqrt(2))) <= 2 * two.nodes[0].ulp)
  #expect(abs(two.weights[0] - (2 + .sqrt(2)) / 4) <= two.weights[0].ulp)
  let middle = OrthogonalFamily.hermite.gaussRule(count: 1)
  #expect(middle.nodes == [0] && abs(middle.weights[0] - .sqrt(.pi)) <= Double.sqrt(.pi).ulp)
  let edge = OrthogonalFamily.jacobi(-0.999_999, 4).gaussRule(count: 40)
  #expect(edge.nodes[39] < 1 && zip(edge.nodes, edge.nodes.dropFirst()).allSatisfy { $0 < $1 })
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
  OrthogonalFamily.legendre, .chebyshev(.first), .chebyshev(.second), .chebyshev(.third),
  .chebyshev(.fourth), .jacobi(0.3, -0.7), .jacobi(-0.9, 2), .gegenbauer(3), .laguerre(0),
  .laguerre(-0.6), .laguerre(2.2), .hermite, .hermiteE, .jacobi(1000, 7), .jacobi(400, 400),
  .laguerre(120),
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
