import Exact
import Formula
import Testing

@testable import Approximation

private func frame(_ text: String) throws -> LocalFrame {
  let ends = try IntervalText(parsing: text)
  return LocalFrame(ends, on: try Interval(ends.lowerValue.value, ends.upperValue.value))
}

@Test(
  arguments: [
    ("0..1", 0, 0...1), ("-1e6..1e6", 0, -1e6...1e6), ("1e-9..2e-9", 0, 1e-9...2e-9),
    ("1e6..1e6+1", 1e6, 0...1), ("1e8..1e8+1e-3", 1e8, 0...1e-3), ("-201..-200", -200, -1...0),
    ("999999..1000001", 1e6, -1...1), ("1e8..inf", 1e8, 0...Double.infinity),
    ("-inf..-300", -300, -Double.infinity...0),
    ("-inf..inf", 0, -Double.infinity...Double.infinity),
  ] as [(String, Double, ClosedRange<Double>)])
func `intervals far from 0 get a variable of their own`(
  text: String, origin: Double, range: ClosedRange<Double>
) throws {
  let frame = try frame(text)
  #expect(frame.origin == origin)
  #expect(frame.interval.lower == range.lowerBound)
  #expect(frame.interval.upper == range.upperBound)
}

@Test(arguments: [
  ("exp(x)", "exp(x - 1e6)", "1e6..1e6+1"), ("exp(x)", "exp((x - 1e8)*1e3)", "1e8..1e8+1e-3"),
  ("abs(x - 1/3)", "abs(x + 1e5 - 1/3)", "-1e5..1-1e5"),
  ("1/(1 + 5x)", "1/(5x - 1e9 + 1)", "2e8..2e8+1"),
])
func `a best polynomial is as good far out as near 0`(
  near: String, far: String, interval: String
) throws {
  let frame = try frame(interval)
  let here = MinimaxPolynomial(
    of: RealFunction(try Expression(parsing: near), on: Interval(unchecked: 0, 1)),
    on: Interval(unchecked: 0, 1), degree: 5)
  let there = MinimaxPolynomial(
    of: frame.function(try Expression(parsing: far)), on: frame.interval, degree: 5)
  #expect(there.converged)
  #expect(abs(there.error.size - here.error.size) <= 1e-12 * here.error.size)
  #expect(there.reference.count == here.reference.count)
  for (a, b) in zip(there.reference, here.reference) {
    #expect(abs(a / frame.interval.length - b) < 1e-6)
  }
}

@Test(arguments: ["sin(x)", "exp(sin(x))*cos(x/3)", "x - 314159.265*floor(x/314159.265)"])
func `values far out are those of the exact points`(text: String) throws {
  let frame = try frame("1e8..1e8+1")
  let expression = try Expression(parsing: text)
  let function = frame.function(expression)
  for u in [0.1, 0.3, 1.0 / 3, 0.987654321] {
    let exact = expression.ball(
      at: Ball(u, precision: 300) + Ball(100_000_000, precision: 300)
    ).doubleValue
    #expect(abs(function(u) - exact) <= 2 * exact.ulp)
  }
}

@Test func `kinks far out are found to the bit of their own place`() throws {
  let function = try frame("1e8..1e8+4").function(try Expression(parsing: "abs(sin(x))"))
  // 10⁸ = 31830988 π + 2.9101...: π · 31830989 − 10⁸ in 300 bits.
  let exact =
    (Ball.pi(precision: 300) * Ball(31_830_989, precision: 300) - Ball(100_000_000, precision: 300))
    .doubleValue
  #expect(function.breakpoints.contains { abs($0 - exact) <= exact.ulp }, "\(function.breakpoints)")
}

@Test(arguments: [
  ("1 + sin(x)", "1 + sin(1e3(x - 1e8))"), ("log(1/x)", "-log((x - 1e8)*1e3)"),
  ("sqrt(1 - x)", "sqrt(1e5 + 1 - 1000x + 1e11 - 1e5)"),
])
func `recurrences far out are those near 0`(near: String, far: String) throws {
  let frame = try frame("1e8..1e8+1e-3")
  let here = try GeneratedPolynomials(
    weight: Weight(try Expression(parsing: near), on: Interval(unchecked: 0, 1)),
    on: Interval(unchecked: 0, 1), count: 30)
  let there = try GeneratedPolynomials(
    weight: frame.weight(try Expression(parsing: far)), on: frame.interval, count: 30)
  for k in 0..<30 {
    #expect(abs(there.matrix.alpha[k] * 1e3 - here.matrix.alpha[k]) < 2e-13)
    let beta = here.matrix.beta[k]
    #expect(abs(there.matrix.beta[k] * (k == 0 ? 1e3 : 1e6) - beta) < 2e-13 * beta)
    #expect(there.digits[k] >= 12)
  }
}

@Test func `barycentric forms hold next to their nodes`() {
  let r = BarycentricRational(nodes: [0, 1], values: [3, 5], weights: [1, -2])
  #expect(r(.leastNonzeroMagnitude) == 3)
  let fraction = BarycentricFraction(
    nodes: [0, 1], numerator: [3, -10], denominator: [1, -2], type: (1, 1))
  #expect(fraction(-.leastNonzeroMagnitude) == 3)
}
