import Approximation
import Formula
import RealModule
import Testing

/// Recurrence coefficients computed elsewhere with 120 digits.
struct RecurrenceOracle: Sendable, CustomStringConvertible {
  let name: String
  let interval: Interval
  let weight: Weight
  var alpha: [Int: Double] = [:]
  var beta: [Int: Double] = [:]
  var description: String { name }
}

private let oracles: [RecurrenceOracle] = [
  RecurrenceOracle(
    name: "exp(-x^4)", interval: .line,
    weight: Weight(RealFunction(parity: .even) { .exp(-$0 * $0 * $0 * $0) }),
    beta: [
      1: 0.3379891200336423645, 2: 0.40167965976351735858, 3: 0.50510423234482229782,
      10: 0.9132498994400074728, 20: 1.2911288293490709652,
    ]),
  RecurrenceOracle(
    name: "exp(-x^2) on the half line", interval: .halfLine,
    weight: Weight(RealFunction { .exp(-$0 * $0) }),
    alpha: [
      0: 0.56418958354775628695, 1: 0.98842539284680028549, 10: 2.6452479250569531803,
      20: 3.6966619115045908,
    ],
    beta: [1: 0.18169011381620932846, 10: 1.6680623621881161688, 20: 3.3340286142031102453]),
  RecurrenceOracle(
    name: "log(1/x)", interval: Interval(unit: ()), weight: Weight(RealFunction { -.log($0) }),
    alpha: [0: 0.25, 1: 0.46428571428571428571, 20: 0.49972556947181227166],
    beta: [0: 1, 1: 7.0 / 144, 20: 0.062458169018374487251]),
  RecurrenceOracle(
    name: "abs(x)", interval: .canonical,
    weight: Weight(RealFunction(breakpoints: [0], parity: .even) { abs($0) }),
    beta: [0: 1, 1: 0.5, 2: 1.0 / 6, 3: 1.0 / 3, 5: 0.3, 10: 5.0 / 22]),
  RecurrenceOracle(
    name: "exp(x)", interval: .canonical, weight: Weight(RealFunction { .exp($0) }),
    alpha: [0: 0.31303528549933130364],
    beta: [1: 0.27593833903368953359, 10: 0.25063140754825494799]),
]

extension Interval {
  fileprivate init(unit: ()) { self = (try? Interval(0, 1)) ?? .canonical }
}

@Test(arguments: oracles)
func `an arbitrary weight generates its recurrence to 1e-13`(oracle: RecurrenceOracle) throws {
  let polynomials = try GeneratedPolynomials(
    weight: oracle.weight, on: oracle.interval, count: 21)
  for (k, value) in oracle.alpha {
    #expect(abs(polynomials.matrix.alpha[k] - value) <= 1e-13 * abs(value), "α_\(k)")
  }
  for (k, value) in oracle.beta {
    #expect(abs(polynomials.matrix.beta[k] - value) <= 1e-13 * value, "β_\(k)")
  }
  #expect(polynomials.defect < 1e-12)
  #expect(polynomials.digits.allSatisfy { $0 >= 12 })
  #expect(!polynomials.looksIndeterminate)
}

@Test func `Freud's string equation holds to high degree`() throws {
  let weight = Weight(RealFunction(parity: .even) { .exp(-$0 * $0 * $0 * $0) })
  let beta = try GeneratedPolynomials(weight: weight, on: .line, count: 100).matrix.beta
  for n in 2..<99 {
    let left = 4 * beta[n] * (beta[n - 1] + beta[n] + beta[n + 1])
    #expect(abs(left - Double(n)) <= 1e-12 * Double(n), "n = \(n)")
  }
}

