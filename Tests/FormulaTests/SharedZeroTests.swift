import Exact
import Testing

@testable import Formula

/// Functions with a removable 0/0, the place, the limit there and a formula without 0/0 elsewhere.
private let removable: [(text: String, place: String, limit: String)] = [
  ("(1 - cos(x))/x^2", "0", "1/2"), ("sin(x)/x", "0", "1"), ("(exp(x) - 1)/x", "0", "1"),
  ("log(1 + x)/x", "0", "1"), ("x/(exp(x) - 1)", "0", "1"), ("tan(x)/x", "0", "1"),
  ("log(x)/(x - 1)", "1", "1"), ("sin(3pi*x - pi)/(3x - 1)", "1/3", "pi"),
  ("cos(x)/(x - pi/2)", "pi/2", "-1"), ("1/x - 1/sin(x)", "0", "0"),
  ("1/tanh(x) - 1/x", "0", "0"), ("(sqrt(1 + x) - 1)/x", "0", "1/2"),
  ("x^(-2)*(1 - cos(x))", "0", "1/2"), ("(x - sin(x))/x^3", "0", "1/6"),
  ("(x - pi/2)*(1/cos(x))", "pi/2", "-1"),
  ("(exp(x)*sin(x - 1/3))/(x - 1/3)", "1/3", "exp(1/3)"),
]

@Test(arguments: removable)
func `balls through a removable singularity hold the limit`(
  text: String, place: String, limit: String
) throws {
  let expression = try Expression(parsing: text)
  let point = try Expression(parsing: place).constantBall(precision: 192)
  let value = try Expression(parsing: limit).constantBall(precision: 192)
  let narrow = expression.ball(at: point)
  #expect(narrow.overlaps(value) && narrow.radius < 1e-25)
  let wide = expression.ball(at: Ball(point, within: Ball(1) / Ball(64)))
  #expect(wide.contains(value) && wide.radius < 0.2)
}

@Test(arguments: removable)
func `derivatives over a ball through 0/0 hold those at exact points of it`(
  text: String, place: String, limit: String
) throws {
  let expression = try Expression(parsing: text)
  let point = try Expression(parsing: place).constantBall(precision: 128)
  let wide = try expression.ballSeries(
    at: Ball(point, within: Ball(1) / Ball(32)), order: 10)
  for step in [-0.03, -0.011, -0.002, 0.0005, 0.013, 0.031] {
    let inside = Ball(point.doubleValue + step, precision: 512)
    let there = try expression.ballSeries(at: inside, order: 10)
    for (k, pair) in zip(wide, there).enumerated() {
      #expect(pair.0.overlaps(pair.1), "\(text), order \(k), at \(step)")
      #expect(pair.1.radius < 1e-60)
    }
  }
  // Orders grow like the true coefficients and not like powers of 1/32.
  #expect(wide.allSatisfy { $0.isFinite && $0.largestMagnitude.upperBound < 1e5 })
}

@Test(arguments: [
  "cos(x)/x", "1/x", "sin(x)/x^2", "1/x + 1/sin(x)", "exp(x)/(exp(x) - 1)", "x/(1 - cos(x))",
  "abs(x)/x", "sqrt(abs(x))/x", "sin(x)/(x - 1e-40)",
])
func `a pole in a ball is never taken for a removable singularity`(text: String) throws {
  let expression = try Expression(parsing: text)
  let wide = Ball(Ball(0), within: Ball(0x1p-8))
  #expect(!expression.ball(at: wide).isFinite)
  #expect(throws: SeriesFault.self) { try expression.ballSeries(at: wide, order: 3) }
}

@Test(
  arguments: [
    ("(1 - cos(x))/x^2", 6, 2.8e-7), ("sin(x)/x", 6, 2.8e-6), ("(exp(x) - 1)/x", 6, 3e-5),
    ("x/(exp(x) - 1)", 6, 1e-5),
  ] as [(String, Int, Double)])
func `Taylor remainders across 0/0 are as small as elsewhere`(
  text: String, degree: Int, size: Double
) throws {
  let expression = try Expression(parsing: text)
  let series = try expression.series(at: 0, order: degree)
  let bound = try #require(
    expression.taylorRemainder(at: 0, degree: degree, on: -1...1)?.bound)
  let seen =
    (1...100).map { k -> Double in
      let x = Double(k) / 100
      return max(abs(expression(x) - series(x)), abs(expression(-x) - series(-x)))
    }.max() ?? 0
  #expect(bound >= seen && bound <= size, "\(bound) for \(seen)")
}

@Test func `a removable singularity at an end given with π has its limit`() throws {
  let expression = try Expression(parsing: "sin(pi/2 + pi/2*x)/(pi/2 + pi/2*x)")
  let value = expression.ball(at: Ball(-1))
  #expect(value.contains(1.0) && value.radius < 1e-30)
}
