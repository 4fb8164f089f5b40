import Approximation
import ComplexModule
import Formula
import RealModule
import Testing

private func best(
  _ f: RealFunction, _ m: Int, _ n: Int, on interval: Interval = .canonical
) throws -> RationalMinimax {
  try #require(RationalMinimax(of: f, on: interval, numeratorDegree: m, denominatorDegree: n))
}

/// The largest error at points that crowd together at the zero and the ends.
private func largestError(_ f: RealFunction, _ r: RationalMinimax, on interval: Interval) -> Double
{
  let steps = (0...3000).map { Double.exp2(-Double($0) / 60) }
  let points =
    steps.map { interval.lower + interval.length * $0 } + steps.map { interval.upper * $0 }
    + (0...2000).map { interval.lower + interval.length * Double($0) / 2000 }
  return points.filter(interval.contains).reduce(0) { max($0, abs(f($1) - r.function($1))) }
}

/// Errors of best rational approximation to |x| of types (n, n).
///
/// Source: the tests of Chebfun's `minimax` for (2, 2) and (30, 30); the error is that of √x of
/// type (n/2, n/2) on [0, 1].
@Test(arguments: [(2, 0.043689, 6e-7), (8, 7.365636140314e-4, 1e-12)])
func `best rational functions of abs level`(n: Int, error: Double, allowed: Double) throws {
  let f = RealFunction(try Expression(parsing: "abs(x)"), on: .canonical)
  let r = try best(f, n, n)
  #expect(r.converged && r.parity == .even)
  #expect(abs(r.error.size - error) <= allowed)
  #expect(r.error.size - r.lowerBound <= 1e-8 * r.error.size + 1e-15)
  #expect(r.reference.count == 2 * n + 3)
  #expect(largestError(f, r, on: .canonical) <= r.error.size * (1 + 1e-9))
  #expect(!r.poles.contains { $0.imaginary == 0 && abs($0.real) <= 1 })
  let root = RealFunction(try Expression(parsing: "sqrt(x)"), on: try Interval(0, 1))
  let half = try best(root, n / 2, n / 2, on: try Interval(0, 1))
  #expect(half.converged)
  #expect(abs(half.error.size - r.error.size) <= 1e-9 * r.error.size)
}

@Test func `type (30, 30) of abs reaches the tabled error`() throws {
  let f = RealFunction(try Expression(parsing: "abs(x)"), on: .canonical)
  let r = try best(f, 30, 30)
  #expect(r.converged)
  #expect(abs(r.error.size - 2.1739878e-7) <= 5e-15)
  #expect(r.error.size - r.lowerBound <= 1e-7 * r.error.size)
}

/// Errors of e^x on [−1, 1] of types (n, n), and n!²/(2^(2n) (2n)! (2n+1)!) as their order.
///
/// Source: Braess, *On the conjecture of Meinardus on rational approximation of e^x* (1984).
@Test(arguments: [1, 2, 3, 4])
func `best rational functions of exp follow Meinardus`(n: Int) throws {
  let r = try best(RealFunction { .exp($0) }, n, n)
  #expect(r.converged)
  let order = (1...n).reduce(1.0) { $0 * Double($1) }
  let double = (1...2 * n).reduce(1.0) { $0 * Double($1) }
  let law = order * order / (.exp2(Double(2 * n)) * double * double * Double(2 * n + 1))
  #expect(abs(r.error.size / law - 1) <= 0.6 / Double(n * n), "\(r.error.size / law)")
}

