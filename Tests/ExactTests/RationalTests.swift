import Exact
import Testing

@Test(arguments: [
  ("3", "3"), ("-1/6", "-1/6"), ("0.1", "1/10"), ("1e-3", "1/1000"), ("2.5/1.5", "5/3"),
  ("+.5", "1/2"), ("5.", "5"), ("-0", "0"), ("1E2", "100"), ("-4/-6", "2/3"), ("007", "7"),
])
func `text becomes the exact rational`(text: String, printed: String) {
  #expect(Rational(text)?.description == printed)
}

@Test(arguments: [
  "", "-", ".", "1/0", "1//2", "1/2/3", "a", "1e", "1e1.5", "0x10", " 1", "1 ", "--1",
  "1e999999999",
  "1e-9223372036854775808", "1/", "/2", "٣", "inf", "nan",
])
func `anything else is not a rational`(text: String) {
  #expect(Rational(text) == nil)
}

@Test func `printing and reading are inverse`() {
  var value = Rational(1, 3)
  for step in 1...40 {
    value = value * value + Rational(step, 7) - 2
    if step > 8 { value = value / (value * value + 1) }
    #expect(Rational(value.description) == value)
    if step > 12 { break }
  }
}

@Test func `arithmetic obeys the field laws beyond sixty-four bits`() {
  let values = [Rational(-7, 3), Rational(2).power(200), Rational(1, 10).power(50), Rational(5)]
  for a in values {
    for b in values {
      #expect(a + b == b + a)
      #expect(a * b == b * a)
      #expect((a - b) + b == a)
      #expect((a / b) * b == a)
      #expect((a < b) == ((b - a).sign > 0))
      #expect((a == b) == (a.hashValue == b.hashValue))
      for c in values { #expect(a * (b + c) == a * b + a * c) }
    }
  }
}

@Test func `numerator and denominator are in lowest terms`() {
  let value = Rational(6, -4)
  #expect(value.numerator == "-3" && value.denominator == "2")
  #expect(value.numeratorInt == -3 && value.denominatorInt == 2)
  #expect(value.integer == nil && Rational(12, 4).integer == 3)
  #expect(Rational(2).power(64).integer == nil)
  #expect(Rational(Int.min).integer == Int.min)
}

@Test(arguments: [
  0.0, 1, -0.1, 1e300, .leastNonzeroMagnitude, 2.2250738585072014e-308, .pi,
  -1.7976931348623157e308,
])
func `a double survives the way to a rational and back`(value: Double) {
  #expect(Rational(exactly: value)?.doubleValue == value)
}

@Test func `no rational is made of an infinity or NaN`() {
  #expect(Rational(exactly: .infinity) == nil)
  #expect(Rational(exactly: .nan) == nil)
}

@Test func `conversion to double rounds once, to nearest, ties to even`() {
  let unit = Rational(exactly: 1.0.ulp)!
  let tiny = Rational(1, 10).power(400)
  #expect((1 + unit / 2).doubleValue == 1)
  #expect((1 + unit / 2 + tiny).doubleValue == 1 + 1.0.ulp)
  #expect((1 + unit * 3 / 2).doubleValue == 1 + 2 * 1.0.ulp)
  #expect((1 + unit * 3 / 2 - tiny).doubleValue == 1 + 1.0.ulp)
  #expect((-(1 + unit / 2 + tiny)).doubleValue == -(1 + 1.0.ulp))
  let least = Rational(exactly: Double.leastNonzeroMagnitude)!
  #expect((least / 2).doubleValue == 0)
  #expect((least / 2 + tiny).doubleValue == Double.leastNonzeroMagnitude)
  #expect((least * 3 / 2 - tiny).doubleValue == Double.leastNonzeroMagnitude)
  #expect(Rational(10).power(400).doubleValue == .infinity)
  #expect((-Rational(10).power(400)).doubleValue == -.infinity)
  #expect(tiny.doubleValue == 0)
  #expect(Rational(1, 3).doubleValue == 1.0 / 3)
}

@Test func `square roots are found exactly or not at all`() {
  #expect(Rational(9, 16).squareRoot == Rational(3, 4))
  #expect(Rational(2).squareRoot == nil)
  #expect(Rational(-1).squareRoot == nil)
  #expect(Rational(0).squareRoot == 0)
}
