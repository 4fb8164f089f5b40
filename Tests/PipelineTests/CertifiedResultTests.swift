import Approximation
import Encoding
import Specification
import Testing

@testable import Pipeline

private func input(_ name: String, _ text: String) -> Input { Input(argument: name, text) }

private func message(_ body: () throws(Failure) -> Void) -> String? {
  do throws(Failure) {
    try body()
    return nil
  } catch {
    return error.diagnostics[0].message
  }
}

@Test func `a certified expansion prints right digits only, with its enclosures in JSON`() throws {
  let result = try TaylorResult(
    of: input("EXPR", "exp(x)"), at: input("--at", "1"), degree: 2,
    on: input("--on", "0..2"), certified: .automatic)
  // e = 2.718281828459045235360287471352662…, e/2 = 1.359140914229522617680143735676331…
  #expect(result.text.contains("2.71828182845904523536028747135"))
  #expect(result.text.contains("1.35914091422952261768014373568"))
  // e² − 5e/2 = 0.593351527783037…
  #expect(result.text.contains("sup error  0.593351527783037"))
  let json = result.document.text
  #expect(json.contains("\"certified\": {\"coefficients\": [[\"2.718281828459045235360287471"))
  for key in ["\"l2\": [\"", "\"rms\": [\"", "\"sup\": [\"", "\"digits\": ", "\"precision\": 128"] {
    #expect(json.contains(key))
  }
}

@Test func `a given precision prints all its digits`() throws {
  let result = try TaylorResult(
    of: input("EXPR", "sin(x)"), at: input("--at", "pi/4"), degree: 0, on: nil,
    certified: .bits(256))
  // √2/2, OEIS A010503.
  #expect(
    result.text.contains("0.7071067811865475244008443621048490392848359376884740365883398689953"))
}

@Test func `errors far below a double's rounding are true`() throws {
  let result = try ProjectResult(
    of: input("EXPR", "exp(x)"), on: input("--on", "-1..1"), weight: nil,
    basis: input("--basis", "legendre"), degree: 20, certified: .automatic)
  #expect(result.text.contains("sup error  7.8944769685472678978952"))
  #expect(result.document.text.contains("\"sup\": 7.894476968547267e-26"))
}

@Test func `certified bounds enclose the minimax error`() throws {
  let result = try MinimaxResult(
    of: input("EXPR", "abs(x)"), on: input("--on", "-1..1"), degree: 4, weight: nil,
    isRelative: false, certified: .automatic)
  #expect(result.document.text.contains("\"lowerBound\": [\"0.0676208992"))
  #expect(result.text.contains("sup error    0.0676208992777"))
}

@Test func `a relative error is certified and says what its norms are of`() throws {
  let result = try MinimaxResult(
    of: input("EXPR", "-exp(x)"), on: input("--on", "-1..1"), degree: 0, weight: nil,
    isRelative: true, certified: .automatic)
  // |1 − c e^(−x)| levels for c = 1/cosh 1, at tanh 1 = 0.76159415595576488811945828260…
  #expect(result.text.contains("sup error    0.761594155955764888119458282605"))
  #expect(result.text.contains("norms of (f - p) times 1/|f|"))
  #expect(result.document.text.contains("\"normsOf\": \"(f - p) times 1/|f|\""))
}

@Test(arguments: [
  ("exp(-x)", "0..inf", 2, "\"sup\": [\"inf\", \"0\"]", "sup error  infinite  (f - p grows"),
  ("x^3", "-inf..inf", 2, "\"sup\": [\"inf\", \"0\"]", "sup error  infinite"),
  ("x^3", "-inf..inf", 3, "\"sup\": [\"0\", \"0\"]", "sup error  0\n"),
  // 1/√3 far out; 1 − 1/√3 at 0 is less.
  ("exp(-x^2)", "-inf..inf", 1, "\"sup\": [\"0.57735026918962576", "on -4..4"),
  ("cos(x)", "-inf..inf", 0, "\"supReason\": \"not decided", "no sup error on the whole interval"),
  // 1/2 + L₁/4 + L₂/8 = 17/8 at 10, less e^(−10) = 4.5399929762484852e-5.
  ("exp(-x)", "0..inf", 2, "\"supOnPart\": [\"2.1249546000702375", "on 0..10"),
])
func `the sup error on an infinite interval is given or told why it is not`(
  text: String, interval: String, degree: Int, json: String, words: String
) throws {
  let result = try ProjectResult(
    of: input("EXPR", text), on: input("--on", interval), weight: nil, basis: nil, degree: degree,
    certified: .automatic)
  #expect(result.document.text.contains(json), "\(result.document.text)")
  #expect(result.text.contains(words), "\(result.text)")
}