@Test func `the logistic density and sech have their closed coefficients`() throws {
  let logistic = Weight(
    RealFunction(parity: .even) { x in
      let e = Double.exp(-abs(x))
      return e / ((1 + e) * (1 + e))
    })
  let a = try GeneratedPolynomials(weight: logistic, on: .line, count: 40).matrix.beta
  let sech = Weight(RealFunction(parity: .even) { 1 / .cosh(.pi * $0) })
  let b = try GeneratedPolynomials(weight: sech, on: .line, count: 40).matrix.beta
  for k in 1..<40 {
    let n = Double(k)
    let exact = n * n * n * n * Double.pi * .pi / (4 * n * n - 1)
    #expect(abs(a[k] - exact) <= 1e-12 * exact, "logistic \(k)")
    #expect(abs(b[k] - n * n / 4) <= 1e-12 * n * n, "sech \(k)")
  }
}

@Test func `the lognormal density is computed and looks indeterminate`() throws {
  let weight = Weight(
    RealFunction { x in
      let l = Double.log(x)
      return .exp(-l * l / 2) / (x * .sqrt(2 * .pi))
    })
  let p = try GeneratedPolynomials(weight: weight, on: .halfLine, count: 12)
  #expect(abs(p.matrix.beta[1] - 4.67077427047) < 1e-10)
  #expect(abs(p.matrix.beta[2] - 348.83064346) < 1e-7)
  #expect(p.looksIndeterminate)
}

/// α₀, α₁ and β₀…β₂ in closed form from the moments ∫₀¹ x^(a+k) dx = 1/(a+k+1).
@Test(arguments: [
  (-0.9, true), (-0.9, false), (-0.95, true), (-0.99, true), (-0.99, false), (-0.5, true),
])
func `weights with strong singularities at an end keep all digits`(a: Double, isLower: Bool) throws
{
  let unit = try Interval(0, 1)
  let text = isLower ? "x^(\(a))" : "(1-x)^(\(a))"
  let found = try GeneratedPolynomials(
    weight: Weight(try Expression(parsing: text), on: unit), on: unit, count: 60)
  let family = OrthogonalFamily.jacobi(0, FamilyParameter(a)).jacobiMatrix(count: 60)
  for k in 0..<60 {
    // Jacobi on −1..1 with the exponent at −1, moved to 0..1.
    let alpha = (1 + family.alpha[k]) / 2
    let beta = k == 0 ? 1 / (1 + a) : family.beta[k] / 4
    let mine = isLower ? found.matrix.alpha[k] : 1 - found.matrix.alpha[k]
    #expect(abs(mine - alpha) <= 1e-13, "α_\(k)")
    #expect(abs(found.matrix.beta[k] - beta) <= 2e-13 * beta, "β_\(k)")
  }
  #expect(found.digits.allSatisfy { $0 >= 11 })
}

/// ∫₀^½ dx/(x log² x) = 1/log 2, ∫₀^½ dx/log² x = li(½) + ½/log 2 with li(½) = −0.378671043061088.
@Test func `a weight integrable by its logarithm alone is computed`() throws {
  let half = try Interval(0, 0.5)
  let weight = Weight(try Expression(parsing: "1/(x log(x)^2)"), on: half)
  let found = try GeneratedPolynomials(weight: weight, on: half, count: 5)
  let mass = 1 / Double.log(2)
  #expect(abs(found.matrix.beta[0] - mass) <= 1e-13)
  let first = -0.378671043061088 + 0.5 / .log(2)
  #expect(abs(found.matrix.alpha[0] - first / mass) <= 1e-13)
  #expect(throws: WeightError.noMoment(order: 0, needed: 3, near: 0)) {
    try GeneratedPolynomials(
      weight: Weight(try Expression(parsing: "1/(-x log(x))"), on: half), on: half, count: 2)
  }
  // log(1 − x) loses x to rounding; its square is x² here.
  #expect(throws: WeightError.noMoment(order: 0, needed: 3, near: 0)) {
    try GeneratedPolynomials(
      weight: Weight(try Expression(parsing: "1/((1-x) log(1-x)^2)"), on: half), on: half, count: 2)
  }
}

