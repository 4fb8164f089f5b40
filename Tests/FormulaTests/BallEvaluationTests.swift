import Exact
import Formula
import Testing

private let functions = [
  "exp(sin(3x))", "x^3 - 2x + 1/3", "relu(x) - leakyrelu(-x)", "gelu(x) + silu(2x)", "mish(x)",
  "selu(x) elu(-x)", "hardswish(5x)", "softsign(x) + softplus(x)", "tanh(x)/(2 + cos(x))",
  "sqrt(abs(x))", "(x^2)^(3/4)", "min(x, x^2) + max(1/2, x)", "if(x < 1/3, x, 1 - x)",
  "floor(3x) + sign(x)", "erf(x) erfc(-x)", "cbrt(x)", "besselj(2, 3x)", "1/(1 + 25x^2)",
  "relu2(x - 1/4)", "log(2 + x) + atan(x) + asinh(x)", "sigmoid(4x)", "log2(3 + x) log10(3 - x)",
]

@Test(arguments: functions)
func `balls enclose the values at their points, and doubles lie in or beside them`(text: String)
  throws
{
  let f = try Expression(parsing: text)
  var state: UInt64 = 7
  for _ in 0..<60 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let x = Double(Int64(bitPattern: state) >> 11) / 4_503_599_627_370_496 * 1.5
    let point = f.ball(at: Ball(x))
    let value = f(x)
    #expect(point.isFinite, "\(text) at \(x)")
    #expect(
      point.lowerBound - 1e-13 * (1 + abs(value)) <= value
        && value <= point.upperBound + 1e-13 * (1 + abs(value)), "\(text) at \(x)")
    for width in [1e-9, 0.01, 0.4] {
      let range = f.ball(at: Ball(Ball(x + width / 3), within: Ball(width)))
      #expect(!range.isFinite || range.contains(point), "\(text) about \(x) ± \(width)")
    }
  }
}

@Test func `constants are enclosed to the bits asked for`() throws {
  let value = try Expression(parsing: "pi^2/6 - 1/e").constantBall(precision: 300)
  #expect(value.digits > 85)
  #expect(try Expression(parsing: "sqrt(2)^2").constantBall(precision: 200).contains(Rational(2)))
}

@Test(arguments: [64, 128, 512])
func `series about zero keep the precision of their centre`(bits: Int) throws {
  for text in ["exp(x)", "atan(x)", "1/(1 + 25x^2)", "besselj(1, x)", "gelu(x)", "tanh(x)"] {
    let series = try Expression(parsing: text).ballSeries(at: Ball(0, precision: bits), order: 20)
    for (k, c) in series.enumerated() where !c.containsZero {
      #expect(c.digits >= Int(Double(bits) * 0.3) - 6, "\(text) at power \(k)")
    }
  }
}

@Test func `a function is cut at its switches and rewritten between them`() throws {
  let f = try Expression(parsing: "abs(x - 1/4) + relu(sin(2x))")
  let cut = try f.smoothPieces(from: -1, to: 1, precision: 100)
  #expect(cut.pieces.count == 3)
  #expect(cut.pieces[1].upper == Rational(1, 4))
  #expect(cut.gaps.allSatisfy { $0.range.contains(0) })
  for piece in cut.pieces {
    let middle = Ball((piece.lower + piece.upper) / 2)
    #expect(piece.expression.ball(at: middle).overlaps(f.ball(at: middle)))
    // One formula without switches has a series over the whole piece.
    let half = Ball((piece.upper - piece.lower) / 2)
    #expect(throws: Never.self) {
      try piece.expression.ballSeries(at: Ball(middle, within: half), order: 3)
    }
  }
}

@Test(arguments: [
  ("if(x^2 < 1/2, 1, 0)", 3), ("abs(abs(x) - 1/2)", 4), ("max(sin(9x), 0)", 6),
  ("floor(2x)", 4), ("hardswish(4x)", 3), ("abs(x^2)", 2), ("sqrt(abs(x))", 2), ("exp(x)", 1),
  ("min(x, x)", 1), ("sign(cos(x) - 1/2)", 1), ("sign(cos(2x) - 1/2)", 3),
])
func `pieces are counted right`(text: String, count: Int) throws {
  let cut = try Expression(parsing: text).smoothPieces(from: -1, to: 1, precision: 80)
  #expect(cut.pieces.count == count)
  for (a, b) in zip(cut.pieces, cut.pieces.dropFirst()) { #expect(a.upper <= b.lower) }
  #expect(cut.pieces.first?.lower == -1 && cut.pieces.last?.upper == 1)
  for gap in cut.gaps {
    #expect(gap.range.upperBound - gap.range.lowerBound < Rational(2).power(-55))
  }
}

@Test(arguments: ["log(x)", "sqrt(x - 1/2)", "asin(2x)", "acosh(x)"])
func `stretches without a value are refused`(text: String) throws {
  let f = try Expression(parsing: text)
  #expect(throws: CertificationFault.self) {
    _ = try f.smoothPieces(from: -1, to: 1, precision: 80)
  }
}

@Test func `a zero that balls cannot prove is no pole`() throws {
  let f = try Expression(parsing: "(exp(x) - e)/(x - 1)")
  let fault = #expect(throws: SeriesFault.self) { _ = try f.ballSeries(at: Ball(1), order: 2) }
  #expect(fault?.kind == .undecided)
  let pole = #expect(throws: SeriesFault.self) {
    _ = try Expression(parsing: "1/(x - 1)").ballSeries(at: Ball(1), order: 2)
  }
  #expect(pole?.kind == .pole(order: 1))
}
