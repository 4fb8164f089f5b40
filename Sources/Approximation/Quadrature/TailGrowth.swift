import CKernels
import RealModule

/// Whether ∫ f² w converges at an infinite end, from values far beyond the double range.
///
/// With h(s) = log(f² w dx/ds), the integral converges where h + log s tends to −∞ faster than a
/// power of log s (on a logarithmic scale of s, where h does). h is followed over octaves until it
/// is decided by size alone or until doubles no longer tell; then its slope over the outer half of
/// the octaves decides. Integrands between x⁻¹ and x⁻¹ log⁻² x are left to be told apart by their
/// last octaves.
struct TailGrowth {
  let substitution: Substitution
  let function: RealFunction

  /// Sizes of logarithms up to this keep their units in doubles.
  private static let limit = 0x1p44
  private static let octaves = 40
  /// Points of one octave: several, as oscillating functions have zeros.
  private static let shares = [1, 1.063, 1.131, 1.219, 1.307, 1.412, 1.538, 1.671, 1.847]

  /// Refuses a function whose square is too large for the weight at an infinite end.
  ///
  /// - Complexity: O(1), some hundred values on either side.
  func check() throws(IntegrationError) {
    let range = substitution.range
    if !range.upper.isFinite, diverges(towards: 1) { throw .notSquareIntegrable(near: end(1)) }
    if !range.lower.isFinite, diverges(towards: -1) { throw .notSquareIntegrable(near: end(-1)) }
  }

  /// The end in x that an end in s stands for.
  private func end(_ sign: Double) -> Double {
    let far = substitution.point(sign * 600)
    return far < 0 ? -.infinity : .infinity
  }

  private func diverges(towards sign: Double) -> Bool {
    // A finite end of the interval that was moved to infinity is looked at on panels.
    guard !substitution.isLogarithmic || abs(substitution.point(sign * 600)) > 1e100 else {
      return false
    }
    var heights: [(scale: Double, value: Double)] = []
    for octave in 4..<4 + Self.octaves {
      let scale = Double(octave) * .log(2)
      guard let value = height(sign, scale) else { break }
      heights.append((scale, value))
      if abs(value) > 1e9 { return value > 0 }
    }
    guard let last = heights.last, last.scale >= 10 * .log(2) else { return false }
    let before = heights[heights.count / 2]
    guard last.value > -.infinity, last.scale > before.scale else { return false }
    // Both at −∞ are no slope; coming back from −∞ is growth.
    guard before.value > -.infinity else { return true }
    return (last.value - before.value) / (last.scale - before.scale) > -0.05
  }

  /// The largest logarithm of the integrand, on a logarithmic scale, over an octave.
  private func height(_ sign: Double, _ scale: Double) -> Double? {
    var top = -Double.infinity
    for share in Self.shares {
      let u = scale + .log(share)
      let s = sign * (substitution.isLogarithmic ? u : .exp(u))
      let x = substitution.point(s)
      var weight = substitution.logDensity(s).high + (substitution.isLogarithmic ? 0 : u)
      if substitution.range.lower.isFinite, substitution.lowerExponent != 0 {
        weight += substitution.lowerExponent * .log(s - substitution.range.lower)
      }
      guard let size = function.logSize(at: x), !weight.isNaN else { return nil }
      guard abs(weight) < Self.limit || weight == -.infinity else { return nil }
      guard size == -.infinity || abs(size) < Self.limit else {
        return size > 0 ? size : -.infinity
      }
      top = max(top, 2 * size + weight)
    }
    return top
  }
}
