@testable import Approximation
import Formula
import RealModule
import Testing

import class Foundation.ProcessInfo

/// Heavy tests run under `make fuzz` only.
private let isThorough = ProcessInfo.processInfo.environment["RESIDUUM_FUZZ"] != nil

private typealias Reference = [(k: Int, alpha: Double, beta: Double)]

private func expect(
  _ matrix: JacobiMatrix, _ reference: Reference, below count: Int, tolerance: Double
) {
  for (k, alpha, beta) in reference where k < count {
    // α_k may be 0 or tiny; its error counts against the spread √β_k of the polynomials' zeros.
    #expect(abs(matrix.alpha[k] - alpha) <= tolerance * max(abs(alpha), .sqrt(beta)), "α_\(k)")
    #expect(abs(matrix.beta[k] - beta) <= tolerance * beta, "β_\(k)")
  }
}

@Test(arguments: ["quartic", "halfHermite", "logarithm", "absolute", "exponential"])
func `two hundred coefficients of a weight agree with 1200-digit arithmetic to 1e-12`(
  name: String
) throws {
  let (text, interval, reference): (String, Interval, Reference) =
    switch name {
    case "quartic": ("exp(-x^4)", .line, RecurrenceReference.quartic)
    case "halfHermite": ("exp(-x^2)", .halfLine, RecurrenceReference.halfHermite)
    case "logarithm": ("log(1/x)", try Interval(0, 1), RecurrenceReference.logarithm)
    case "absolute": ("abs(x)", .canonical, RecurrenceReference.absolute)
    default: ("exp(x)", .canonical, RecurrenceReference.exponential)
    }
  let weight = Weight(try Expression(parsing: text), on: interval)
  let polynomials = try GeneratedPolynomials(weight: weight, on: interval, count: 200)
  expect(polynomials.matrix, reference, below: 200, tolerance: 1e-12)
  #expect(polynomials.digits.count == 201 || polynomials.digits.count == 200)
  let fewest = polynomials.digits.min() ?? 0
  #expect(fewest >= 12)
  #expect(polynomials.defect < 1e-12)
  for (k, alpha, beta) in reference where k < 200 {
    let error = max(
      abs(polynomials.matrix.alpha[k] - alpha) / max(.sqrt(beta), k == 0 ? abs(alpha) : 0),
      abs(polynomials.matrix.beta[k] - beta) / beta)
    #expect(error <= .pow(10, -Double(polynomials.digits[k])), "\(k)")
  }
}

/// The families of Jacobi on 0..1 have closed forms.
@Test(arguments: [("x^(1/3)", 1.0 / 3), ("x", 1), ("x^(-1/3)", -1.0 / 3), ("x^(-9/10)", -0.9)])
func `stated digits of generated polynomials are right`(text: String, exponent: Double) throws {
  let interval = try Interval(0, 1)
  let weight = Weight(try Expression(parsing: text), on: interval)
  let found = try GeneratedPolynomials(weight: weight, on: interval, count: 80)
  let exact = OrthogonalFamily.jacobi(0, FamilyParameter(exponent)).jacobiMatrix(count: 80)
  for k in 1..<80 {
    let (alpha, beta) = ((exact.alpha[k] + 1) / 2, exact.beta[k] / 4)
    let error = max(
      abs(found.matrix.alpha[k] - alpha) / .sqrt(beta), abs(found.matrix.beta[k] - beta) / beta)
    #expect(error <= .pow(10, -Double(found.digits[k])), "\(k)")
  }
}

/// 1 − α_0 is 2e-5 and √β_1 6e-4, of which an ulp of α leaves 13 digits.
@Test func `digits of a family count the rounding of α against the spread`() throws {
  let basis = PolynomialBasis(.jacobi(-0.999, 100))
  let system = OrthogonalSystem(basis, count: 4)
  #expect(system.digits[1] == 13)
  #expect(OrthogonalSystem(PolynomialBasis(.legendre), count: 4).digits == [15, 15, 15, 15])
}

@Test func `two hundred coefficients of the logistic density and of sech have closed forms`()
  throws
{
  let logistic = Weight(
    RealFunction(parity: .even) { x in
      let e = Double.exp(-abs(x))
      return e / ((1 + e) * (1 + e))
    })
  let a = try GeneratedPolynomials(weight: logistic, on: .line, count: 200)
  let sech = Weight(RealFunction(parity: .even) { 1 / .cosh(.pi * $0) })
  let b = try GeneratedPolynomials(weight: sech, on: .line, count: 200)
  // Its closure underflows at |x| = 226, where the last polynomials live: see the next test.
  for k in 1..<195 {
    #expect(abs(b.matrix.beta[k] - Double(k * k) / 4) <= 1e-12 * Double(k * k), "sech \(k)")
  }
  for k in 1..<200 {
    let n = Double(k)
    let exact = n * n * n * n * Double.pi * .pi / (4 * n * n - 1)
    #expect(abs(a.matrix.beta[k] - exact) <= 1e-12 * exact, "logistic \(k)")
  }
}

