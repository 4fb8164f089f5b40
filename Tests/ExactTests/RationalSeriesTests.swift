import Exact
import Testing

private let t = RationalSeries.variable(at: 0, count: 12)

@Test func `the exponential series has inverse factorials`() throws {
  let exp = try #require(t.exp)
  var factorial = Rational(1)
  for power in 0..<12 {
    if power > 0 { factorial *= Rational(power) }
    #expect(exp[power] * factorial == 1)
  }
}

@Test func `inverse functions undo each other`() throws {
  let f = t + t * t
  #expect(try #require(f.exp?.log) == f)
  #expect(try #require(f.sin?.asin) == f)
  #expect(try #require(f.tan?.atan) == f)
  #expect(try #require(f.sinh?.asinh) == f)
  #expect(try #require(f.tanh?.atanh) == f)
  #expect(try #require(f.reverted?.composed(with: f)) == t)
}

@Test func `sine and cosine squared sum to one`() throws {
  let (sin, cos) = (try #require(t.sin), try #require(t.cos))
  #expect(sin * sin + cos * cos == RationalSeries(1, count: 12))
  let tan: RationalSeries? = sin / cos
  #expect(tan == t.tan)
}

@Test func `a root squared is the series`() throws {
  let f = RationalSeries.variable(at: Rational(4, 9), count: 9)
  let root = try #require(f.squareRoot)
  #expect(root[0] == Rational(2, 3))
  #expect(root * root == f)
}

@Test func `irrational values are refused, not rounded`() {
  let shifted = RationalSeries.variable(at: 2, count: 5)
  #expect(shifted.exp == nil && shifted.log == nil && shifted.squareRoot == nil)
  #expect(shifted.sin == nil && shifted.composed(with: shifted) == nil)
  #expect(t.inverse == nil && t.log == nil && t.power(-1) == nil)
  #expect(shifted.inverse?[1] == Rational(-1, 4))
  #expect(shifted.power(-2)?[0] == Rational(1, 4))
}

@Test func `differentiation and integration keep count of what is known`() {
  #expect(t.exp?.derivative.count == 11)
  #expect(t.cos?.integral().count == 13)
  #expect(t.sin?.derivative.integral() == t.sin)
}
