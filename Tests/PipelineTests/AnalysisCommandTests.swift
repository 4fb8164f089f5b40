import Encoding
import Pipeline
import Testing

private func input(_ name: String, _ text: String) -> Input { Input(argument: name, text) }

private func message(_ body: () throws(Failure) -> Void) -> String {
  do throws(Failure) {
    try body()
    Issue.record("this should have been refused")
    return ""
  } catch {
    return error.diagnostics[0].rendered(colored: false)
  }
}

@Test(arguments: [
  ("log(x)", "-1..1", "log(x) is not real for x < 0"),
  ("1 + sqrt(x^2-1/4)", "-1..1", "is not real for -0.5 < x < 0.5"),
  ("asin(2x)", "0..1", "is not real for x > 0.5"),
])
func `a function that is not real names the step and the stretch`(
  text: String, interval: String, reason: String
) {
  let said = message { () throws(Failure) in
    _ = try ProjectResult(
      of: input("EXPR", text), on: input("--on", interval), weight: nil, basis: nil, degree: 3)
  }
  #expect(said.contains(reason), "\(said)")
}

@Test func `the caret stands below the step that has no value`() {
  let said = message { () throws(Failure) in
    _ = try ProjectResult(
      of: input("EXPR", "1 + log(x)"), on: input("--on", "-1..1"), weight: nil, basis: nil,
      degree: 3)
  }
  #expect(said.contains("argument 'EXPR':5: error"))
  #expect(said.contains("\n      ^~~~~~\n"))
}

@Test(arguments: [("1/x", "-1..1", "x = 0,"), ("tan(x)", "0..3", "x = 1.570796327,")])
func `minimax refuses unbounded functions at the place`(
  text: String, interval: String, place: String
) {
  let said = message { () throws(Failure) in
    _ = try MinimaxResult(
      of: input("EXPR", text), on: input("--on", interval), degree: 4, weight: nil,
      isRelative: false)
  }
  #expect(said.contains("unbounded near " + place), "\(said)")
}

@Test func `a negative weight is shown where it is lowest`() {
  let said = message { () throws(Failure) in
    _ = try ProjectResult(
      of: input("EXPR", "x"), on: input("--on", "-1..1"), weight: input("--weight", "x^2-1/4"),
      basis: nil, degree: 2)
  }
  #expect(said.contains("the weight is negative, -0.2"), "\(said)")
  #expect(said.contains("argument '--weight':1"))
}

@Test func `Padé says so when it lowers the type`() throws {
  let result = try RationalResult(
    of: input("EXPR", "exp(x)"), on: input("--on", "-1..1"),
    method: .pade(60, 60, center: input("--at", "0")))
  let json = result.document.text
  #expect(json.contains("\"requestedType\": [60, 60]"))
  #expect(json.contains("\"type\": [7, 7]"))
  #expect(result.warnings.contains { $0.message.contains("reduced from (60, 60) to (7, 7)") })
  let small = try RationalResult(
    of: input("EXPR", "exp(x)"), on: input("--on", "-1..1"),
    method: .pade(2, 2, center: input("--at", "0")))
  #expect(small.warnings.isEmpty)
}

@Test func `compare tells how errors fall and what that implies`() throws {
  let result = try CompareResult(
    of: input("EXPR", "abs(x)"), on: input("--on", "-1..1"),
    degrees: input("--degrees", "2,4,8,16,32"), depths: nil, basis: nil, seed: 1)
  let json = result.document.text
  #expect(json.contains("\"method\": \"minimax\", \"decay\": {\"kind\": \"algebraic\""))
  #expect(json.contains("\"regularity\": \"no smoother than |x - c|^"))
  #expect(result.text.contains("sup error falls"))
  #expect(result.warnings.contains { $0.message.contains("no Taylor polynomials at x = 0") })
}

@Test func `a centre is the point that was written, not the double beside it`() throws {
  let result = try TaylorResult(
    of: input("EXPR", "sin(x)"), at: input("--at", "pi"), degree: 4, on: nil)
  #expect(result.text.contains("(x - pi)"))
  #expect(
    result.document.text.contains("\"coefficients\": [0.0, -1.0, 0.0, 0.16666666666666666, 0.0]"))
  #expect(result.document.text.contains("\"center\": \"pi\""))
}

@Test(arguments: [
  ("1+x+1e-14x^2+x^3", 1, "o(x)"), ("x^100", 3, "o(x^99)"), ("exp(x)", 177, "o(x^177)"),
  ("exp(x^50)", 3, "o(x^49)"),
  ("1/(1+1e10*x^2)", 38, "o(x^39)"), ("x^2+1", 3, "0  (the function is this polynomial)"),
])
func `remainders know terms far on and below the double range`(
  text: String, degree: Int, remainder: String
) throws {
  let result = try TaylorResult(
    of: input("EXPR", text), at: input("--at", "0"), degree: degree, on: nil)
  #expect(result.text.contains(remainder))
}

@Test(arguments: ["exp(1000x)", "exp(1/x)", "1e308"])
func `weights whose mass leaves the double range are refused`(weight: String) {
  #expect(throws: Failure.self) {
    try OrthogonalResult(
      on: input("--on", "-1..1"), weight: input("--weight", weight), basis: nil, count: 3)
  }
}

@Test func `a relative error beside a zero of the function is refused at its place`() {
  let text = message { () throws(Failure) in
    _ = try MinimaxResult(
      of: input("EXPR", "exp(x)-1.1"), on: input("--on", "0..1"), degree: 3, weight: nil,
      isRelative: true)
  }
  #expect(text.contains("is 0 near x = 0.0953101798"))
}