/// ∫ (1 + sin mx) x^k over −1…1 for k = 0, 1: 2 and 2(sin m − m cos m)/m².
@Test(arguments: [100.0, 1000])
func `weights that oscillate down to 0 are resolved`(m: Double) throws {
  let weight = Weight(try Expression(parsing: "1+sin(\(m)x)"), on: .canonical)
  let found = try GeneratedPolynomials(weight: weight, on: .canonical, count: 12)
  #expect(abs(found.matrix.beta[0] - 2) <= 1e-13)
  let first = 2 * (.sin(m) - m * .cos(m)) / (m * m)
  #expect(abs(found.matrix.alpha[0] - first / 2) <= 1e-13)
  #expect(found.defect < 1e-12)
}

/// A peak of width 1/100 on a small ground: the mass is √π/100 · erf + 2/1000.
@Test func `narrow peaks are found and resolved`() throws {
  let weight = Weight(
    try Expression(parsing: "exp(-10000 (x-1/3)^2)+1/1000"), on: .canonical)
  let found = try GeneratedPolynomials(weight: weight, on: .canonical, count: 20)
  #expect(abs(found.matrix.beta[0] - (Double.sqrt(.pi) / 100 + 0.002)) <= 1e-15)
  let mean = (Double.sqrt(.pi) / 300) / (.sqrt(.pi) / 100 + 0.002)
  #expect(abs(found.matrix.alpha[0] - mean) <= 1e-14)
}

@Test(arguments: [1, 2, 8, 30])
func `whether a moment problem is determinate does not depend on the count`(count: Int) throws {
  func looks(_ text: String, _ interval: Interval) throws -> Bool {
    try GeneratedPolynomials(
      weight: Weight(try Expression(parsing: text), on: interval), on: interval, count: count
    ).looksIndeterminate
  }
  // Stieltjes' and Krein's classical examples: the bounds are |x| and, on a half line, √x.
  #expect(try looks("exp(-log(x)^2/2)/(x*sqrt(2pi))", .halfLine))
  #expect(try looks("exp(-x^(1/4))", .halfLine))
  #expect(try !looks("exp(-x^(1/2))", .halfLine))
  #expect(try looks("exp(-abs(x)^(1/2))", .line))
  #expect(try !looks("exp(-abs(x))", .line))
  #expect(try !looks("exp(-x)", .halfLine))
  #expect(try !looks("1/cosh(pi*x)", .line))
}

@Test func `weights without moments are refused`() throws {
  let cauchy = Weight(RealFunction { 1 / (1 + $0 * $0) })
  #expect(throws: WeightError.self) {
    try GeneratedPolynomials(weight: cauchy, on: .line, count: 2)
  }
  #expect(throws: WeightError.noMoment(order: 0, needed: 3, near: 0)) {
    try GeneratedPolynomials(
      weight: Weight(RealFunction { 1 / $0 }), on: Interval(0, 1), count: 2)
  }
  #expect(throws: WeightError.noMoment(order: 0, needed: 3, near: 0)) {
    try GeneratedPolynomials(
      weight: Weight(try Expression(parsing: "1/x"), on: Interval(0, 1)), on: Interval(0, 1),
      count: 2)
  }
  #expect(throws: WeightError.self) {
    try GeneratedPolynomials(weight: .one, on: .halfLine, count: 1)
  }
  for weight in [
    Weight(RealFunction { $0 }), Weight(try Expression(parsing: "x"), on: .canonical),
  ] {
    #expect {
      try GeneratedPolynomials(weight: weight, on: .canonical, count: 2)
    } throws: { error in
      if case WeightError.negative(let x, let value) = error { x < 0 && value < 0 } else { false }
    }
  }
  #expect(throws: WeightError.zeroMass) {
    try GeneratedPolynomials(weight: Weight(RealFunction { _ in 0 }), on: .canonical, count: 2)
  }
}
