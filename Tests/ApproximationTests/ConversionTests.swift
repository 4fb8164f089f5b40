@testable import Approximation
import RealModule
import Testing

/// Coefficients with signs from a fixed generator and decay k^(−power).
private func coefficients(_ count: Int, power: Double) -> [Double] {
  var state: UInt64 = 20_261_123
  return (0..<count).map { k in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (Double(state >> 11) * 0x1p-52 - 1) * .pow(Double(k + 1), -power)
  }
}

private func gap(_ a: [Double], _ b: [Double]) -> Double {
  let scale = b.reduce(0) { max($0, abs($1)) }
  return zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } / scale
}

@Test(arguments: [1024, 1500, 3001], [0.0, 1])
func `fast conversions agree with the plain sums`(count: Int, power: Double) {
  let a = coefficients(count, power: power)
  #expect(gap(chebyshevCoefficients(legendre: a), directChebyshevCoefficients(legendre: a)) < 2e-14)
  // Legendre coefficients of rough Chebyshev ones grow with √k, and the sums cancel.
  #expect(gap(legendreCoefficients(chebyshev: a), directLegendreCoefficients(chebyshev: a)) < 2e-13)
}

@Test func `ten thousand coefficients survive the way there and back`() {
  let a = coefficients(10_001, power: 0.5)
  let back = legendreCoefficients(chebyshev: chebyshevCoefficients(legendre: a))
  #expect(gap(back, a) < 1e-12)
}

@Test func `a smooth function of high degree is projected by way of its Chebyshev series`() throws {
  let f = RealFunction { .exp(.sin(20 * $0)) }
  let high = try Projection(of: f, onto: PolynomialBasis(.legendre), degree: 300)
  // The same function with a harmless breakpoint goes through inner products.
  let plain = try Projection(
    of: RealFunction(breakpoints: [0.1]) { .exp(.sin(20 * $0)) },
    onto: PolynomialBasis(.legendre), degree: 300)
  for k in 0...300 {
    #expect(abs(high.coefficients[k] - plain.coefficients[k]) < 2e-14 * Double(k + 10), "\(k)")
  }
  #expect(abs(high.norm - plain.norm) < 1e-14)
  #expect(high.errors.sup.size < 1e-13 && high.digits >= 13)
  for k in stride(from: 0, to: 120, by: 10) {
    #expect(abs(high.l2ByDegree[k] / plain.l2ByDegree[k] - 1) < 1e-10)
  }
}
