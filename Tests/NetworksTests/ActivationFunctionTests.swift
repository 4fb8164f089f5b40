import Exact
import Formula
import Testing

@testable import Networks

/// −30, −29.75 … 30, and the neighbourhood of 0.
private let places = (-120...120).map { Double($0) / 4 } + [1e-9, -1e-9, 0.4999, 0.5001, -0.5001]

@Test(arguments: Activation.names)
func `columns get the values and slopes of single points`(name: String) throws {
  let function = ActivationFunction(try #require(Activation(name)))
  var values = places
  let slopes = function.activate(&values)
  for (index, place) in places.enumerated() {
    let (value, slope) = (function.value(place), function.slope(place))
    #expect(abs(values[index] - value) <= 1e-14 * max(abs(value), 1e-300), "value at \(place)")
    // SiLU's slope has a zero, where no relative accuracy is to be had.
    let scale =
      name == "silu" ? max(abs(slope), 1e-2 * abs(value / max(abs(place), 1))) : abs(slope)
    #expect(abs(slopes[index] - slope) <= 2e-14 * max(scale, 1e-300), "slope at \(place)")
  }
}

@Test func `the slope of tanh keeps its digits in the tails`() throws {
  let function = ActivationFunction(.named(.tanh))
  for place in [0.3, 0.5, 0.6, 10, -18, 19, 30] {
    var column = [place]
    let slope = function.activate(&column)[0]
    let ball = try Expression.call(.tanh, .x).ballSeries(at: Ball(place, precision: 200), order: 1)
    #expect(abs(slope / ball[1].doubleValue - 1) < 1e-15 * 4)
    #expect(abs(column[0] - ball[0].doubleValue) < 1e-15 * abs(column[0]))
  }
}
