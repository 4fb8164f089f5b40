import Approximation
import Formula
import RealModule
import Testing

@Test func `a projection with a generated weight reproduces polynomials`() throws {
  let basis = try PolynomialBasis(
    weight: Weight(RealFunction { $0 }), on: Interval(0, 1), degree: 2)
  let p = try Projection(of: RealFunction { $0 * $0 }, onto: basis, degree: 2)
  #expect(p.errors.sup.size < 1e-14)
  #expect(abs(p.norm - Double.sqrt(1.0 / 6)) < 1e-15)
}

@Test(arguments: [
  OrthogonalFamily.legendre, .chebyshev(.first), .jacobi(0.5, -0.25), .laguerre(0), .hermite,
])
func `a generated classical weight gives the classical projection`(
  family: OrthogonalFamily
) throws {
  let weight = Weight(RealFunction { family.weight($0) })
  let interval = family.canonicalInterval
  let f = RealFunction { 1 / (2 + .sin($0)) }
  let classical = try Projection(of: f, onto: PolynomialBasis(family), degree: 8)
  let basis = try PolynomialBasis(weight: weight, on: interval, degree: 8)
  let generated = try Projection(of: f, onto: basis, degree: 8)
  // A closure knows singular ends other than 0 to half precision only, and says so.
  let digits = generated.basis.generated?.digits.min() ?? 0
  let isSingular = family == .chebyshev(.first) || family == .jacobi(0.5, -0.25)
  #expect(digits >= (isSingular ? 6 : 13))
  let tolerance = isSingular ? 3e-7 : 1e-13
  for k in 0...8 {
    let sign = family == .laguerre(0) && k % 2 == 1 ? -1.0 : 1.0
    #expect(
      abs(generated.coefficients[k] - sign * classical.orthonormalCoefficients[k]) < tolerance)
  }
}

@Test func `a system of polynomials is orthogonal on its own Gauss rule`() throws {
  let interval = try Interval(-1, 3)
  let system = OrthogonalSystem(try PolynomialBasis(.legendre, on: interval), count: 40)
  #expect(system.defect < 1e-13)
  #expect(system.alpha.allSatisfy { $0 == 1 })
  #expect(system.beta[0] == 4 && abs(system.beta[1] - 4.0 / 3) < 1e-15)
  #expect(abs(system.rule.weights.reduce(0, +) - 4) < 1e-14)
  let log = try PolynomialBasis(
    weight: Weight(RealFunction { -.log($0) }), on: Interval(0, 1), degree: 4)
  let five = OrthogonalSystem(log, count: 5)
  #expect(abs(five.alpha[0] - 0.25) < 1e-15 && abs(five.beta[1] - 7.0 / 144) < 1e-15)
  // ∫ x log(1/x) dx = 1/4
  #expect(abs(five.rule.integrate { $0 } - 0.25) < 1e-15)
}

/// At outer nodes of these rules the weights are far below the double range.
@Test(arguments: [(OrthogonalFamily.hermite, 1000), (.laguerre(0), 500), (.legendre, 3000)])
func `large systems are orthogonal though their weights underflow`(
  family: OrthogonalFamily, count: Int
) throws {
  let interval: Interval =
    switch family {
    case .hermite: .line
    case .laguerre: .halfLine
    default: .canonical
    }
  let system = OrthogonalSystem(try PolynomialBasis(family, on: interval), count: count)
  #expect(system.defect < 1e-12)
}
