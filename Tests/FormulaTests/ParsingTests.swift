import Exact
import Formula
import Testing

@Test(
  arguments: [
    ("2x", 3.0, 6.0), ("25x^2", 2, 100), ("2 sin(x)", 0, 0), ("-x^2", 3, -9), ("2^-3", 0, 0.125),
    ("2^3^2", 0, 512), ("(x+1)(x-1)", 3, 8), ("x(x+1)", 2, 6), ("|x-3|", 1, 2), ("2|x|x", -2, -8),
    ("|x(|x|-1)|", 3, 6), ("1/2x", 4, 2), ("1e-3x", 2, 0.002), ("2e", 0, 5.436563656918091),
    (".5x", 4, 2), ("--x", 3, 3), ("2*-x", 3, -6), ("x - -x", 3, 6), ("min(x, 2, 5)", 9, 2),
    ("max(x, 2, 5)", 9, 9), ("if(x > 0, 1, -1)", -2, -1), ("0 < x < 1", 0.5, 1),
    ("0 < x < 1", 2, 0), ("(x >= 1)*x", 1, 1), ("besselj(0, x)", 0, 1),
    ("besselj(-1, 2)", 0, -0.5767248077568734),
    ("π", 0, Double.pi), ("2·x − 1", 2, 3), ("x ≤ 1", 1, 1), ("inf", 0, .infinity),
    ("e^x", 1, 2.718281828459045), ("0.1 + 0.2", 0, 0.3), ("log2(8)log10(100)", 0, 6),
    ("8^(1/3)", 0, 2), ("x^0", 0, 1), ("(-8)^2", 0, 64), ("-2^2", 0, -4), ("x^-1", 4, 0.25),
  ] as [(String, Double, Double)])
func `expressions mean what a mathematician reads`(text: String, x: Double, value: Double) throws {
  let expression = try Expression(parsing: text)
  #expect(expression(x).isApproximately(value))
  #expect(expression.evaluate([x])[0] == expression(x))
}

@Test(arguments: [
  ("0.1", "1/10"), ("1/3 - 1/2", "-1/6"), ("2^-4", "1/16"), ("1e-3", "1/1000"),
  ("sqrt(4/9)", "2/3"),
  ("-(3/6)", "-1/2"), ("0.1*3", "3/10"), ("|-2|", "2"), ("(2/3)^10", "1024/59049"),
])
func `rational constants stay exact`(text: String, exact: String) throws {
  let value = try #require(try Expression(parsing: text).constantValue)
  #expect(value.exact?.description == exact)
  #expect(value.exact?.doubleValue == value.value)
}

@Test(arguments: ["pi", "sqrt(2)", "e^2", "9^9^9^9^9", "1/0", "0^-1"])
func `other constants are not called exact`(text: String) throws {
  let value = try #require(try Expression(parsing: text).constantValue)
  #expect(value.exact == nil)
}

@Test func `an expression with x has no constant value`() throws {
  #expect(try Expression(parsing: "x - x").constantValue == nil)
}

@Test(
  arguments: [
    ("sni(x)", 1, ParseFault.Kind.unknownName("sni"), "sin"),
    ("2 + tanhh(x)", 5, .unknownName("tanhh"), "tanh"),
    ("ln(x)", 1, .unknownName("ln"), "log"), ("xsin(x)", 1, .unknownName("xsin"), "x sin"),
    ("pix", 1, .unknownName("pix"), "pi x"), ("x2", 1, .unknownName("x2"), "x^2"),
    ("sin x", 1, .missingArgument(function: "sin"), "sin(x)"),
    ("sin^2(x)", 1, .missingArgument(function: "sin"), "sin(x)^2"),
    ("2 3", 3, .missingOperator, "*"), ("x**2", 2, .unexpected("**"), "^"),
    ("x = 1", 3, .unexpected("="), "=="), ("sin[x]", 4, .unexpectedCharacter("["), "("),
    ("zzzzzz", 1, .unknownName("zzzzzz"), nil), ("(x", 1, .unclosed("("), nil),
    ("x)", 2, .unopened(")"), nil), ("|x", 1, .unclosed("|"), nil), ("x +", 4, .unexpectedEnd, nil),
    ("", 1, .empty, nil), ("  ", 1, .empty, nil), ("x $ 1", 3, .unexpectedCharacter("$"), nil),
    ("ü + x", 1, .unexpectedCharacter("ü"), nil), ("π + ü", 5, .unexpectedCharacter("ü"), nil),
    (
      "min(x)", 1, .argumentCount(function: "min", expected: "two or more arguments", found: 1), nil
    ),
    ("sin(x, 1)", 1, .argumentCount(function: "sin", expected: "one argument", found: 2), nil),
    ("if(x, 1)", 1, .argumentCount(function: "if", expected: "three arguments", found: 2), nil),
    ("besselj(x, x)", 9, .orderNotInteger, nil), ("1e99999", 1, .numberOutOfRange, nil),
    ("1..2", 2, .unexpected(".."), nil), (")", 1, .unopened(")"), nil),
  ] as [(String, Int, ParseFault.Kind, String?)])
func `a fault says what, where and what to write instead`(
  text: String, column: Int, kind: ParseFault.Kind, suggestion: String?
) {
  let fault = #expect(throws: ParseFault.self) { try Expression(parsing: text) }
  #expect(fault?.kind == kind)
  #expect(fault?.column == column)
  #expect(fault?.suggestion == suggestion)
  #expect(fault?.description.isEmpty == false)
}

@Test(arguments: ["(", "|", "sin(", "2^", "1+(", "x^(", "if(", "-(", "min(1,"])
func `hostile nesting is refused`(piece: String) {
  let fault = #expect(throws: ParseFault.self) {
    try Expression(parsing: String(repeating: piece, count: 10_000) + "x")
  }
  #expect(fault?.kind == .tooDeep(limit: 100))
}

@Test(arguments: ["+", "-", "*", "/", "<"])
func `long chains need no depth`(symbol: String) throws {
  let chain = try Expression(
    parsing: Array(repeating: "x", count: 20_000).joined(separator: symbol))
  #expect(chain(1).isFinite)
  #expect(chain.source.utf8.count >= 39_999)
  let minuses = try Expression(parsing: String(repeating: "-", count: 50_000) + "x")
  #expect(minuses(1) == 1)
}

@Test func `texts beyond the limit are refused`() {
  let fault = #expect(throws: ParseFault.self) {
    try Expression(parsing: String(repeating: " ", count: 70_000) + "x")
  }
  #expect(fault?.kind == .tooLong(limit: 65_536))
}

@Test(arguments: [
  ("-1..1", -1.0, 1.0), ("-pi..pi", -Double.pi, Double.pi), ("0..inf", 0, .infinity),
  ("-inf..inf", -.infinity, .infinity), ("1/3..2^-1", 1.0 / 3, 0.5), ("0.5..1.5", 0.5, 1.5),
])
func `intervals have constant ends`(text: String, lower: Double, upper: Double) throws {
  let interval = try IntervalText(parsing: text)
  #expect(interval.lowerValue.value == lower)
  #expect(interval.upperValue.value == upper)
}

@Test(arguments: [
  ("1..-1", 1), ("1..1", 1), ("0..x", 4), ("0,1", 2), ("0", 1), ("0..sni(1)", 4), ("", 1),
  ("0..", 4), ("0..1..2", 5), ("0..inf-inf", 1), ("..1", 1),
])
func `bad intervals are located`(text: String, column: Int) {
  let fault = #expect(throws: ParseFault.self) { try IntervalText(parsing: text) }
  #expect(fault?.column == column)
}