@Test(.enabled(if: isThorough), arguments: ["1/cosh(pi*x)", "exp(-x)/(1+exp(-x))^2"])
func `two hundred coefficients of expressions whose values underflow are found with balls`(
  text: String
) throws {
  let weight = Weight(try Expression(parsing: text), on: .line)
  let beta = try GeneratedPolynomials(weight: weight, on: .line, count: 200).matrix.beta
  for k in 1..<200 {
    let n = Double(k)
    let logistic = n * n * n * n * Double.pi * Double.pi / (4 * n * n - 1)
    let exact = text.hasPrefix("1") ? n * n / 4 : logistic
    #expect(abs(beta[k] - exact) <= 1e-12 * exact, "degree \(k)")
  }
}

@Test func `the lognormal density is followed as far as doubles reach`() throws {
  let weight = Weight(
    try Expression(parsing: "exp(-log(x)^2/2)/(x*sqrt(2pi))"), on: .halfLine)
  // Its weights underflow where polynomials from degree 38 on live.
  let polynomials = try GeneratedPolynomials(weight: weight, on: .halfLine, count: 44)
  expect(polynomials.matrix, RecurrenceReference.lognormal, below: 44, tolerance: 2e-12)
  for (k, alpha, beta) in RecurrenceReference.lognormal where k < 44 {
    let error = max(
      abs(polynomials.matrix.alpha[k] - alpha) / alpha,
      abs(polynomials.matrix.beta[k] - beta) / beta)
    #expect(error <= 5 * .pow(10, -Double(polynomials.digits[k])), "digits of \(k)")
  }
  #expect(polynomials.looksIndeterminate)
}

/// Stieltjes and Wigert: α_k = e^(2k+½) (1 + 1/e − e^(−k−1)), β_k = e^(4k−2) (1 − e^(−k)).
///
/// Source: Chihara, *An Introduction to Orthogonal Polynomials* (1978), VI.2.
@Test func `the lognormal recurrence is right to 1e-12 up to degree 200, beyond the double range`()
  throws
{
  let weight = Weight(
    try Expression(parsing: "exp(-log(x)^2/2)/(x*sqrt(2pi))"), on: .halfLine)
  let polynomials = try GeneratedPolynomials(weight: weight, on: .halfLine, count: 200)
  let matrix = polynomials.matrix
  for k in 0..<200 {
    let n = Double(k)
    let alpha = Double.exp(2 * n + 0.5) * (1 + .exp(-1) - .exp(-n - 1))
    #expect(abs(matrix.alpha[k] / alpha - 1) < 1e-12, "α_\(k)")
    let log = k == 0 ? 0 : 4 * n - 2 + .log(onePlus: -.exp(-n))
    // A logarithm of 800 has 13 digits after the point.
    #expect(abs(matrix.logBeta[k] - log) < 1e-12, "β_\(k)")
    #expect(matrix.beta[k].isFinite == (k < 178))
  }
  let fewest = polynomials.digits.min() ?? 0
  #expect(fewest >= 12)
  // Small nodes are those of any larger rule: they belong to one solution of the moment problem.
  let rule = try #require(PolynomialBasis(polynomials).rule(.gauss, count: 200))
  #expect(rule.nodes == rule.nodes.sorted() && Set(rule.nodes).count == 200)
  let finite = rule.logWeights.filter(\.isFinite)
  #expect(finite.count == 200)
  for order in [0, 1, 2, 20, 120] {
    let k = Double(order)
    let sum = zip(rule.nodes, rule.logWeights).reduce(0) {
      $0 + .exp($1.1 + k * .log($1.0) - k * k / 2)
    }
    #expect(abs(sum - 1) < 1e-10, "moment \(order)")
  }
}

/// The discrete Chebyshev polynomials on 0…N−1: α_k = (N−1)/2, β_k = k²(N²−k²)/(4(4k²−1)).
///
/// Source: Gautschi, *Orthogonal Polynomials* (2004), example 1.15.
@Test func `reorthogonalisation saves polynomials of nearly as many points as degrees`() throws {
  let size = 200
  let measure = Discretization(
    nodes: (0..<size).map { Double($0) }, rootWeights: [Double](repeating: 1, count: size))
  let run = try StieltjesRun(measure, 150, false)
  #expect(run.isReorthogonalized)
  #expect(run.defect < 1e-13)
  let n = Double(size)
  for k in 1...150 {
    let m = Double(k)
    let exact = m * m * (n * n - m * m) / (4 * (4 * m * m - 1))
    #expect(abs(run.beta[k] - exact) <= 1e-12 * exact, "β_\(k)")
    #expect(abs(run.alpha[k] - (n - 1) / 2) <= 1e-12 * n, "α_\(k)")
  }
  // Few degrees need none.
  let short = try StieltjesRun(measure, 20, false)
  #expect(!short.isReorthogonalized)
}
