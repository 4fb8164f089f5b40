import Encoding
import Exact
import Formula
import Foundation
import Testing

@testable import Approximation
@testable import Pipeline

private func input(_ name: String, _ text: String) -> Input { Input(argument: name, text) }

/// A function, a weight and an interval.
private struct Sample: CustomStringConvertible, Sendable {
  let function: String
  let weight: String
  let interval: String
  let degree: Int
  var description: String { "\(function) on \(interval), weight \(weight), degree \(degree)" }

  static let isWhole = ProcessInfo.processInfo.environment["RESIDUUM_FUZZ"] != nil

  /// Every case where everything is to be tried, and a few for every day.
  static var all: [Sample] {
    let finite = [
      ("exp(x)", "-1..1"), ("1/(1 + 25x^2)", "1/3..pi"), ("1", "0..1"), ("sqrt(2 + x)", "-1..1"),
      ("abs(x) + 1/10", "-1..1"), ("if(x < 1/3, 1, 2)", "0..1"), ("(1 - x)^(-0.9)", "0..1"),
      ("sqrt(x)", "0..1"), ("log(1/x)", "0..1"), ("1/sqrt(abs(x))", "-1..1"),
      ("abs(x - 1/3)^(-1/3)", "-1..1"), ("x^2", "-1..1"),
    ]
    let infinite = [
      ("exp(-x^4)", "-inf..inf"), ("exp(-x)*sqrt(x)", "0..inf"), ("exp(-abs(x))", "-inf..inf"),
      ("exp(-(x - 1)^2)", "-inf..inf"), ("exp(x)", "-inf..0"), ("1/cosh(x)", "-inf..inf"),
    ]
    let functions = ["cos(x)", "x/(1 + x^2)", "abs(x - 1/4)", "log(2 + sin(x))"]
    let singular = ["log(abs(x))", "abs(x)^(-1/5)", "abs(x)*log(abs(x))"]
    var seed: UInt64 = 23
    func next(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    guard isWhole else {
      return [
        ("cos(x)", "sqrt(2 + x)", "-1..1", 4), ("abs(x - 1/4)", "abs(x) + 1/10", "-1..1", 2),
        ("x/(1 + x^2)", "(1 - x)^(-0.9)", "0..1", 2), ("cos(x)", "exp(-x^4)", "-inf..inf", 3),
      ].map { Sample(function: $0, weight: $1, interval: $2, degree: $3) }
    }
    return (0..<60).map { index in
      let (weight, interval) =
        index % 3 == 2 ? infinite[next(infinite.count)] : finite[next(finite.count)]
      let pool = index % 5 == 4 ? singular : functions
      return Sample(
        function: pool[next(pool.count)], weight: weight, interval: interval,
        degree: next(12))
    }
  }
}

private func enclosed(_ sample: Sample, _ bits: Int) throws -> CertifiedWeightProjection {
  try CertifiedWeightProjection.run(
    input("EXPR", sample.function), input("--weight", sample.weight),
    on: input("--on", sample.interval), count: sample.degree + 1, .bits(bits)
  ) { $0.coefficients }.value
}

@Test(arguments: Sample.all)
private func `every printed digit of a generated projection is that of an enclosure with more bits`(
  sample: Sample
) throws {
  func certificate(_ found: CertifiedWeightProjection, _ bits: Int) -> [Ball] {
    found.coefficients + found.alpha + found.beta + [found.l2, found.rms]
      + (found.supremum.map { [$0.value] } ?? [])
  }
  let few = certificate(try enclosed(sample, 72), 72)
  let many = certificate(try enclosed(sample, 160), 160)
  for (ball, better) in zip(few, many) {
    #expect(ball.isFinite && better.isFinite)
    #expect(ball.overlaps(better))
    // Numbers printed as exact have the radius 0.
    let decimal = try #require(CertifiedDecimal(ball, limit: 21))
    let middle = try #require(Ball(decimal.midpoint, precision: 600)?.midpoint)
    let radius = try #require(Ball(decimal.radius, precision: 600)?.upperEnd.midpoint)
    let truth = try #require(better.midpoint)
    let slack = try #require(Rational(exactly: better.radius))
    #expect((truth - middle).magnitude <= radius + slack)
  }
}

/// ⟨xˢ, P̂ₖ⟩ on [0, 1] = √(2k + 1) Π_{j<k}(s − j) / Π_{j≤k}(s + 1 + j), by Rodrigues' formula.
@Test(arguments: [(-1, 4), (1, 2)])
private func `powers on 0..1 have closed coefficients`(p: Int, q: Int) throws {
  let found = try enclosed(
    Sample(function: "x^(\(p)/\(q))", weight: "1", interval: "0..1", degree: 3), 64)
  let s = Rational(p, q)
  var rest = 1 / (2 * s + 1)
  for (k, c) in found.coefficients.enumerated() {
    var value = 1 / (s + 1)
    for j in 0..<k { value = value * (s - Rational(j)) / (s + 2 + Rational(j)) }
    let root = Ball(2 * k + 1, precision: 256).squareRoot
    #expect(c.overlaps(root * Ball(value, precision: 256)), "k = \(k)")
    #expect(c.digits >= 15)
    rest = rest - Rational(2 * k + 1) * value * value
  }
  #expect((found.l2 * found.l2).contains(rest))
  #expect((found.supremum == nil) == (p < 0))
}

/// Laguerre's polynomials for a = 1/2, Hermite's, and Laguerre's of −x/2: DLMF table 18.9.1, made monic.
@Test(arguments: [
  ("exp(-x)*sqrt(x)", "0..inf"), ("exp(-x^2)", "-inf..inf"), ("exp(x/2)", "-inf..0"),
])
private func `recurrences of classical weights written as expressions are enclosed`(
  weight: String, interval: String
) throws {
  let found = try CertifiedWeightProjection.run(
    nil, input("--weight", weight), on: input("--on", interval), count: 8, .bits(96)
  ) { $0.alpha + $0.beta }.value
  for k in 0..<8 {
    let n = Rational(k)
    let (alpha, beta): (Rational, Rational) =
      switch interval {
      case "0..inf": (2 * n + Rational(3, 2), n * (n + Rational(1, 2)))
      case "-inf..inf": (0, n / 2)
      default: (-2 * (2 * n + 1), 4 * n * n)
      }
    #expect(found.alpha[k].contains(alpha), "k = \(k)")
    #expect(k == 0 || found.beta[k].contains(beta), "k = \(k)")
    #expect(found.beta[k].digits >= 25)
  }
  let pi = Ball.pi(precision: 256).squareRoot
  switch interval {
  case "0..inf": #expect(found.beta[0].overlaps(pi / Ball(2)))
  case "-inf..inf": #expect(found.beta[0].overlaps(pi))
  default: #expect(found.beta[0].contains(Rational(2)))
  }
}

/// ∫ xⁿ log(1/x) dx = 1/(n + 1)² on [0, 1]; ∫ |x|^(−1/2) x² dx / ∫ |x|^(−1/2) dx = 1/5 on [−1, 1].
@Test private func `masses and first coefficients of singular weights have closed forms`() throws {
  func weight(_ text: String, _ interval: String) throws -> CertifiedWeightProjection {
    try CertifiedWeightProjection.run(
      nil, input("--weight", text), on: input("--on", interval), count: 2, .bits(64)
    ) { $0.alpha }.value
  }
  let log = try weight("log(1/x)", "0..1")
  #expect(log.beta[0].contains(Rational(1)) && log.alpha[0].contains(Rational(1, 4)))
  #expect(log.beta[1].contains(Rational(1, 9) - Rational(1, 16)))
  let root = try weight("1/sqrt(abs(x))", "-1..1")
  #expect(root.beta[0].contains(Rational(4)) && root.beta[1].contains(Rational(1, 5)))
  #expect(root.alpha.allSatisfy { $0.isExact && $0.containsZero })
  let inner = try weight("abs(x - 1/3)^(-1/2)", "-1..1")
  let parts = [Rational(4, 3), Rational(2, 3)].map { Ball($0, precision: 256).squareRoot }
  #expect(inner.beta[0].overlaps(Ball(2) * (parts[0] + parts[1])))
  #expect(inner.beta[0].digits >= 15)
}

/// ⟨log x, P̂ₖ⟩ on [0, 1] is (−1)^(k+1) √(2k + 1)/(k (k + 1)), the derivative of the powers' at s = 0;
/// ∫ log² x dx = 2, ∫ x^(1/2) log x L₀ … on the half line: ∫ e^(−x) log x dx = −γ.
@Test private func `unbounded functions are projected onto classical families`() throws {
  func coefficients(_ f: String, _ family: OrthogonalFamily, _ domain: CertifiedDomain) throws
    -> [Ball]
  {
    try CertifiedSingularProjection(
      of: try Expression(parsing: f), onto: family, on: domain, degree: 2, rms: 1, bits: 64
    ).coefficients
  }
  func expect(_ found: [Ball], _ known: [Ball]) {
    for (c, value) in zip(found, known) {
      #expect(c.overlaps(value) && (c.digits >= 15 || c.radius < 1e-15))
    }
  }
  func ball(_ value: Rational) -> Ball { Ball(value, precision: 200) }
  let unit = CertifiedInterval(lower: Expression(0), upper: Expression(1))
  let whole = CertifiedInterval(lower: Expression(-1), upper: Expression(1))
  expect(
    try coefficients("log(x)", .legendre, .finite(unit)),
    [ball(-1), ball(Rational(3, 2)), ball(Rational(-5, 6))])
  // log(1 − x) = −log 2 − 2 Σ Tₖ(x)/k, by the real part of log(1 − e^(iθ)).
  expect(
    try coefficients("log(1 - x)", .chebyshev(.first), .finite(whole)),
    [-Ball(2, precision: 200).log, ball(-2), ball(-1)])
  // −γ, and ∫ e^(−x) Lₖ log x dx = −1/k. Euler's constant: DLMF 5.2.3.
  let euler = try #require(
    Ball("0.57721566490153286060651209008240243104215933593992", precision: 200))
  let laguerre = try coefficients("log(x)", .laguerre(0), .above(Expression(0)))
  #expect((laguerre[0] + euler).magnitude.upperBound < 1e-15)
  expect(Array(laguerre.dropFirst()), [ball(-1), ball(Rational(-1, 2))])
  // ∫ log|x| dN(0, 1) = −(γ + log 2)/2.
  let hermite = try coefficients("log(abs(x))", .hermiteE, .line)
  let half = (euler + Ball(2, precision: 200).log).scaled(byPowerOfTwo: -1)
  #expect((hermite[0] + half).magnitude.upperBound < 1e-15)
  let root = try #require(FamilyParameter(try Expression(parsing: "sqrt(2)")))
  #expect(
    try coefficients("log(x)", .laguerre(root), .above(Expression(0)))[0].digits >= 15)
}

