import Exact
import Formula
import Testing

@Test(arguments: SeriesTable.rows)
func `coefficients of every function match an independent oracle`(row: SeriesTable) throws {
  let expression = try Expression(parsing: "\(row.function)(x)")
  let series = try expression.series(at: row.center, order: row.coefficients.count - 1)
  let scale = row.coefficients.reduce(0) { max($0, $1.magnitude) }
  for (a, b) in zip(series.coefficients, row.coefficients) {
    #expect((a - b).magnitude <= 1e-14 * scale)
  }
  let balls = try expression.ballSeries(at: Ball(row.center), order: 8)
  for (ball, b) in zip(balls, row.coefficients) {
    #expect((ball.doubleValue - b).magnitude <= b.ulp)
    #expect(ball.radius < 1e-25)
  }
}

@Test(arguments: Function.allCases)
func `the Taylor polynomial meets the function near the centre`(function: Function) throws {
  let expression = try Expression(parsing: "\(function.rawValue)(x)")
  for center in [-3.7, -2.5, -0.6, 0.3, 0.7, 1.4, 2.6, 5.2] where expression(center).isFinite {
    let series = try expression.series(at: center, order: 24)
    for step in [-0.02, 0.015] {
      let value = expression(center + step)
      #expect((series(center + step) - value).magnitude <= 1e-14 * max(1, value.magnitude))
    }
  }
}

@Test(
  arguments: [
    ("sin(x)", 0, "0 1 0 -1/6 0 1/120 0 -1/5040"), ("exp(x)", 0, "1 1 1/2 1/6 1/24"),
    ("log(x)", 1, "0 1 -1/2 1/3 -1/4"), ("1/(1 + 25x^2)", 0, "1 0 -25 0 625"),
    ("atan(x)", 0, "0 1 0 -1/3"), ("sqrt(x)", 4, "2 1/4 -1/64 1/512"), ("cbrt(x)", 8, "2 1/12"),
    ("sin(x)/x", 0, "1 0 -1/6 0 1/120"), ("(1 - cos(x))/x^2", 0, "1/2 0 -1/24"),
    ("x/(exp(x) - 1)", 0, "1 -1/2 1/12 0 -1/720"), ("tan(x)", 0, "0 1 0 1/3 0 2/15"),
    ("tanh(x)", 0, "0 1 0 -1/3"), ("sigmoid(x)", 0, "1/2 1/4 0 -1/48"), ("silu(x)", 0, "0 1/2 1/4"),
    ("mish(x)", 0, "0 3/5 8/25"), ("(1 + x)^(1/2)", 0, "1 1/2 -1/8"), ("e^x", 0, "1 1 1/2"),
    ("|x|^2", 0, "0 0 1"), ("relu(x) - relu(-x)", 0, "0 1 0"), ("relu2(x) + relu2(-x)", 0, "0 0 1"),
    ("sqrt(x^4)", 0, "0 0 1"), ("cbrt(x^3)", 0, "0 1"), ("x^3", 2, "8 12 6 1 0"),
    ("(sin(x) - x)/x^3", 0, "-1/6 0 1/120"), ("sin(x^50)/x^50", 0, "1 0 0"),
    ("if(x == 0, 1, sin(x)/x)", 0, "1 0 -1/6"), ("relu(x)", 2, "2 1 0"), ("floor(x)", -1, nil),
    ("if(x > 0, log(x), 0)", -1, "0 0 0"), ("besselj(0, x)", 0, "1 0 -1/4 0 1/64"),
    ("asinh(x)", 0, "0 1 0 -1/6"), ("asin(x)", 0, "0 1 0 1/6"),
    ("leakyrelu(x)", -1, "-1/100 1/100"),
    ("hardswish(x)", 0, "0 1/2 1/6 0"), ("softsign(x)", 1, "1/2 1/4 -1/8"), ("0.1x", 0, "0 1/10"),
    ("x^x", 1, "1 1 1 1/2 1/3"), ("1/x - 1/sin(x)", 0, "0 -1/6"), ("exp(x)", 1, nil),
    ("erf(x)", 0, nil), ("gelu(x)", 0, nil), ("softplus(x)", 0, nil),
  ] as [(String, Int, String?)])
func `exact coefficients where every value is rational`(
  text: String, center: Int, expected: String?
) throws {
  let expression = try Expression(parsing: text)
  let order = (expected?.split(separator: " ").count ?? 4) - 1
  guard let expected else {
    #expect((try? expression.exactSeries(at: Rational(center), order: order)) == nil)
    return
  }
  let exact = try #require(try expression.exactSeries(at: Rational(center), order: order))
  #expect(exact.map(\.description).joined(separator: " ") == expected)
  let doubles = try expression.series(at: Double(center), order: order)
  for (a, b) in zip(doubles.coefficients, exact) {
    #expect((a - b.doubleValue).magnitude <= 1e-14)
  }
}

