import Exact
import Testing

@testable import Formula

@Test(arguments: [
  ("(1 - cos(x))/x^2", 0.0, 0.0...1e-6), ("(1 - cos(x))/x^2", 0.0, -1.0...1.0),
  ("(exp(x) - 1 - x)/x^2", 0.0, -1.0...2.0), ("(x - sin(x))/x^3", 0.0, 1e-7...1e-3),
  ("(1 + cos(x))/(x - pi)^2", Double.pi, 3.0...4.0),
  ("(1 - cos(1e6*x))/x^2", 0.0, -1e-3...1e-3), ("(sqrt(1 + x) - 1)/x", 0.0, -0.5...1.0),
])
func `series about a removable place have the digits that quotients lose`(
  text: String, center: Double, range: ClosedRange<Double>
) throws {
  let f = try Expression(parsing: text)
  let place = try #require(f.removablePlaces(in: range).first { $0.contains(center) })
  #expect(place.radius > 0)
  var worst = 0.0
  for step in [1, 0.7, 0.1, 1e-3, 1e-5, 1e-7, 1e-9] {
    for x in [center + 0.999 * step * place.radius, center - 0.999 * step * place.radius] {
      let exact = f.ball(at: Ball(x, precision: 400))
      #expect(exact.digits > 30)
      let gap = (Ball(place(x), precision: 400) - exact).magnitude / exact.magnitude
      worst = max(worst, gap.upperBound)
    }
  }
  #expect(worst < 8 * .ulpOfOne, "\(text): \(worst)")
}

@Test(arguments: ["sin(x)/x", "1/x", "x/(1 + x^2)", "exp(x)", "1/(x - 1/3)", "abs(x)/x"])
func `quotients that lose nothing, poles and jumps stay as they are`(text: String) throws {
  #expect(try Expression(parsing: text).removablePlaces(in: -1...1).isEmpty)
}
