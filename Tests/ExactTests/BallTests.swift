import Exact
import Testing

@Test func `certified constants print their known digits`() {
  let pi = Ball.pi(precision: 200)
  #expect(pi.midpointString(digits: 30) == "3.14159265358979323846264338328")
  #expect(pi.digits >= 58)
  #expect(Ball(1, precision: 200).exp.overlaps(.e(precision: 200)))
  #expect(pi.doubleValue == Double.pi)
}

@Test func `a ball around a rational contains it, whatever the precision`() {
  for bits in [4, 53, 300] {
    let third = Ball(Rational(1, 3), precision: bits)
    #expect(third.contains(Rational(1, 3)))
    #expect((third * Ball(3)).contains(Rational(1)))
    #expect(!third.isExact && third.radius > 0)
  }
  #expect(Ball(0.1).isExact && !Ball(0.1).contains(Rational(1, 10)))
}

@Test func `an inverse function encloses where it started`() {
  let pairs: [(KeyPath<Ball, Ball>, KeyPath<Ball, Ball>, Double)] = [
    (\.exp, \.log, 0.75), (\.sin, \.asin, 0.5), (\.cos, \.acos, 0.5), (\.tan, \.atan, 0.5),
    (\.sinh, \.asinh, 1.5), (\.cosh, \.acosh, 1.5), (\.tanh, \.atanh, 1.5),
    (\.expm1, \.log1p, 1e-9),
  ]
  for (function, inverse, start) in pairs {
    let back = Ball(start)[keyPath: function][keyPath: inverse]
    #expect(back.contains(start), "\(function)")
    #expect(back.radius < 1e-30, "\(function)")
  }
}

@Test func `special functions meet their identities`() {
  let x = Ball(Rational(7, 3))
  #expect((x.erf + x.erfc).contains(Rational(1)))
  #expect((x + Ball(1)).gamma.overlaps(x * x.gamma))
  #expect(Ball(5).gamma.contains(Rational(24)))
  #expect(x.gamma.log.overlaps(x.logGamma))
  let halfOrder = x.besselJ(Ball(0.5))
  #expect(halfOrder.overlaps((Ball(2) / (Ball.pi() * x)).squareRoot * x.sin))
}

@Test func `odd roots reach negative numbers and intervals around zero`() {
  #expect(Ball(-27).root(3).contains(Rational(-3)))
  let wide = Ball(from: -8, to: 27).root(3)
  #expect(wide.contains(Rational(-2)) && wide.contains(Rational(3)) && wide.upperBound < 3.001)
  #expect(!Ball(-1).squareRoot.isFinite && !Ball(-1).log.isFinite)
  #expect(!(Ball(1) / Ball(from: -1, to: 1)).isFinite)
}

@Test func `relations are claimed only when certain`() {
  let (a, b) = (Ball(from: -0.5, to: 2), Ball(from: 1, to: 3))
  #expect(!a.isLess(than: b) && !b.isLess(than: a) && a.overlaps(b))
  #expect(Ball(from: 0, to: 1).isLess(than: Ball(from: 2, to: 3)))
  #expect(!a.isNonnegative && !a.isPositive && !a.isNegative && a.containsZero && b.isPositive)
  #expect(a.union(b).contains(a) && !a.contains(b))
  #expect(Ball.minimum(a, b).lowerBound <= 0 && Ball.maximum(a, b).upperBound >= 3)
  #expect(Ball(from: -1, to: 2).magnitude.isNonnegative)
  #expect(Ball(2.5).floor.contains(Rational(2)) && Ball(-2.5).sign.contains(Rational(-1)))
}

@Test func `bounds enclose the interval they came from`() {
  let interval = Ball(from: 0.1, to: 0.3, precision: 30)
  #expect(interval.lowerBound <= 0.1 && interval.upperBound >= 0.3)
  #expect(interval.lowerBound > 0.0999999 && interval.upperBound < 0.3000001)
}

@Test func `the printed enclosure contains the ball`() throws {
  for ball in [Ball.pi(precision: 100), Ball(Rational(-2, 7)), Ball(from: -0.5, to: 3), Ball(3)] {
    for digits in [3, 12, 40] {
      let (middle, radius) = ball.enclosure(digits: digits)
      let printed = try #require(Ball("[\(middle) +/- \(radius)]", precision: 400))
      #expect(printed.contains(ball))
    }
  }
  #expect(Ball(3).enclosure(digits: 5).radius == "0")
}

@Test func `text that is not a number makes no ball`() {
  #expect(Ball("1.5")?.contains(Rational(3, 2)) == true)
  #expect(Ball("0.1")?.contains(Rational(1, 10)) == true)
  #expect(Ball("one") == nil && Ball("") == nil && Ball("1.2.3") == nil)
}
