import Exact
import Testing

private let exact = RationalSeries.variable(at: 0, count: 15)
private let t = BallSeries.variable(at: Ball(0), count: 15)

@Test func `certified coefficients enclose the exact ones`() throws {
  let functions: [(KeyPath<RationalSeries, RationalSeries?>, KeyPath<BallSeries, BallSeries>)] = [
    (\.exp, \.exp), (\.sin, \.sin), (\.cos, \.cos), (\.tan, \.tan), (\.asin, \.asin),
    (\.atan, \.atan), (\.sinh, \.sinh), (\.cosh, \.cosh), (\.tanh, \.tanh),
    (\.asinh, \.asinh), (\.atanh, \.atanh),
  ]
  for (rational, ball) in functions {
    let f = try #require((exact + exact * exact)[keyPath: rational])
    let enclosure = (t + t * t)[keyPath: ball]
    for power in 0..<15 {
      #expect(enclosure[power].contains(f[power]), "\(ball) at power \(power)")
      #expect(enclosure[power].radius < 1e-25)
    }
  }
}

@Test func `series about other centres satisfy their identities`() {
  let x = BallSeries.variable(at: Ball(Rational(5, 4)), count: 10)
  let two = BallSeries.constant(Ball(2), count: 10)
  for power in 0..<10 {
    #expect((x.log + x.log)[power].overlaps((x * x).log[power]))
    #expect(x.squareRoot[power].overlaps(x.power(Ball(0.5))[power]))
    #expect(x.acosh.cosh[power].overlaps(x[power]))
    #expect((x.erf + x.erfc + two.inverse)[power].overlaps(Ball(power == 0 ? 1.5 : 0)))
    #expect((x / two).gamma[power].isFinite)
    #expect(x.power(3)[power].overlaps((x * x * x)[power]))
    #expect(x.acos[power].isFinite == false)
  }
}

@Test func `the derivative of the normal law is its density`() {
  let x = BallSeries.variable(at: Ball(1), count: 12)
  let scale = BallSeries.constant(Ball(2) / Ball.pi().squareRoot, count: 11)
  let density = (-(x * x)).exp * scale
  for power in 0..<11 { #expect(x.erf.derivative[power].overlaps(density[power])) }
}

@Test func `composition equals direct evaluation`() {
  let inner = t * t.cos
  for power in 0..<15 { #expect(t.exp.composed(with: inner)[power].overlaps(inner.exp[power])) }
}
