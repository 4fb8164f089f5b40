import Formula
import Testing

/// The largest error seen on a grid, which every bound has to exceed.
private func observed(
  _ f: Expression, _ center: Double, _ degree: Int, _ interval: ClosedRange<Double>
) throws -> Double {
  let series = try f.series(at: center, order: degree)
  let points = (0...400).map {
    interval.lowerBound + (interval.upperBound - interval.lowerBound) * Double($0) / 400
  }
  return points.map { (f($0) - series($0)).magnitude }.max() ?? 0
}

@Test(
  arguments: [
    ("exp(x)", 0.0, 5, -1.0...1.0, 1.15), ("sin(x)", 0, 7, -1...1, 1.15),
    ("cos(x)", 0, 6, -2...2, 1.15),
    ("log(x)", 2, 4, 1.5...2.5, 1.15), ("tanh(x)", 0, 5, -0.5...0.5, 1.15),
    ("gelu(x)", 0, 6, -1...1, 1.15),
    ("1/(1 + 25x^2)", 0, 3, -0.1...0.1, 1.15), ("sigmoid(x)", 0, 5, -1...1, 1.15),
    ("sin(x)/(2 + cos(x))", 0, 5, -1...1, 1.15), ("besselj(0, x)", 0, 4, -1...1, 1.15),
    ("exp(-x)", 0, 2, 0...4, 8), ("sqrt(1 + x)", 0, 3, -0.25...0.5, 1.15),
    ("gamma(x)", 2, 3, 1.75...2.25, 2),
  ] as [(String, Double, Int, ClosedRange<Double>, Double)])
func `the bound is rigorous and not far from the error`(
  text: String, center: Double, degree: Int, interval: ClosedRange<Double>, factor: Double
) throws {
  let expression = try Expression(parsing: text)
  let remainder = try #require(
    expression.taylorRemainder(at: center, degree: degree, on: interval))
  let error = try observed(expression, center, degree, interval)
  #expect(remainder.bound >= error)
  #expect(remainder.bound <= factor * error)
}

@Test(arguments: [
  ("relu(x)", 1.0, -1.0...2.0), ("1/x", 1, -1...2), ("log(x)", 1, 0...2), ("tan(x)", 0, -2...2),
])
func `there is no bound across a singularity`(
  text: String, center: Double, interval: ClosedRange<Double>
) throws {
  #expect(try Expression(parsing: text).taylorRemainder(at: center, degree: 3, on: interval) == nil)
}

@Test func `a polynomial of the same degree has no remainder`() throws {
  let cubic = try Expression(parsing: "x^3 - 2x")
  #expect(cubic.taylorRemainder(at: 1, degree: 3, on: -5...5)?.bound == 0)
  #expect(cubic.taylorRemainder(at: 1, degree: 2, on: 0...2)?.bound == 1)
}
