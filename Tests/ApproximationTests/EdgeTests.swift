import Approximation
import Formula
import RealModule
import Testing

/// Functions as closures, which tell nothing of their kinks.
private let rough: [(name: String, function: RealFunction, edges: [Double], accuracy: Double)] = [
  ("abs", RealFunction { abs($0 - 0.3) }, [0.3], 1e-12),
  ("sign", RealFunction { $0 < -0.1 ? -1 : .exp($0) }, [-0.1], 1e-14),
  ("cbrt", RealFunction { .root($0 - 0.2, 3) }, [0.2], 1e-10),
  (
    "second derivative", RealFunction { ($0 > 0.25 ? ($0 - 0.25) * ($0 - 0.25) : 0) + .sin($0) },
    [0.25], 1e-6
  ),
  ("third derivative", RealFunction { .pow(abs($0 + 0.4), 3) }, [-0.4], 1e-3),
  ("two", RealFunction { abs(.cos(3 * $0)) }, [-.pi / 6, .pi / 6], 1e-10),
  ("root", RealFunction { .sqrt(abs($0 - 1.0 / 3)) }, [1.0 / 3], 1e-10),
]

@Test(arguments: rough.indices)
func `kinks and jumps are found in values alone`(index: Int) {
  let (name, f, edges, accuracy) = rough[index]
  let found = f.detectedEdges(on: .canonical)
  #expect(found.count == edges.count, "\(name): \(found)")
  for (x, exact) in zip(found, edges) { #expect(abs(x - exact) <= accuracy, "\(name): \(x)") }
}

@Test(arguments: [
  "exp(x)", "1/(1+25x^2)", "tanh(40x)", "sin(60x)", "besselj(0,20x)", "x^9", "2", "sqrt(1.01-x)",
  "exp(-200x^2)", "gelu(8x)",
])
func `smooth functions have no edges`(text: String) throws {
  let f = try Expression(parsing: text)
  #expect(RealFunction { f($0) }.detectedEdges(on: .canonical).isEmpty)
}

@Test func `known breakpoints are not found again`() throws {
  let f = RealFunction(breakpoints: [0.3]) { abs($0 - 0.3) }
  #expect(f.detectedEdges(on: .canonical).isEmpty)
}

@Test func `an adaptive projection splits its integrals at the edges it found`() throws {
  let f = RealFunction { abs(.cos(3 * $0)) }
  let auto = try AdaptiveProjection(of: f, maximumDegree: 32) { _ in PolynomialBasis(.legendre) }
  #expect(auto.detectedEdges.count == 2)
  let known = try Projection(
    of: RealFunction(breakpoints: [-.pi / 6, .pi / 6]) { abs(.cos(3 * $0)) },
    onto: PolynomialBasis(.legendre), degree: 32)
  for k in 0...32 {
    #expect(abs(auto.projection.coefficients[k] - known.coefficients[k]) < 1e-13, "\(k)")
  }
}
