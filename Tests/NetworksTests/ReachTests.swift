import Approximation
import Exact
import Formula
import Networks
import Testing

private func obstructions(
  _ target: String, _ activation: Activation = .square, residual: Bool = true, bias: Bool = false,
  on interval: (Double, Double) = (-1, 1)
) throws -> [Obstruction] {
  let family = ChainFamily(
    activation: activation, isResidual: residual, depth: 1, hasBiases: bias, hasHead: bias)
  return Reach(
    try Expression(parsing: target), on: try Interval(interval.0, interval.1), family
  ).obstructions
}

private func kinds(
  _ target: String, _ activation: Activation = .square, residual: Bool = true, bias: Bool = false,
  on interval: (Double, Double) = (-1, 1)
) throws -> [Obstruction.Kind] {
  try obstructions(target, activation, residual: residual, bias: bias, on: interval).map(\.kind)
    .filter { $0 != .parameters }
}

@Test func `the exponential less one is in reach, from depth three on`() throws {
  let found = try obstructions("exp(x) - 1").filter { $0.kind != .parameters }
  #expect(found.map(\.kind) == [.relation])
  #expect(found[0].evidence.contains("c₂ = 1/2, c₃ = 1/6"))
  #expect(found[0].evidence.contains("depth 3 at the earliest"))
}

@Test func `sine, cosine and the exponential are out of reach of bare chains`() throws {
  #expect(try kinds("sin(x)") == [.sign, .oddPart, .parity])
  #expect(try kinds("cos(x)") == [.constant, .slope, .sign, .oddPart])
  #expect(try kinds("exp(x)") == [.constant, .relation])
  #expect(try kinds("sin(x)", bias: true).isEmpty)
  #expect(try kinds("exp(x)", bias: true).isEmpty)
  let slope = try obstructions("exp(2x) - 1").first
  #expect(slope?.kind == .slope && slope?.evidence == "f′(0) = 2")
}

@Test(arguments: [
  "sinh(2x)", "x + x^3", "log(1.2 + x)", "sqrt(x + 2)", "tan(x)", "asin(x)", "sinh(x) + 3",
])
func `targets with positive Schwarzian are barred at every depth`(target: String) throws {
  for residual in [true, false] {
    let found = try obstructions(target, residual: residual, bias: true)
    let barrier = found.first { $0.kind == .schwarzian }
    #expect(barrier?.evidence.contains("certified positive") == true, "\(target)")
    #expect(found.contains { $0.kind == .moebius })
  }
}

@Test(arguments: ["exp(x)", "sin(x)", "tanh(3x)", "1/(3 - x)", "2x + 1", "x^2", "x^3", "atan(x)"])
func `targets without positive Schwarzian are not`(target: String) throws {
  #expect(try !kinds(target, bias: true).contains(.schwarzian))
}

@Test func `the best Möbius map bounds the plateau of the logarithm`() throws {
  let found = try obstructions("log(1.2 + x)", bias: true).first { $0.kind == .moebius }
  #expect(found?.evidence.contains("0.0177") == true)
  let line = try obstructions("sinh(2x)", bias: true).first { $0.kind == .moebius }
  #expect(line?.evidence.contains("0.25094") == true || line?.evidence.contains("0.2509") == true)
}

@Test func `plain chains of tanh meet the same barrier`()
  throws
{
  #expect(try kinds("sinh(2x)", .named(.tanh), residual: false, bias: true).contains(.schwarzian))
  #expect(try !kinds("sinh(2x)", .named(.tanh), residual: true, bias: true).contains(.schwarzian))
  #expect(
    try kinds("cos(x)", .named(.tanh), residual: false) == [.constant, .parity, .monotonicity])
}

@Test func `monotone layers stay monotone without skips`() throws {
  #expect(try kinds("abs(x)", .relu, residual: false, bias: true) == [.monotonicity])
  #expect(try kinds("abs(x)", .relu, residual: true, bias: true).isEmpty)
  let found = try obstructions("abs(x)", .relu, residual: false, bias: true).first
  #expect(found?.evidence.contains("at least 0.5") == true)
}