@Test(
  arguments: [
    ("relu(x)", 0.0, SeriesFault.Kind.kink(derivatives: 0), "relu(x)", [0.0, 0, 0], [0.0, 1, 0]),
    ("1 + relu2(x)", 0, .kink(derivatives: 1), "relu2(x)", [1, 0, 0], [1, 0, 1]),
    ("abs(sin(x))", .pi, .kink(derivatives: 0), "abs(sin(x))", [0, -1, 0], [0, 1, 0]),
    ("x^5|x|", 0, .kink(derivatives: 5), "abs(x)", [0, 0, 0], [0, 0, 0]),
    ("sign(x)", 0, .jump, "sign(x)", [-1, 0, 0], [1, 0, 0]),
    ("floor(2x)", 0.5, .jump, "floor(2*x)", [0, 0, 0], [1, 0, 0]),
    ("sign(x)^2", 0, .isolatedValue, "sign(x)", nil, nil),
    ("sqrt(x)", 0, .branchPoint, "sqrt(x)", nil, nil),
    ("log(x)", 0, .branchPoint, "log(x)", nil, nil),
    ("2 + log(x - 1)", 1, .branchPoint, "log(x - 1)", nil, nil),
    ("1/x^2", 0, .pole(order: 2), "1/x^2", nil, nil),
    ("tan(x)", .pi / 2, .pole(order: 1), "tan(x)", nil, nil),
    ("gamma(x)", -2, .pole(order: 1), "gamma(x)", nil, nil),
    ("exp(1/x)", 0, .essentialSingularity, "exp(1/x)", nil, nil),
    ("asin(x)", 1, .branchPoint, "asin(x)", nil, nil),
    ("log(x)", -1, .undefined, "log(x)", nil, nil),
    ("sqrt(x^2)", 0, .kink(derivatives: 0), "sqrt(x^2)", [0, -1, 0], [0, 1, 0]),
    ("softsign(x)", 0, .kink(derivatives: 1), "softsign(x)", [0, 1, 1], [0, 1, -1]),
    ("elu(x)", 0, .kink(derivatives: 1), "elu(x)", [0, 1, 0.5], [0, 1, 0]),
    ("max(x, 1 - x)", 0.5, .kink(derivatives: 0), "max(x, 1 - x)", [0.5, -1, 0], [0.5, 1, 0]),
    ("if(x < 0, x, sqrt(x))", 0, .branchPoint, "sqrt(x)", [0, 1, 0], nil),
    ("x^x", 0, .branchPoint, "x^x", nil, nil), ("1/(x - x)", 0, .undefined, "1/(x - x)", nil, nil),
    ("hardswish(x)", 3, .kink(derivatives: 0), "hardswish(x)", [3, 1.5, 1.0 / 6], [3, 1, 0]),
  ] as [(String, Double, SeriesFault.Kind, String, [Double]?, [Double]?)])
func `a centre without a Taylor series is refused with its place and its sides`(
  text: String, center: Double, kind: SeriesFault.Kind, part: String, left: [Double]?,
  right: [Double]?
) throws {
  let expression = try Expression(parsing: text)
  let fault = #expect(throws: SeriesFault.self) { try expression.series(at: center, order: 2) }
  #expect(fault?.kind == kind)
  #expect(fault?.subexpression == part)
  if let left { #expect(zip(fault?.left ?? [], left).allSatisfy { ($0 - $1).magnitude < 1e-14 }) }
  if let right {
    #expect(zip(fault?.right ?? [], right).allSatisfy { ($0 - $1).magnitude < 1e-14 })
  }
  let range = try #require(fault?.range)
  #expect(text.utf8.count >= range.upperBound)
  #expect(fault?.description.isEmpty == false)
}

// Hermite-type oracle of the activation GELU at 1, from Arb.
@Test func `GELU at 1`() throws {
  let series = try Expression(parsing: "gelu(x)").series(at: 1, order: 4)
  let expected = [
    0.8413447460685, 1.0833154705877, 0.1209853622596, -0.1209853622596, 0.0201642270433,
  ]
  for (a, b) in zip(series.coefficients, expected) { #expect((a - b).magnitude < 6e-14) }
}

@Test func `high orders keep their digits`() throws {
  let text = "exp(sin(x))/(2 + cos(x))"
  let expression = try Expression(parsing: text)
  let series = try expression.series(at: 0.5, order: 200)
  let balls = try expression.ballSeries(at: Ball(0.5, precision: 400), order: 200)
  let scale = series.coefficients.reduce(0) { max($0, $1.magnitude) }
  for (a, ball) in zip(series.coefficients, balls) {
    #expect((a - ball.doubleValue).magnitude <= 1e-13 * scale)
  }
}

@Test func `one-sided series of a kink`() throws {
  let relu = try Expression(parsing: "relu(x)*exp(x)")
  #expect(try relu.oneSidedSeries(at: 0, order: 3, from: .left).coefficients == [0, 0, 0, 0])
  #expect(try relu.oneSidedSeries(at: 0, order: 3, from: .right).coefficients == [0, 1, 1, 0.5])
}

@Test func `identities of power series hold exactly`() throws {
  for (a, b) in [
    ("sin(x)^2 + cos(x)^2", "1"), ("exp(x)exp(-x)", "1"), ("cosh(x)^2 - sinh(x)^2", "1"),
    ("tan(x)", "sin(x)/cos(x)"), ("log(exp(x))", "x"), ("atan(tan(x))", "x"),
    ("sin(2x)", "2sin(x)cos(x)"),
    ("sigmoid(x)", "(1 + tanh(x/2))/2"), ("silu(x)", "x/(1 + exp(-x))"), ("asinh(sinh(x))", "x"),
    ("mish(x)", "x((1 + exp(x))^2 - 1)/((1 + exp(x))^2 + 1)"), ("sqrt(1 + x)^2", "1 + x"),
    ("asin(x)", "atan(x/sqrt(1 - x^2))"), ("(1 + x)^(3/2)", "(1 + x)sqrt(1 + x)"),
    ("atanh(x)", "log((1 + x)/(1 - x))/2"), ("(1 + x)^100", "((1 + x)^10)^10"),
  ] {
    let left = try Expression(parsing: a).exactSeries(at: 0, order: 20)
    let right = try Expression(parsing: b).exactSeries(at: 0, order: 20)
    #expect(left != nil && left == right, "\(a) = \(b)")
  }
}
