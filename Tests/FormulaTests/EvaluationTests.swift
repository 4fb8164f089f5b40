import ComplexModule
import Exact
import Formula
import Testing

// Reference values: mpmath 1.3 at 40 digits.
@Test(arguments: [
  ("gelu", -37.0, -2.1184613523340934e-298), ("gelu", -20, -5.5072482372124674e-88),
  ("gelu", -8.3, -4.3206228882589112e-16), ("gelu", -3, -0.0040496940948902836),
  ("gelu", -1e-5, -4.9999601057719609e-6), ("gelu", 0.5, 0.34573123063700655),
  ("gelu", 7, 6.9999999999910413), ("silu", -700, -6.9017735806318396e-302),
  ("silu", -2, -0.23840584404423511), ("silu", 5, 4.9665357453785757),
  ("softplus", -700, 9.8596765437597709e-305), ("softplus", -40, 4.248354255291589e-18),
  ("softplus", 0.3, 0.85435524446852711), ("softplus", 40, 40),
  ("mish", -700, -6.9017735806318396e-302), ("mish", -40, -1.6993417021166356e-16),
  ("mish", -2, -0.25250148269570886), ("mish", 0.3, 0.20800137234811502),
  ("mish", 5, 4.9995520775294057), ("sigmoid", -745, Double.leastNonzeroMagnitude),
  ("erfc", 10, 2.0884875837625448e-45), ("gamma", -1.5, 2.3632718012073547),
])
func `activations keep their digits in the tails`(name: String, x: Double, value: Double) throws {
  let function = try Expression(parsing: "\(name)(x)")
  #expect(function(x).isApproximately(value, within: 1e-15))
}

@Test(arguments: Function.allCases)
func `blocks and single points agree to the bit`(function: Function) throws {
  let expression = try Expression(parsing: "\(function.rawValue)(x)*x - x^3/(1 + |x|)")
  let points = (0..<1000).map { Double($0) / 100 - 5 }
  let values = expression.evaluate(points)
  for (x, y) in zip(points, values) { #expect(expression(x).bitPattern == y.bitPattern || y.isNaN) }
}

@Test func `any number of points is evaluated`() throws {
  let expression = try Expression(parsing: "if(x < 2, min(x, 1), besselj(1, x)) + x^20 + 2^x")
  for count in [0, 1, 255, 256, 257, 1000] {
    let points = (0..<count).map { Double($0) / 64 }
    #expect(expression.evaluate(points) == points.map { expression($0) })
  }
}

@Test func `Horner's rule is one instruction with the same rounding`() throws {
  let coefficients = (0...30).map { Rational($0.isMultiple(of: 2) ? 1 : -1, $0 + 1) }
  let polynomial = Expression(polynomial: coefficients)
  let sine = try Expression(parsing: "sin(x)")
  let nested = try Expression(parsing: "((2*sin(x) - 3)*sin(x) + 0.1)*sin(x) + 7")
  let points = (0..<300).map { Double($0) / 100 - 1.5 }
  for x in points {
    let horner = coefficients.reversed().dropFirst().reduce(1.0 / 31) { $0 * x + $1.doubleValue }
    #expect(polynomial(x) == horner)
    let s = sine(x)
    #expect(nested(x) == ((2 * s - 3) * s + 0.1) * s + 7)
  }
  #expect(polynomial.evaluate(points) == points.map { polynomial($0) })
  #expect(nested.evaluate(points) == points.map { nested($0) })
}

@Test func `caller's buffers are filled`() throws {
  let expression = try Expression(parsing: "x^2 + 1")
  let points = [1.0, 2, 3]
  var values = [0.0, 0, 0]
  var span = values.mutableSpan
  expression.compiled.evaluate(points.span, into: &span)
  #expect(values == [2, 5, 10])
}

typealias C = Complex<Double>

// Reference values: mpmath 1.3 at 40 digits.
@Test(arguments: [
  ("erf(x)", C(0.3, 0.4), C(0.38204323258301792, 0.43125203623196416)),
  ("erf(x)", C(1, 2), C(-0.53664356577856503, -5.0491437034470347)),
  ("erf(x)", C(-2, 1.5), C(-0.96361758085729283, 0.01100337385213795)),
  ("erf(x)", C(0, 2.5), C(0, 130.39575501324693)),
  ("erfc(x)", C(5, 1), C(-2.9597765469100242e-12, 2.8460183820855939e-12)),
  ("erfc(x)", C(3, -3), C(0.13217350242454886, -0.012152181790312257)),
  ("gamma(x)", C(0.3, 0.4), C(0.91156152780458583, -1.3671933575854186)),
  ("gamma(x)", C(-2, 1.5), C(0.042794343718376861, -0.00461565252860395)),
  ("besselj(0, x)", C(0.3, 0.4), C(1.0166714726154616, -0.060520507243203394)),
  ("besselj(3, x)", C(3, -3), C(0.54766487934850063, -1.7039406364331851)),
  ("besselj(-3, x)", C(5, 1), C(-0.47197003178680603, 0.18794262445405414)),
  ("1/(1 + 25x^2)", C(0, 0.1), C(4.0 / 3, 0)), ("sqrt(x)", C(-4, 0), C(0, 2)),
  ("x^0.5", C(-4, 0), C(0, 2)), ("tanh(x)", C(0, 1), C(0, 1.5574077246549023)),
  ("|x|", C(-1, 2), C(1, -2)), ("relu(x) + x^-2", C(1, 1), C(1, 0.5)),
])
func `functions continue to the complex plane`(text: String, z: C, value: C) throws {
  let result = try Expression(parsing: text)(complex: z)
  #expect((result - value).length <= 1e-13 * max(value.length, text.hasPrefix("erfc") ? 0 : 1e-2))
}

@Test(arguments: Function.allCases)
func `complex values on the real axis are the real ones`(function: Function) throws {
  let expression = try Expression(parsing: "\(function.rawValue)(x)")
  for x in [-2.7, -0.6, 0.4, 0.9, 1.3, 3.4] where expression(x).isFinite {
    let value = expression(complex: C(x, 0))
    #expect((value - C(expression(x), 0)).length <= 2e-14 * max(1, expression(x).magnitude))
  }
}
