import Approximation
import ComplexModule
import Formula
import RealModule
import Testing

@Test func `AAA finds the poles of Runge's function`() throws {
  let r = RationalApproximation(of: RealFunction { 1 / (1 + 25 * $0 * $0) }, on: .canonical)
  #expect(r.converged)
  #expect(r.degree == 2)
  #expect(r.error.size < 1e-14)
  let upper = try #require(r.poles.first { $0.imaginary > 0 })
  #expect(abs(upper.real) < 1e-13 && abs(upper.imaginary - 0.2) < 1e-13)
  // Residue of 1/(1+25z²) at i/5 is 1/(10 i).
  let residue = r.residues[r.poles.firstIndex(of: upper) ?? 0]
  #expect(abs(residue.real) < 1e-13 && abs(residue.imaginary + 0.1) < 1e-13)
}

@Test(arguments: [("exp(x)", 1e-13, 9), ("tanh(20x)", 1e-12, 22), ("gelu(4x)", 1e-13, 20)])
func `AAA needs few terms and leaves no pole on the interval`(
  text: String, tolerance: Double, most: Int
) throws {
  let f = RealFunction(try Expression(parsing: text), on: .canonical)
  let r = RationalApproximation(of: f, on: .canonical, tolerance: tolerance)
  #expect(r.converged)
  #expect(r.degree <= most, "\(r.degree)")
  #expect(r.error.size < 30 * tolerance, "\(r.error.size)")
  #expect(!r.poles.contains { $0.imaginary == 0 && abs($0.real) <= 1 })
}

@Test func `tanh's poles are recognised`() throws {
  let f = RealFunction(try Expression(parsing: "tanh(20x)"), on: .canonical)
  let r = RationalApproximation(of: f, on: .canonical, tolerance: 1e-12)
  let nearest = try #require(
    r.poles.filter { $0.imaginary > 0 }.min { $0.length < $1.length })
  #expect(abs(nearest.imaginary - .pi / 40) < 1e-8)
  #expect(abs(nearest.real) < 1e-8)
}

@Test func `AAA on a kink returns its best clean iterate`() throws {
  let f = RealFunction(try Expression(parsing: "abs(x)"), on: .canonical)
  let r = RationalApproximation(of: f, on: .canonical, tolerance: 1e-10, maximumDegree: 40)
  #expect(!r.poles.contains { $0.imaginary == 0 && abs($0.real) <= 1 })
  #expect(r.error.size < 1e-2, "\(r.error.size)")
}

@Test func `a constant and a polynomial are found exactly`() {
  let constant = RationalApproximation(of: RealFunction { _ in 2 }, on: .canonical)
  #expect(constant.error.size == 0)
  let cubic = RationalApproximation(of: RealFunction { $0 * $0 * $0 - $0 }, on: .canonical)
  #expect(cubic.error.size < 1e-14)
}
