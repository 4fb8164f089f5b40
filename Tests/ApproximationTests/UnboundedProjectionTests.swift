import Formula
import RealModule
import Testing

@testable import Approximation

private let unit = Interval(unchecked: 0, 1)

private func coefficients(
  _ text: String, _ family: OrthogonalFamily, degree: Int, on interval: Interval = unit
) throws -> Projection {
  try Projection(
    of: RealFunction(try Expression(parsing: text), on: interval),
    onto: try PolynomialBasis(family, on: interval), degree: degree)
}

/// ∫ x^p T_k over the mass on 0..1, times 2 for k > 0: Gradshteyn and Ryzhik, 7.346.
private func chebyshevPower(_ p: Double, _ k: Int) -> Double {
  var value = Double.gamma(p + 0.5) / (.gamma(p + 1) * Double.pi.squareRoot())
  for j in 0..<k { value *= (p - Double(j)) / (p + Double(j) + 1) }
  return k == 0 ? value : 2 * value
}

@Test func `a logarithm at an end has its closed coefficients`() throws {
  for (text, sign, interval) in [
    ("log(x)", 1.0, unit), ("log(1-x)", -1, unit), ("log(x+1)", 1, Interval.canonical),
  ] {
    let projection = try coefficients(text, .chebyshev(.first), degree: 60, on: interval)
    let constant = interval == unit ? -2 * Double.log(2) : -Double.log(2)
    #expect(abs(projection.coefficients[0] - constant) < 2e-14)
    for k in 1...60 {
      let exact = (k % 2 == 0 ? -1 : sign) * 2 / Double(k)
      #expect(abs(projection.coefficients[k] - exact) < 3e-14, "\(text) \(k)")
    }
    #expect(projection.digits >= 13)
  }
}

@Test(arguments: [-0.2, -0.1, -0.24, 0.3])
func `powers of the distance to an end have their closed coefficients`(p: Double) throws {
  for text in ["x^(\(p))", "(1-x)^(\(p))"] {
    let projection = try coefficients(text, .chebyshev(.first), degree: 30)
    for k in 0...30 {
      let exact = chebyshevPower(p, k) * (text.hasPrefix("x") || k % 2 == 0 ? 1 : -1)
      #expect(abs(projection.coefficients[k] - exact) < 5e-14, "\(text) \(k)")
    }
    // ‖f‖² is another of these integrals.
    let squared = Double.pi / 2 * chebyshevPower(2 * p, 0)
    #expect(abs(projection.norm - squared.squareRoot()) < 1e-11 * projection.norm)
  }
}

@Test func `Legendre takes powers down to the limit of square integrability`() throws {
  let projection = try coefficients("x^(-0.45)", .legendre, degree: 12)
  // (2k+1) ∫ x^p P_k(2x−1) = (2k+1) ∏ (p−j) / ∏ (p+j+1).
  for k in 0...12 {
    var exact = Double(2 * k + 1) / 0.55
    for j in 0..<k { exact *= (-0.45 - Double(j)) / (0.55 + Double(j) + 1) }
    // 14 digits of the largest coefficient are claimed, and c₀ is 1.8.
    #expect(abs(projection.coefficients[k] - exact) < 1e-13)
  }
  #expect(abs(projection.norm - 10.0.squareRoot()) < 1e-10)
}

/// 30 digits of mpmath's quad in the angle.
@Test func `mixed singularities at both ends agree with mpmath`() throws {
  for (text, values) in [
    (
      "log(x)^2",
      [
        5.2116801893692586, -9.5451774444795625, 7.7725887222397812, -6.2928369259376319,
        5.3029610277865574, -4.6023688222292458,
      ]
    ),
    (
      "sqrt(x)*log(x)",
      [
        -0.39069714412455631, 0.30541947935481254, 0.14263443128666352, -0.095775015986397637,
        0.065783547594765726, -0.047875195197779666,
      ]
    ),
    (
      "log(1-x)*log(1+x)",
      [-0.8513262155840078, -1.363246274695855, -0.7895896037357434, -0.4777707184008904]
    ),
  ] {
    let found = try coefficients(text, .chebyshev(.first), degree: values.count - 1).coefficients
    let size = values.reduce(0) { max($0, abs($1)) }
    for (a, b) in zip(found, values) { #expect(abs(a - b) < 2e-14 * size, "\(text)") }
  }
}

@Test(arguments: ["x^(-0.25)", "x^(-0.4)", "1/x", "(1-x)^(-1/4)"])
func `what is not square integrable beside an end is refused there`(text: String) throws {
  let end = text.hasPrefix("(1") ? 1.0 : 0
  do {
    _ = try coefficients(text, .chebyshev(.first), degree: 3)
    Issue.record("\(text) was accepted")
  } catch let error as IntegrationError {
    guard case .notSquareIntegrable(let x) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(abs(x - end) < 1e-9)
  }
}