/// E_{n,n} of e^x on (−∞, 0] falls by Halphen's constant 9.2890254919208… for each n.
///
/// Source: Gonchar and Rakhmanov (1987); Trefethen, *Approximation Theory and Approximation
/// Practice* (2019), chapter 25. x = 9 (t + 1)/(t − 1) keeps types (n, n).
@Test func `exp on the negative line falls by Halphen's constant`() throws {
  let f = RealFunction { t in t < 1 ? .exp(9 * (t + 1) / (t - 1)) : 0 }
  var errors: [Double] = []
  for n in 0...9 {
    let r = try best(f, n, n)
    #expect(r.converged, "\(n)")
    errors.append(r.error.size)
  }
  #expect(abs(errors[0] - 0.5) < 1e-12)
  // The ratios approach it like c/n², which two of them take off.
  func ratio(_ n: Int) -> Double { errors[n - 1] / errors[n] }
  for n in 6...9 {
    let (a, b) = (Double((n - 1) * (n - 1)), Double(n * n))
    let limit = (b * ratio(n) - a * ratio(n - 1)) / (b - a)
    #expect(abs(limit - 9.2890254919208) <= 2e-3, "\(n): \(limit)")
  }
}

@Test(arguments: [
  ("sin(x)", 2, 2, 1, 2), ("abs(x)", 3, 3, 2, 2), ("cos(x)", 3, 1, 2, 0), ("sin(x)", 0, 3, 0, 0),
])
func `types of the wrong parity are those of a smaller one`(
  text: String, m: Int, n: Int, foundM: Int, foundN: Int
) throws {
  let f = RealFunction(try Expression(parsing: text), on: .canonical)
  let r = try best(f, m, n)
  #expect(r.type == RationalType(foundM, foundN))
  #expect(r.converged)
  let defect = min(m - foundM, n - foundN)
  if foundM + foundN > 0 { #expect(r.reference.count >= m + n + 2 - defect) }
}

@Test(arguments: [(1, 0), (0, 1), (2, 1), (1, 3), (5, 0), (0, 5), (6, 2), (1, 6)])
func `types off the diagonal level too`(m: Int, n: Int) throws {
  let f = RealFunction(try Expression(parsing: "exp(x)"), on: .canonical)
  let r = try best(f, m, n)
  #expect(r.converged && r.type == RationalType(m, n))
  #expect(r.poles.count <= n && r.zeros.count <= m)
  #expect(abs(largestError(f, r, on: .canonical) - r.error.size) <= 1e-6 * r.error.size + 4e-15)
  if n == 0 {
    let polynomial = MinimaxPolynomial(of: f, on: .canonical, degree: m)
    #expect(abs(r.error.size - polynomial.error.size) <= 1e-9 * r.error.size)
  }
}

@Test(arguments: ["exp(x)", "abs(x)", "sin(3x)", "relu(x-1/3)", "gelu(4x)"])
func `a row of a budget is the best of its types and has its parameters`(text: String) throws {
  let f = RealFunction(try Expression(parsing: text), on: .canonical)
  let budgets = [0, 1, 2, 3, 4, 6]
  let table = RationalMinimax.best(of: f, on: .canonical, degreeSums: budgets)
  var last = Double.infinity
  for sum in budgets {
    let r = try #require(table[sum])
    #expect(r.type.parameters <= sum + 1)
    #expect(r.error.size <= last * (1 + 1e-9))
    last = r.error.size
    let polynomial = MinimaxPolynomial(of: f, on: .canonical, degree: sum)
    #expect(r.error.size <= polynomial.error.size * (1 + 1e-8), "\(sum)")
    for n in 0...sum {
      if let other = RationalMinimax(
        of: f, on: .canonical, numeratorDegree: sum - n, denominatorDegree: n), other.converged
      {
        #expect(r.error.size <= other.error.size * (1 + 1e-8), "\(other.type)")
      }
    }
  }
}

/// AAA's terms for 1e-13, as scipy 1.17 counts them; test points between support points may add one.
@Test(arguments: [("exp(x)", 7), ("1/(1+25x^2)", 3), ("tanh(20x)", 19), ("gelu(4x)", 17)])
func `AAA needs as many terms as elsewhere`(text: String, terms: Int) throws {
  let f = RealFunction(try Expression(parsing: text), on: .canonical)
  let r = RationalApproximation(of: f, on: .canonical, tolerance: 1e-13)
  #expect(r.converged && r.error.size <= 8e-13)
  #expect(abs(r.degree + 1 - terms) <= 2, "\(r.degree + 1)")
}

@Test func `rows of a comparison have the parameters of their line`() throws {
  let f = RealFunction(try Expression(parsing: "sin(x)"), on: try Interval(-.pi, .pi))
  let table = try Comparison(
    of: f, in: PolynomialBasis(.legendre, on: Interval(-.pi, .pi)), degrees: [0, 3, 4, 4, 5]
  ) { _ in nil }
  for method in ["legendre", "minimax", "rational"] {
    #expect(table.rows.filter { $0.method == method }.map(\.parameters) == [1, 4, 5, 6])
  }
  for row in table.rows where row.method == "rational" || row.method == "aaa" {
    let type = try #require(row.type)
    #expect(type.parameters <= row.parameters)
    #expect(row.degree == max(type.numerator, type.denominator))
    if row.method == "aaa" { #expect(type.parameters == row.parameters) }
    let minimax = table.rows.first { $0.method == "minimax" && $0.parameters == row.parameters }
    if row.method == "rational" {
      #expect(
        try #require(row.errors).sup.size <= #require(minimax?.errors).sup.size * (1 + 1e-9))
    }
  }
  #expect(table.gaps.contains { $0.method == "aaa" && $0.reason == .evenParameters })
  #expect(table.gaps.contains { $0.method == "bernstein" && $0.reason == .degreeZero })
}

/// Types for which no exchange from a smaller type or a spread reference finds a function.
///
/// Oracle: differential correction by scipy 1.17's HiGHS on 800 Chebyshev points and 320 that crowd
/// at the kink; the best on points is a little below that on the interval.
@Test(arguments: [
  ("gelu(x)", 4.0, 1, 4, 0.0611182783), ("gelu(x)", 3, 0, 2, 0.3609889200),
  ("gelu(x)", 3, 1, 3, 0.0817607669), ("gelu(x)", 3, 1, 5, 0.0240971754),
  ("relu(x)", 1, 0, 3, 0.0708974372), ("relu(x)", 1, 2, 4, 0.0134699721),
  ("relu(x)", 1, 3, 5, 0.0061057821), ("relu(x)", 1, 4, 6, 0.0029824295),
  ("relu(x)", 1, 5, 7, 0.0015509126),
  ("exp(sin(x))", 2, 1, 3, 0.0716377795),
])
func `best rational functions are found where no exchange starts`(
  text: String, end: Double, m: Int, n: Int, error: Double
) throws {
  let interval = try Interval(-end, end)
  let f = RealFunction(try Expression(parsing: text), on: interval)
  let r = try best(f, m, n, on: interval)
  #expect(r.converged && r.type == RationalType(m, n) && r.boundType == r.type)
  #expect(r.error.size >= error * (1 - 1e-9) && r.error.size <= error * 1.001)
  #expect(largestError(f, r, on: interval) <= r.error.size * (1 + 1e-9))
  #expect(!r.poles.contains { $0.imaginary == 0 && interval.contains($0.real) })
}

@Test(arguments: ["relu(x)", "exp(sin(2x))", "gelu(3x)", "abs(x-0.3)"])
func `no type is worse than one it contains`(text: String) throws {
  let f = RealFunction(try Expression(parsing: text), on: .canonical)
  var errors: [RationalType: Double] = [:]
  for m in 0...4 {
    for n in 0...(4 - m) {
      let r = try best(f, m, n)
      errors[RationalType(m, n)] = r.error.size
      for smaller in [RationalType(m - 1, n), RationalType(m, n - 1)] {
        if let other = errors[smaller] { #expect(r.error.size <= other * (1 + 1e-9), "\(m), \(n)") }
      }
    }
  }
}
