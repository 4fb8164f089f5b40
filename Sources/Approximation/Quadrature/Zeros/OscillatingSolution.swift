import CKernels
import RealModule

/// A solution of a second-order linear equation, followed from one end through all its zeros.
///
/// Every step is a Taylor series in pairs of doubles whose coefficients the equation gives by
/// recurrence, so that zeros and slopes come to about 25 digits in a cost proportional to their
/// number.
///
/// Source: Glaser, Liu and Rokhlin, *A fast algorithm for the calculation of the roots of special
/// functions*, SISC 29 (2007).
struct OscillatingSolution {
  /// A zero, its place and the slope there times 2^−exponent.
  struct Zero {
    let place: DoubleDouble
    let slope: ScaledPair
  }

  /// The equation about a place.
  let equation: (DoubleDouble) -> kernel_equation
  /// q(x) of the normal form v″ + q v = 0, which bounds the number of zeros in a step.
  let potential: (Double) -> Double
  /// The largest step as a share of the place, whose distance to 0 is the radius of convergence.
  var reach = 0.4
  /// The largest step.
  var longest = Double.infinity
  /// No zero lies beyond.
  var farthest = 1.0
  /// The present place, value, slope and their common exponent.
  private(set) var place: DoubleDouble
  private(set) var value: DoubleDouble
  private(set) var slope: DoubleDouble
  private(set) var exponent = 0

  init(
    at place: DoubleDouble, value: DoubleDouble, slope: DoubleDouble,
    potential: @escaping (Double) -> Double,
    equation: @escaping (DoubleDouble) -> kernel_equation
  ) {
    self.place = place
    self.value = value
    self.slope = slope
    self.potential = potential
    self.equation = equation
  }

  /// The zeros up to `end`, at most `limit` of them.
  ///
  /// - Complexity: O(zeros), about 4 µs each, and O(log) steps through ends without zeros.
  mutating func zeros(limit: Int, upTo end: Double = .infinity) -> [Zero] {
    var found: [Zero] = []
    found.reserveCapacity(limit)
    // Steps hold a good part of an oscillation; the bound ends a march that finds too few.
    // Ends with large exponents are left by a small share of the distance at a time.
    let far = min(end, farthest)
    let approach = far > place.high && place.high > 0 ? .log(far / place.high) / reach : 0
    var steps = 4 * limit + 4000 + Int(2 * approach)
    while found.count < limit, place.high < end, steps > 0 {
      steps -= 1
      let isLast = end - place.high <= stepLength
      let h = isLast ? (DoubleDouble(end) - place).double : stepLength
      if h <= 0 { break }
      let step = kernel_taylor_step(equation(place), value, slope, h)
      if step.has_zero != 0 {
        found.append(
          Zero(place: place + step.zero, slope: ScaledPair(step.zero_slope, exponent: exponent)))
      }
      place = place + h
      (value, slope) = (step.value, step.slope)
      rescale(h)
    }
    return found
  }

  /// Goes on to `end`, where zeros are not looked for.
  mutating func advance(to end: Double) {
    while place.high < end {
      let h = min(stepLength, (DoubleDouble(end) - place).double)
      if h <= 0 { break }
      let step = kernel_taylor_step(equation(place), value, slope, h)
      place = place + h
      (value, slope) = (step.value, step.slope)
      rescale(h)
    }
  }

  /// A step that holds at most one zero: h √max q < π.
  private var stepLength: Double {
    let x = place.high
    var h = min(reach * x, longest)
    if reach.isInfinite { h = longest }
    let here = potential(x)
    if here > 0 { h = min(h, 2.8 / here.squareRoot()) }
    while h * h * max(here, potential(x + h / 2), potential(x + h)) > 8 { h *= 0.9 }
    return h
  }

  private mutating func rescale(_ h: Double) {
    let size = max(abs(value.high), abs(slope.high) * h)
    guard size > 0x1p100 || size < 0x1p-100, size > 0 else { return }
    let shift = Int(size.exponent)
    value = value.scaled(by: -shift)
    slope = slope.scaled(by: -shift)
    exponent += shift
  }
}
