import Exact
import Formula
import Testing

@Test(
  arguments: [
    ("abs(x)", -1.0...1.0, [0.0]), ("relu(3x - 1)", -1...1, [1.0 / 3]),
    ("|x^2 - 2|", -2...2, [-2.0.squareRoot(), 2.0.squareRoot()]), ("|x^2|", -1...1, []),
    ("floor(x)", -0.5...2.5, [0, 1, 2]), ("sign(x - 1/2)", 0...1, [0.5]),
    ("|sin(x)|", -4...4, [-Double.pi, 0, Double.pi]), ("max(x, 1 - x)", 0...1, [0.5]),
    ("if(x > 1/3, x, 2)", 0...1, [1.0 / 3]), ("hardswish(x)", -4...4, [-3, 3]),
    ("relu(exp(x) - 2)", 0...1, [0.69314718055994531]), ("sin(x)", -9...9, []),
    ("relu2(x^3 - x)", -2...2, [-1, 0, 1]), ("|cos(x) - x|", 0...1, [0.73908513321516064]),
    ("abs(x)", -Double.infinity...Double.infinity, [0]), ("softsign(x)", 0...1, []),
    ("leakyrelu(0.1 - x)", 0...1, [0.1]),
    (
      "relu(x^3 - 3x + 1)", -2...2,
      [-1.8793852415718167, 0.34729635533386069, 1.5320888862379561]
    ),
    ("min(sin(x), cos(x))", 0...1, [0.78539816339744831]), ("abs(1/x - 2)", 0.1...2, [0.5]),
    ("floor(x^2)", 0...1.5, [1, 2.0.squareRoot()]),
    ("|tanh(x) - 1/2|", 0...1, [0.54930614433405485]),
    ("relu(relu(x) - 1)", -2...2, [0, 1]), ("(x > 0)x", -1...1, [0]), ("cbrt(x)", -1...1, [0]),
  ] as [(String, ClosedRange<Double>, [Double])])
func `break points are found`(text: String, range: ClosedRange<Double>, expected: [Double]) throws {
  let found = try Expression(parsing: text).breakpoints(in: range)
  #expect(found.count == expected.count)
  for (a, b) in zip(found, expected) { #expect(a.isApproximately(b), "\(found)") }
}

@Test func `a fine comb of jumps is found whole`() throws {
  let comb = try Expression(parsing: "sign(sin(100x))").breakpoints(in: -1...1)
  #expect(comb.count == 63)
}

@Test(
  arguments: [
    ("sin(x)", Parity.odd), ("x^3 - x", .odd), ("cos(x)x^2", .even), ("|x|", .even),
    ("x/|x|", .odd),
    ("exp(x^2)", .even), ("tanh(sin(x))", .odd), ("besselj(3, x)", .odd), ("x + 1", nil),
    ("exp(x)", nil), ("relu(x)", nil), ("max(x^2, 1)", .even), ("x^-3", .odd), ("2", .even),
  ] as [(String, Parity?)])
func `parity follows from the form`(text: String, parity: Parity?) throws {
  #expect(try Expression(parsing: text).parity == parity)
}

@Test func `values can show a parity that the form hides`() throws {
  let hidden = try Expression(parsing: "gelu(x) - x/2")
  #expect(hidden.parity == nil)
  #expect(hidden.apparentParity(radius: 4) == .even)
  #expect(try Expression(parsing: "exp(x)").apparentParity(radius: 1) == nil)
}

@Test(arguments: Function.allCases)
func `derivatives agree with difference quotients`(function: Function) throws {
  guard function != .gamma else { return }
  let expression = try Expression(parsing: "\(function.rawValue)(x/2 + 1/4)*x^2")
  let derivative = try #require(expression.derivative)
  for x in [-0.9, 0.3, 0.7, 2.9] where expression(x).isFinite {
    let step = 1e-5
    // Richardson's extrapolation of central differences: error O(step⁴).
    func central(_ h: Double) -> Double { (expression(x + h) - expression(x - h)) / (2 * h) }
    let reference = (4 * central(step / 2) - central(step)) / 3
    #expect((derivative(x) - reference).magnitude <= 1e-8 * max(1, reference.magnitude))
  }
}

@Test(arguments: [
  ("x^x", 1.5), ("2^x", 0.5), ("besselj(2, x)", 1.5), ("x/sin(x)", 1), ("if(x > 0, x^2, x)", 1),
  ("min(x, x^2)", 0.5), ("sin(sin(sin(x)))", 1), ("(x + 1)^-3", 0.5), ("pi", 1),
])
func `derivatives of operations agree with difference quotients`(text: String, x: Double) throws {
  let expression = try Expression(parsing: text)
  let derivative = try #require(expression.derivative)
  let reference = (expression(x + 1e-5) - expression(x - 1e-5)) / 2e-5
  #expect((derivative(x) - reference).magnitude <= 1e-8)
}

@Test func `polynomials are recognised exactly`() throws {
  let polynomial = try #require(try Expression(parsing: "(x + 0.1)^2/3 - x(x - 1)").polynomial)
  #expect(polynomial.coefficients.map(\.description) == ["1/300", "16/15", "-2/3"])
  #expect(try Expression(parsing: "x^99999").polynomial == nil)
  #expect(try Expression(parsing: "1/x").polynomial == nil)
}
