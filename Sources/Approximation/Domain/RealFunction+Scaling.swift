import CKernels
import Exact
import Formula
import RealModule

extension RealFunction {
  /// The function times 2^`exponent`.
  func scaled(byPowerOfTwo exponent: Int) -> RealFunction {
    guard exponent != 0 else { return self }
    // Two factors: 2^±1074 alone is not a normal number.
    let first = Double(sign: .plus, exponent: exponent / 2, significand: 1)
    let second = Double(sign: .plus, exponent: exponent - exponent / 2, significand: 1)
    var result = RealFunction(
      breakpoints: breakpoints, features: features, parity: parity,
      block: { values(at: $0).map { $0 * first * second } }, { self($0) * first * second })
    if let ball { result.ball = { ball($0).scaled(byPowerOfTwo: exponent) } }
    if let deep { result.deep = { deep($0) * first * second } }
    return result
  }

  /// The power of two next to the largest |f|√w where squares of f would overflow or vanish, else 0.
  ///
  /// Dividing by it costs no digit.
  func squareExponent(in substitution: Substitution, degree: Int) -> Int {
    let reach = substitution.reach(degree)
    let lower = max(substitution.range.lower, reach.lower)
    let upper = min(substitution.range.upper, reach.upper)
    var top = 0.0
    let places = features.map { substitution.parameter($0.place) }
    let grid = (0..<64).map { lower + (upper - lower) * (Double($0) + 0.5) / 64 }
    for s in grid + places.filter({ lower < $0 && $0 < upper }) {
      let value = abs(self(substitution.point(s)))
      let size = value * .exp(min(substitution.logDensity(s).high / 2, 0))
      if size.isFinite { top = max(top, size) }
    }
    guard top > 0, abs(Int(top.exponent)) > 300 else { return 0 }
    return Int(top.exponent)
  }
}

/// x·2^`exponent`, correctly rounded.
func scaled(_ x: Double, byPowerOfTwo exponent: Int) -> Double {
  exponent == 0 ? x : Double(sign: .plus, exponent: exponent, significand: x)
}
