import Exact
import Testing

private let p: RationalPolynomial = .init([1, -2, Rational(1, 3)])
private let q: RationalPolynomial = .init([0, 5, 0, Rational(-7, 2)])

@Test func `values of sums, products and compositions agree with arithmetic on values`() {
  for point in [Rational(0), Rational(1, 2), Rational(-3), Rational(22, 7)] {
    #expect((p + q)(point) == p(point) + q(point))
    #expect((p - q)(point) == p(point) - q(point))
    #expect((p * q)(point) == p(point) * q(point))
    #expect(p(q)(point) == p(q(point)))
    #expect(p.power(5)(point) == p(point).power(5))
    #expect((Rational(3, 4) * p)(point) == Rational(3, 4) * p(point))
    #expect((p / 3)(point) == p(point) / 3)
  }
}

@Test func `degrees count from minus one for zero`() {
  #expect(RationalPolynomial.zero.degree == -1)
  #expect(RationalPolynomial([0, 0]).degree == -1)
  #expect(p(q).degree == 6)
  #expect(p[17] == 0)
  #expect(p.coefficients == [1, -2, Rational(1, 3)])
}

@Test func `division leaves a remainder below the divisor's degree`() {
  let (quotient, remainder) = q.power(3).divided(by: p)
  #expect(quotient * p + remainder == q.power(3))
  #expect(remainder.degree < p.degree)
}

@Test func `the derivative of the integral is the polynomial`() {
  #expect(q.integral.derivative == q)
  #expect(RationalPolynomial([0, 0, 1]).integral(from: -1, to: 1) == Rational(2, 3))
}

@Test func `polynomials print from the highest power down`() {
  #expect(p.description == "1/3*x^2 - 2*x + 1")
  #expect((-q).description == "7/2*x^3 - 5*x")
  #expect(RationalPolynomial.zero.description == "0")
}