@Test func `a comparison with a precision encloses errors far below a double's rounding`() throws {
  let result = try CompareResult(
    of: input("EXPR", "exp(x)"), on: input("--on", "-1..1"), degrees: input("--degrees", "8,16,24"),
    depths: nil, basis: nil, seed: 1, certified: .bits(192))
  func row(_ method: String, _ degree: Int) throws -> ComparisonRow {
    try #require(result.table.first { $0.method == method && $0.degree == degree })
  }
  // Σ 1/k!, k > 24.
  var (rest, factorial) = (0.0, 1.0)
  for k in 1...40 {
    factorial *= Double(k)
    if k > 24 { rest += 1 / factorial }
  }
  #expect(abs(try #require(try row("taylor", 24).errors).sup.size / rest - 1) < 1e-12)
  // E_n = 2^(−n)/(n + 1)!·(1 + O(1/n)), and nothing is better.
  let best = try #require(try row("minimax", 24).errors).sup.size
  #expect(best > 0x1p-24 / 1.5511210043331e25 && best < 0x1.1p-24 / 1.55e25)
  for method in ["taylor", "legendre", "chebyshev", "interpolation"] {
    #expect(try #require(try row(method, 24).errors).sup.size > best)
  }
  #expect(result.document.text.contains("\"certified\": {\"l2\": [\""))
  #expect(result.text.contains("enclosed with 192 bits"))
  #expect(!result.text.contains("a polynomial of degree"))
}

@Test func `interpolants in Legendre points have enclosed coefficients`() throws {
  let result = try InterpolateResult(
    of: input("EXPR", "x^3"), on: input("--on", "-1..1"), degree: 1,
    nodes: input("--nodes", "legendre"), certified: .automatic)
  // x³ at ±1/√3 is x/3; the largest x³ − x/3 is 2/3, at 1.
  #expect(result.text.contains("0.333333333333333333333333333333"))
  #expect(result.text.contains("sup error  0.666666666666666666666666666667"))
}

@Test func `what is not certified is refused with its reason`() {
  let unit = input("--on", "-1..1")
  #expect(
    message { () throws(Failure) in
      _ = try ProjectResult(
        of: input("EXPR", "cosh(sqrt(x))"), on: input("--on", "0..inf"), weight: nil,
        basis: nil, degree: 2, certified: .automatic)
    }?.contains("no bound of the function far out") == true)
  #expect(
    message { () throws(Failure) in
      _ = try ProjectResult(
        of: input("EXPR", "x"), on: unit, weight: input("--weight", "abs(x^2 - 1/2)^(-1/2)"),
        basis: nil, degree: 2, certified: .bits(64))
    }?.contains("no bound that has an integral was found near x = ") == true)
  #expect(
    message { () throws(Failure) in
      _ = try ProjectResult(
        of: input("EXPR", "log(abs(x^2 - 1/2))"), on: unit, weight: nil, basis: nil,
        degree: 2, certified: .bits(64))
    }?.contains("no bound that has an integral was found near x = ") == true)
}

@Test func `a figure with a precision draws errors below a double's rounding`() throws {
  let yaml = """
    function: exp(x)
    domain: [-1, 1]
    precision: 256
    approximants:
      - taylor: { degree: 40 }
      - projection: { degree: 12 }
    panels: [error, convergence: { degrees: 30 }]
    """
  let source = SourceText(path: "deep.yaml", text: yaml)
  let study = try Study(FigureSpec(yaml: yaml), in: source)
  let taylor = try #require(study.approximants[0].curve)
  // Σ 1/k!, k > 40, is 3.06e-50, and the error falls like |x|⁴¹ towards 0.
  #expect(abs(taylor.sup.size - 3.0624e-50) < 1e-53)
  #expect(taylor.noiseFloor < 1e-73)
  let near = try #require(taylor.samples.min { abs($0.x - 0.5) < abs($1.x - 0.5) })
  #expect(near.size > 0 && near.size < 1e-60)
  let errors = try #require(study.approximants[1].errors)
  #expect(abs(errors.sup.size - 1.3361742589810582e-13) < 1e-27)
  let curves = try study.convergence(of: [1], to: 30, against: .degree)
  #expect(curves[0].rows[30].errors.sup.size < 1e-42)
  #expect(curves[0].rows[30].errors.sup.size > 5e-43)
}