@Test func `plain squaring chains are even, flat at 0 and not negative`() throws {
  #expect(try kinds("x", residual: false) == [.slope, .monomial, .parity, .range])
  #expect(try kinds("x^2", residual: false).isEmpty)
  #expect(try kinds("-x^2", residual: false, bias: true).isEmpty)
}

@Test func `bare squares make one term of degree two to the n`() throws {
  #expect(try kinds("x^6", residual: false) == [.monomial])
  #expect(try kinds("x^2 + x^4", residual: false) == [.monomial])
  #expect(try kinds("3x^8", residual: false).isEmpty)
  #expect(try kinds("x^6", Activation("x^3")!, residual: false).contains(.monomial))
  #expect(try !kinds("x^9", Activation("x^3")!, residual: false).contains(.monomial))
}

@Test(arguments: [("abs(x)", 1.0), ("relu(x)", 0.5), ("sin(x)", 1 - 0.8414709848078965)])
func `targets with too small an odd part keep a distance`(target: String, bound: Double) throws {
  let found = try obstructions(target).first { $0.kind == .oddPart }
  #expect(found?.evidence.hasSuffix("at least \(shortened(bound))") == true, "\(target)")
  #expect(found?.forbids == .approximation && found?.point == 1)
}

private func shortened(_ value: Double) -> String {
  value == 1 || value == 0.5 ? (value == 1 ? "1" : "0.5") : "0.158529"
}

@Test func `the border of the second and third coefficient belongs to no finite depth`() throws {
  let found = try obstructions("x/(1 - x/2)").first { $0.kind == .relation }
  #expect(found?.statement.contains("no finite depth") == true && found?.forbids == .equality)
  let above = try obstructions("x + x^2/2 + x^3").first { $0.kind == .relation }
  #expect(above?.forbids == .approximation)
}

@Test(
  arguments: [
    ("tan(x)", -2.0, 2.0, 1.5707963), ("sqrt(x)", -1.0, 1.0, -1.0), ("1/x", -1.0, 1.0, 0.0),
    ("log(abs(x - 1/3))", -1.0, 1.0, 1.0 / 3), ("1/(x - 0.2)^2", 0.0, 1.0, 0.2),
    ("exp(1/x)", 0.0, 1.0, 0.0),
  ] as [(String, Double, Double, Double)])
func `points where a function is not finite are found`(
  target: String, lower: Double, upper: Double, place: Double
) throws {
  let interval = try Interval(lower, upper)
  let point = try #require(try Expression(parsing: target).unboundedPoint(on: interval))
  #expect(abs(abs(point) - abs(place)) < 1e-6, "\(target) at \(point)")
}

@Test(arguments: [
  "sin(x)/x", "(1 - cos(x))/x^2", "sqrt(abs(x))", "x*log(abs(x))", "abs(x)", "sqrt(1 - x^2)",
  "1/(1 + 1e6*x^2)", "asin(x)", "cbrt(x)", "exp(-1/x^2)", "gelu(5x)", "besselj(0, 9x)", "floor(3x)",
])
func `removable points and edges of a domain are let pass`(target: String) throws {
  #expect(try Expression(parsing: target).unboundedPoint(on: .canonical) == nil)
}

@Test func `linear chains are lines`() throws {
  #expect(try kinds("sin(x)", .identity) == [.linearity])
  #expect(try kinds("3x", .identity).isEmpty)
  #expect(try kinds("3x + 1", .identity) == [.constant])
}

@Test func `ranks stand in the evidence`() throws {
  let found = try obstructions("exp(x) - 1").last
  #expect(found?.kind == .parameters)
  #expect(found?.evidence.contains("depth 4: 4 directions, 17 coefficients") == true)
}
