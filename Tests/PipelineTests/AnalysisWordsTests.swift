import Encoding
import Pipeline
import Testing

private func input(_ name: String, _ text: String) -> Input { Input(argument: name, text) }

private func comparison(
  _ function: String, _ interval: String, _ degrees: String, certified: Precision? = nil
) throws -> CompareResult {
  try CompareResult(
    of: input("EXPR", function), on: input("--on", interval), degrees: input("--degrees", degrees),
    depths: nil, basis: nil, seed: 1, certified: certified)
}

@Test func `certified adaptive projections say why their degree stopped`() throws {
  let result = try ProjectResult(
    of: input("EXPR", "exp(x)"), on: input("--on", "-1..1"), weight: nil, basis: nil, degree: nil,
    certified: .automatic)
  #expect(result.text.contains("\ndegree     15, from degree 13 on"), "\(result.text)")
}

@Test func `long tables keep their first and last rows, and a kink is named as the reason`() throws
{
  let result = try ProjectResult(
    of: input("EXPR", "relu(x)"), on: input("--on", "-1..1"), weight: nil, basis: nil, degree: nil)
  let lines = result.text.split(separator: "\n")
  #expect(lines.count < 70)
  #expect(result.text.contains("... k = 40 to 502, 463 lines, in --json"))
  #expect(lines.contains { $0.hasPrefix(" 39 ") } && lines.contains { $0.hasPrefix("503 ") })
  let warning = try #require(result.warnings.first)
  #expect(warning.hint?.contains("not smooth at x = 0:") == true)
  #expect(!warning.message.contains("still fall"))
}

@Test func `a classical coefficient below the double range is bounded, not 0`() throws {
  let result = try ProjectResult(
    of: input("EXPR", "relu(x)"), on: input("--on", "-inf..inf"), weight: nil,
    basis: input("--basis", "hermite"), degree: 400)
  let last = try #require(result.text.split(separator: "\n").last { $0.hasPrefix("400 ") })
  #expect(last.contains("|.| < 1e-308"), "\(last)")
}

@Test func `intervals stand in prose as they were written`() throws {
  let result = try ProjectResult(
    of: input("EXPR", "sin(x)"), on: input("--on", "-pi..pi"), weight: nil, basis: nil, degree: 3)
  #expect(result.text.hasPrefix("sin(x) on -pi..pi in legendre"))
  #expect(result.text.contains("on -pi..pi\n") && !result.text.contains("3.141592653589793"))
}

@Test func `a place beside 0 within rounding is 0, and exponents have no padding`() throws {
  let result = try InterpolateResult(
    of: input("EXPR", "gelu(x)"), on: input("--on", "-3..3"), degree: 9,
    nodes: input("--nodes", "chebyshev-roots"))
  #expect(result.text.contains("at x = 0)"), "\(result.text)")
  let large = try InterpolateResult(
    of: input("EXPR", "1e9 + x"), on: input("--on", "-1..1"), degree: 1,
    nodes: input("--nodes", "chebyshev-roots"))
  #expect(large.text.contains("1e9") || large.text.contains("1000000000"))
  #expect(!large.text.contains("e+") && !large.text.contains("e-0"), "\(large.text)")
}

@Test func `rounding above the function itself is called unknown`() throws {
  let result = try InterpolateResult(
    of: input("EXPR", "exp(x)"), on: input("--on", "-1..1"), degree: 400,
    nodes: input("--nodes", "equispaced"))
  #expect(result.text.contains("sup error          unknown: rounding alone may be "))
  #expect(!result.text.contains("at rounding level"))
}

@Test(arguments: [
  ("0..pi", "2x/pi - 1"), ("-pi..pi", "x/pi"), ("-2*pi..2*pi", "x/6.28318530717959"),
])
func `best polynomials name their variable as the interval is written`(
  interval: String, variable: String
) throws {
  let result = try MinimaxResult(
    of: input("EXPR", "sin(x)"), on: input("--on", interval), degree: 3, weight: nil,
    isRelative: false)
  #expect(result.text.contains("T_k(\(variable))"), "\(result.text)")
}

@Test func `comparisons of few degrees say how many a law takes`() throws {
  let result = try comparison("gelu(x)", "-3..3", "2,4,8,16")
  #expect(result.text.contains("at least five"))
  #expect(result.document.text.contains("\"reason\": \"that takes at least five"))
  let ended = try comparison("1/(1+25x^2)", "-1..1", "2,4,6,8,10")
  #expect(ended.text.contains("no law of the errors of aaa: it ends before the fifth of them"))
  let five = try comparison("gelu(x)", "-3..3", "2,4,8,12,16")
  #expect(five.document.text.contains("\"method\": \"legendre\", \"decay\": {"))
}

@Test func `comparisons on infinite intervals name the methods that need a finite one`() throws {
  let result = try comparison("exp(-x)", "0..inf", "2,4")
  #expect(
    result.text.contains(
      "left out, as they need a finite interval: chebyshev, interpolation, minimax, bernstein"))
  #expect(
    result.document.text.contains(
      "{\"method\": \"minimax\", \"degree\": 4, \"reason\": \"needs a finite interval\"}"))
}

@Test func `certified comparisons have certified tables, and rows of doubles their noise`() throws {
  let result = try comparison("exp(x)", "-1..1", "4", certified: .automatic)
  let rows = result.rows
  let (sup, noise, digits) = (5, 8, 9)
  #expect(rows.header[noise] == "noise" && rows.header[digits] == "digits")
  let taylor = try #require(rows.cells.first { $0[0] == "taylor" })
  // e - (1 + 1 + 1/2 + 1/6 + 1/24)
  #expect(taylor[sup].hasPrefix("0.009948495125711902026954138019"), "\(taylor)")
  #expect(try #require(Int(taylor[digits])) >= 16)
  let rational = try #require(rows.cells.first { $0[0] == "rational" })
  #expect(rational[digits].isEmpty && (Double(rational[noise]) ?? 0) > 0)
}

@Test func `conjugate poles come with the upper one first, and long lists are wrapped`() throws {
  let result = try RationalResult(
    of: input("EXPR", "tanh(20x)"), on: input("--on", "-1..1"), method: .aaa(tolerance: 1e-13))
  let lines = result.text.split(separator: "\n")
  #expect(lines.allSatisfy { $0.count <= 80 }, "\(result.text)")
  let signs = lines.prefix { !$0.hasPrefix("zeros") }.compactMap { line in
    line.contains(" + ") ? 1 : line.contains(" - ") ? -1 : nil
  }
  #expect(!signs.isEmpty)
  let best = try MinimaxResult(
    of: input("EXPR", "abs(x)"), on: input("--on", "-1..1"), degree: 40, weight: nil,
    isRelative: false)
  let places = best.text.split(separator: "\n").drop { !$0.hasPrefix("alternates at") }
  #expect(places.count > 3 && places.allSatisfy { $0.count <= 80 })
}

@Test func `a centre outside the interval gets the hint to choose one inside`() {
  do throws(Failure) {
    _ = try RationalResult(
      of: input("EXPR", "log(x)"), on: input("--on", "1..2"),
      method: .pade(2, 2, center: input("--at", "0")))
    Issue.record("log has no series at 0")
  } catch {
    #expect(error.diagnostics[0].hint?.contains("'--at 1.5'") == true)
  }
}
