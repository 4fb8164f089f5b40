import Exact
import Testing

private let x = RationalPolynomial.x

private func product(_ roots: [Rational]) -> RationalPolynomial {
  roots.reduce(RationalPolynomial(1)) { $0 * (x - RationalPolynomial($1)) }
}

@Test func `rational roots are found as themselves, once each`() {
  let p = product([3, Rational(-1, 2), 3, 0]) * (x * x + RationalPolynomial(1))
  #expect(p.realRoots.map(\.rational) == [Rational(-1, 2), 0, 3])
}

@Test func `irrational roots are enclosed and ordered`() {
  let roots = (x * x - RationalPolynomial(2)).realRoots
  #expect(roots.count == 2 && roots[0] < roots[1])
  #expect(roots[1].enclosure.overlaps(Ball(2).squareRoot))
  #expect(roots[1].doubleValue == 2.0.squareRoot() && roots[1].rational == nil)
  let between = RealRoot.between(roots[1], RealRoot(Rational(3, 2)))
  #expect(between < Rational(3, 2) && between * between > 2)
}

@Test func `the same number from two polynomials is equal`() {
  let a = (x * x - RationalPolynomial(2)).realRoots[1]
  let b = ((x * x - RationalPolynomial(2)) * product([7, -9])).realRoots[2]
  #expect(a == b)
  #expect(a != RealRoot(Rational(exactly: 2.0.squareRoot())!))
}

@Test func `neighbours closer than the enclosures are told apart`() {
  let gap = Rational(1, 10).power(60)
  let a = (x * x - RationalPolynomial(2)).realRoots[1]
  let shifted = (x - RationalPolynomial(gap))
  let b = (shifted * shifted - RationalPolynomial(2)).realRoots[1]
  #expect(a < b && !(b < a))
  let between = RealRoot.between(a, b)
  #expect(between * between > 2 && (between - gap).power(2) < 2)
}

@Test func `a polynomial without real roots has none`() {
  #expect((x.power(4) + RationalPolynomial(1)).realRoots.isEmpty)
  #expect(RationalPolynomial(5).realRoots.isEmpty)
}

@Test func `Chebyshev's polynomial has all its roots in the interval`() {
  var (a, b) = (RationalPolynomial(1), x)
  for _ in 2...24 { (a, b) = (b, Rational(2) * x * b - a) }
  let roots = b.realRoots
  #expect(roots.count == 24)
  #expect(roots == roots.sorted())
  for root in roots { #expect(abs(root.doubleValue) < 1) }
}
