import Exact
import Testing

@Test func `the printed digits are those of the number, whatever the ball`() throws {
  // 50 digits of π: OEIS A000796.
  let pi = "3.1415926535897932384626433832795028841971693993751"
  for bits in [20, 64, 128] {
    let decimal = try #require(CertifiedDecimal(.pi(precision: bits), limit: 40))
    #expect(decimal.digits >= Int(Double(bits) * 0.3) - 2 && decimal.digits <= 40)
    // All digits but the last are those of π, the last is rounded.
    #expect(pi.hasPrefix(decimal.midpoint.dropLast()))
    let known = try #require(Ball(pi, precision: 200)?.midpoint)
    let printed = try #require(Ball(decimal.midpoint, precision: 400)?.midpoint)
    let radius = try #require(Ball(decimal.radius, precision: 400)?.upperEnd.midpoint)
    #expect((known - printed).magnitude <= radius)
    #expect(
      (known - printed).magnitude <= Rational(10).power(1 - decimal.digits) / 2)
  }
}

@Test(arguments: [
  (Rational(1, 2), "0.5"), (Rational(-5), "-5"), (Rational(1200), "1200"),
  (Rational(1, 1 << 20), "9.5367431640625e-7"), (Rational(3, 4), "0.75"),
])
func `exact numbers print without padding`(value: Rational, text: String) {
  let decimal = CertifiedDecimal(Ball(value), limit: 30)
  #expect(decimal?.midpoint == text && decimal?.radius == "0")
}

@Test func `a ball about zero has no digits but a size`() {
  let tiny = Ball(Ball(0), within: Ball(Rational(3).power(-40)))
  let decimal = CertifiedDecimal(tiny, limit: 10)
  #expect(decimal?.digits == 0 && decimal?.midpoint == "0" && decimal?.radius == "8.23e-20")
  #expect(CertifiedDecimal(Ball(0), limit: 5)?.radius == "0")
  #expect(CertifiedDecimal(Ball(.infinity), limit: 5) == nil)
}

@Test func `a digit that the ball leaves open is not printed`() {
  // [0.9994, 0.9996] rounds to 0.999 or 1.000 at three decimals, to 1.00 at two.
  let ball = Ball(Ball(Rational(9995, 10000)), within: Ball(Rational(1, 10000)))
  #expect(CertifiedDecimal(ball, limit: 10)?.midpoint == "1.00")
  #expect(CertifiedDecimal(Ball(Rational(2, 3)), limit: 1)?.midpoint == "0.7")
}

@Test func `below a power of ten every number of the ball has the printed digits`() {
  // 0.0000607 is 0.00006 to one digit, though it is nearer to 0.0001 than to 0.
  let wide = Ball(Ball(Rational(1, 10_000)), within: Ball(Rational(393, 10_000_000)))
  #expect(CertifiedDecimal(wide, limit: 5)?.digits == 0)
  for k in 1...60 {
    let ball = Ball(Ball(Rational(1)), within: Ball(Rational(2).power(-k)))
    guard let decimal = CertifiedDecimal(ball, limit: 20), decimal.digits > 0 else { continue }
    // Numbers just below 1 have finer digits: 0.9996 to three of them is 1.00.
    let unit = Rational(10).power(-decimal.digits)
    #expect(Rational(2).power(-k) <= unit / 2 + unit / 1000)
  }
}

@Test(arguments: [
  (Rational(7, 2), 3), (Rational(-7, 2), -4), (Rational(4), 4), (Rational(-1, 9), -1),
])
func `the floor lies below`(value: Rational, floor: Int) {
  #expect(value.floor == Rational(floor))
}

@Test func `a number of a billion zeros is told by a bound, at once`() {
  let tiny = CertifiedDecimal(Ball(-2_500_000_000).exp, limit: 30)
  #expect(tiny?.midpoint == "0" && tiny?.radius == "1e-100000" && tiny?.digits == 0)
  #expect(CertifiedDecimal(Ball(-200_000).exp, limit: 5)?.digits == 5)
}
