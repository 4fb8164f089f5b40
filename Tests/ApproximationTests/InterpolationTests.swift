import Approximation
import Exact
import Formula
import RealModule
import Testing

private let runge = RealFunction(parity: .even) { 1 / (1 + 25 * $0 * $0) }

/// The interpolant of the doubles at a point, in rational arithmetic.
private func exactValue(_ p: BarycentricInterpolant, at x: Rational) -> Rational {
  let nodes = p.nodes.map { Rational(exactly: $0) ?? 0 }
  let values = p.values.map { Rational(exactly: $0) ?? 0 }
  return nodes.indices.reduce(Rational(0)) { sum, i in
    nodes.indices.reduce(values[i]) { product, j in
      j == i ? product : product * (x - nodes[j]) / (nodes[i] - nodes[j])
    } + sum
  }
}

@Test(arguments: [20, 40, 60, 100])
func `equispaced interpolants are known to the stated noise`(degree: Int) throws {
  let result = try Interpolation(of: runge, on: .canonical, degree: degree, nodes: .equispaced)
  for x in [0.991, 0.5003, -0.97] {
    let exact = exactValue(result.interpolant, at: try #require(Rational(exactly: x))).doubleValue
    #expect(abs(result.series.function(x) - exact) <= 8 * result.noise, "x = \(x)")
  }
  #expect(result.errors.sup.size > result.noise)
}

/// The law Λₙ ~ 2ⁿ⁺¹/(e n (log n + γ)) for equally spaced points.
///
/// Source: Schönhage, *Fehlerfortpflanzung bei Interpolation* (1961); the value for n = 20 is
/// computed from the definition.
@Test(arguments: [20, 40, 100])
func `the Lebesgue constant of equispaced points follows its law`(degree: Int) throws {
  let result = try Interpolation(of: runge, on: .canonical, degree: degree, nodes: .equispaced)
  let n = Double(degree)
  let law = Double.exp2(n + 1) / (.exp(1) * n * (.log(n) + 0.5772156649))
  #expect(abs(result.lebesgue.value / law - 1) < 0.1)
  if degree == 20 { #expect(abs(result.lebesgue.value - 10986.7) < 0.1) }
}

@Test func `Runge's error is that of the literature`() throws {
  let result = try Interpolation(of: runge, on: .canonical, degree: 20, nodes: .equispaced)
  // 59.82…, as tabulated in many textbooks.
  #expect(abs(result.errors.sup.size - 59.8223) < 1e-3)
  for k in stride(from: 1, through: 19, by: 2) { #expect(result.series.coefficients[k] == 0) }
}