@Test func `a removable singularity leaves no rounding noise`() throws {
  let result = try TaylorResult(
    of: input("EXPR", "x/(exp(x)-1)"), at: input("--at", "0"), degree: 5, on: nil)
  #expect(
    result.document.text.contains("-0.5, 0.08333333333333333, 0.0, -0.001388888888888889, 0.0]"))
}

@Test func `a function unbounded at an end is compared where it can be`() throws {
  let result = try CompareResult(
    of: input("EXPR", "log(x)"), on: input("--on", "0..1"), degrees: input("--degrees", "2,4"),
    depths: nil, basis: nil, seed: 1)
  // The L2 error of Legendre's projection of log on [0, 1] is 1/(n + 1).
  #expect(result.document.text.contains("\"sup\": \"inf\""))
  #expect(result.text.contains("5  inf      0.2      0.2"))
  #expect(result.warnings.contains { $0.message.contains("unbounded near x = 0") })
  #expect(throws: Failure.self) {
    try CompareResult(
      of: input("EXPR", "log(abs(x))"), on: input("--on", "-1..1"),
      degrees: input("--degrees", "2"), depths: nil, basis: nil, seed: 1)
  }
}

@Test func `comparisons on infinite intervals say where their sup was taken`() throws {
  let result = try CompareResult(
    of: input("EXPR", "exp(-x)"), on: input("--on", "0..inf"), degrees: input("--degrees", "2"),
    depths: nil, basis: nil, seed: 1)
  #expect(result.text.contains("sup on 0..10"))
  #expect(result.document.text.contains("\"supOn\": \"0..10\""))
}

@Test func `a coefficient below the noise is bounded, not called zero`() throws {
  let result = try ProjectResult(
    of: input("EXPR", "exp(x)"), on: input("--on", "-1..1"), weight: nil, basis: nil, degree: 16)
  #expect(result.text.contains("|.| < "))
  #expect(result.text.contains("sup error  at rounding level"))
  let even = try ProjectResult(
    of: input("EXPR", "x^2"), on: input("--on", "-1..1"), weight: nil, basis: nil, degree: 2)
  #expect(!even.text.contains("|.|"))
}

@Test func `a family's weight is written in x`() throws {
  let result = try OrthogonalResult(
    on: input("--on", "2..5"), weight: nil, basis: input("--basis", "chebyshev"), count: 3)
  #expect(result.text.contains("weight 1/sqrt(1-((x - 3.5)/1.5)^2)"))
  let line = try OrthogonalResult(
    on: input("--on", "1..inf"), weight: nil, basis: input("--basis", "laguerre(1)"), count: 3)
  #expect(line.text.contains("weight (x - 1)^(1) exp(-(x - 1))"))
}

@Test func `a basis brings its own interval, and the table is there for programs`() throws {
  let basis = input("--basis", "hermite")
  let result = try OrthogonalResult(
    on: try .interval(nil, of: basis), weight: nil, basis: basis, count: 3)
  // Nodes 0 and ±sqrt(3/2), weight 2 sqrt(π)/3 in the middle.
  let lines = result.csv.split(separator: "\n").map { $0.split(separator: ",") }
  #expect(lines.count == 4 && lines.allSatisfy { $0.count == 8 })
  #expect(lines[3][4] == "\(1.5.squareRoot())" && lines[1][4] == "-\(1.5.squareRoot())")
  #expect(abs(try #require(Double(lines[2][5])) - 2 * Double.pi.squareRoot() / 3) < 1e-15)
  #expect(try Input.interval("0..1", of: basis).text == "0..1")
  #expect(throws: Failure.self) { try Input.interval(nil, of: input("--basis", "nonsense")) }
}

@Test func `rules with fixed ends say which, and are refused at infinite ends`() throws {
  let result = try OrthogonalResult(
    on: input("--on", "0..1"), weight: input("--weight", "log(1/x)"), basis: nil, count: 4,
    rule: .lobatto)
  #expect(result.text.contains("Gauss-Lobatto rule, x = 0 and x = 1 fixed, exact to degree 5"))
  let upper = try OrthogonalResult(
    on: input("--on", "-inf..3"), weight: nil, basis: nil, count: 4, rule: .radau)
  #expect(upper.text.contains("Gauss-Radau rule, x = 3 fixed, exact to degree 6"))
  for (interval, rule, end) in [
    ("0..inf", RuleName.lobatto, EndName?.none), ("-inf..inf", .radau, nil),
    ("0..inf", .radau, .upper),
  ] {
    #expect(throws: Failure.self) {
      try OrthogonalResult(
        on: input("--on", interval), weight: nil, basis: nil, count: 4, rule: rule, fixed: end)
    }
  }
}

@Test func `certified projections reach infinite intervals and say why where not`() throws {
  let result = try ProjectResult(
    of: input("EXPR", "exp(-x)"), on: input("--on", "1..inf"), weight: nil, basis: nil, degree: 2,
    certified: .automatic)
  // e^(−1)/2
  #expect(result.text.contains("0.18393972058572116079776188508"))
  #expect(throws: Failure.self) {
    try ProjectResult(
      of: input("EXPR", "cosh(sqrt(x))"), on: input("--on", "0..inf"), weight: nil,
      basis: nil, degree: 2, certified: .automatic)
  }
}
