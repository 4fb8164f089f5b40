import Exact
import Formula
import Testing

private let numbers: [(Double, Notation.NumberStyle, String)] = [
  (0, .shortest, "0"), (-0.0, .shortest, "0"), (0.1, .shortest, "0.1"), (-2.5, .shortest, "−2.5"),
  (1e-5, .shortest, "10⁻⁵"), (-1.5e-5, .shortest, "−1.5 × 10⁻⁵"),
  (.leastNonzeroMagnitude, .shortest, "5 × 10⁻³²⁴"),
  (1e22, .shortest, "10²²"), (123_456_789, .shortest, "123456789"),
  (1.0 / 3, .shortest, "0.3333333333333333"),
  (.infinity, .shortest, "∞"), (-.infinity, .fixed(2), "−∞"), (.nan, .scientific(3), "NaN"),
  (.pi, .significant(4), "3.142"), (0.2, .significant(4), "0.2"), (100, .significant(2), "100"),
  (123_456, .significant(3), "1.23 × 10⁵"), (999_999, .significant(3), "1.00 × 10⁶"),
  (0.000123456, .significant(3), "0.000123"), (0.0000123456, .significant(3), "1.23 × 10⁻⁵"),
  (2.5, .fixed(0), "2"), (3.5, .fixed(0), "4"), (0.125, .fixed(2), "0.12"),
  (0.375, .fixed(2), "0.38"),
  (-0.001, .fixed(2), "0.00"), (12.0, .fixed(3), "12.000"),
  (1e21, .fixed(1), "1000000000000000000000.0"),
  (9.9996, .scientific(4), "1.000 × 10¹"), (1.125, .scientific(3), "1.12 × 10⁰"),
  (0, .scientific(3), "0"), (-6.02214076e23, .scientific(3), "−6.02 × 10²³"),
  (1, .scientific(1), "10⁰"),
  // 2.675 is a little less, 0.3 a little more than what was written.
  (2.675, .fixed(2), "2.67"), (0.1 + 0.2, .significant(17), "0.30000000000000004"),
]

@Test(arguments: numbers)
func `numbers print with correctly rounded digits`(
  _ sample: (Double, Notation.NumberStyle, String)
) {
  #expect(Notation(number: sample.0, style: sample.1).plainText == sample.2)
}

/// The exact decimal of a double from rational arithmetic, as an independent judge.
@Test func `fixed digits are the nearest ones`() throws {
  var random = SplitMix(seed: 7)
  for _ in 0..<300 {
    let value = Double.random(in: -1000...1000, using: &random)
    let places = Int.random(in: 0...12, using: &random)
    let text = Notation(number: value, style: .fixed(places)).plainText.replacing("−", with: "-")
    let printed = try #require(Rational(text))
    let exact = try #require(Rational(exactly: value))
    #expect((printed - exact).magnitude <= Rational(1, 2) / Rational(10).power(places))
  }
}

@Test func `fractions keep their sign in front`() {
  #expect(Notation(rational: Rational(-1, 6)).plainText == "−1/6")
  #expect(Notation(rational: Rational(-1, 6)).tex == #"-\frac{1}{6}"#)
  #expect(Notation(exact: "-42") == .row([.symbol("−", .prefix), .number("42")]))
  #expect(Notation(exact: "x") == nil)
}

private let polynomials: [([Rational], String, ascending: String)] = [
  ([], "0", "0"), ([0, 0], "0", "0"), ([-1], "−1", "−1"), ([0, 1], "x", "x"),
  ([1, -1, 1], "x² − x + 1", "1 − x + x²"),
  ([0, 1, 0, Rational(-1, 6)], "−(1/6)x³ + x", "x − (1/6)x³"),
  ([Rational(1, 2), -2], "−2x + 1/2", "1/2 − 2x"),
]

@Test(arguments: polynomials)
func `polynomials print without units and zeros`(_ sample: ([Rational], String, ascending: String))
{
  #expect(Notation(polynomial: sample.0).plainText == sample.1)
  #expect(Notation(polynomial: RationalPolynomial(sample.0)).plainText == sample.1)
  #expect(Notation(polynomial: sample.0, ascending: true).plainText == sample.ascending)
}