/// ∫ e^(−x²)/√π dx = 1, and ∫₀^∞ (1 + x²)^(−20) dx = √π Γ(39/2)/(2 Γ(20)).
@Test private func `tails with irrational divisors and those of powers are bounded`() throws {
  func mass(_ weight: String, _ interval: String) throws -> Ball {
    try CertifiedWeightProjection.run(
      nil, input("--weight", weight), on: input("--on", interval), count: 2, .bits(64)
    ) { $0.alpha }.value.beta[0]
  }
  #expect(try mass("exp(-x^2)/sqrt(pi)", "-inf..inf").contains(Rational(1)))
  let power = try mass("1/(1 + x^2)^20", "0..inf")
  func ball(_ p: Int, _ q: Int) -> Ball { Ball(Rational(p, q), precision: 200) }
  let known =
    Ball.pi(precision: 200).squareRoot * ball(39, 2).gamma / (ball(2, 1) * ball(20, 1).gamma)
  #expect(power.overlaps(known) && power.digits >= 15)
}

@Test private func `orthogonal polynomials of families and weights are certified`() throws {
  func certified(_ on: String, weight: String?, basis: String?) throws -> String {
    let result = try OrthogonalResult(
      on: input("--on", on), weight: weight.map { input("--weight", $0) },
      basis: basis.map { input("--basis", $0) }, count: 4, certified: .bits(96))
    return "\(result.fields.first { $0.key == "certified" }?.value ?? .null)"
  }
  // Monic βₖ of Legendre are k²/(4k² − 1): 1/3, 4/15, 9/35.
  for text in [
    try certified("-1..1", weight: nil, basis: "legendre"),
    try certified("-1..1", weight: "1", basis: nil),
  ] {
    #expect(text.contains("0.3333333333333333333") && text.contains("0.2571428571428571"))
  }
  // β₀ = √π.
  #expect(
    try certified("-inf..inf", weight: nil, basis: "hermite").contains("1.772453850905516027298"))
}

@Test(arguments: [
  ("1", "1/(1 + x^2)", "0..inf"), ("1", "x - 1/2", "0..1"),
  ("1", "abs(x - sqrt(2))^(-1/2)", "0..2"),
  ("abs(x - sqrt(2))^(-1/3)", "1", "0..2"),
])
private func `what is not bounded is refused`(function: String, weight: String, interval: String) {
  #expect(throws: Failure.self) {
    try enclosed(Sample(function: function, weight: weight, interval: interval, degree: 1), 72)
  }
}
