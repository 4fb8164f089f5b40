import RealModule

/// The z > 0 with Ai(−z) = 0, ascending, with Ai′(−z)².
///
/// The first by Taylor steps along y″ = −z y from the values at 0, the others by asymptotics.
///
/// Source: DLMF 9.9.6 and 9.9.18 (zeros), 9.8.20 (modulus), 9.2.3–4 (values at 0).
/// - Complexity: O(count).
func airyZeros(count: Int) -> [(zero: Double, slopeSquared: Double)] {
  var path = AiryPath()
  return (1...max(count, 1)).prefix(count).map { k in
    let start = asymptoticZero(Double(k))
    if k > 14 { return (start, asymptoticSlope(start)) }
    return path.zero(near: start)
  }
}

private func asymptoticZero(_ k: Double) -> Double {
  let t = 3 * .pi * (4 * k - 1) / 8
  let r = 1 / (t * t)
  let tail = 77125.0 / 82944 + r * (-108_056_875.0 / 6_967_296 + r * 162_375_596_875 / 334_430_208)
  return .pow(t, 2.0 / 3) * (1 + r * (5.0 / 48 + r * (-5.0 / 36 + (k > 2 ? r * tail : 0))))
}

/// Ai′² = 1/(π² M²) at a zero, M² the squared modulus.
private func asymptoticSlope(_ z: Double) -> Double {
  let r = -1 / (96 * z * z * z)
  var term = 1.0
  var sum = 1.0
  for k in 1...10 {
    let m = Double(6 * k)
    term *= (m - 5) * (m - 3) * (m - 1) / Double(k) * r
    sum += term
    if abs(term) < 1e-18 { break }
  }
  return z.squareRoot() / (.pi * sum)
}

/// y(z) = Ai(−z) followed from z = 0.
private struct AiryPath {
  private var z = 0.0
  private var y = .pow(3, -2.0 / 3) / Double.gamma(2.0 / 3)
  private var slope = .pow(3, -1.0 / 3) / Double.gamma(1.0 / 3)

  mutating func zero(near guess: Double) -> (zero: Double, slopeSquared: Double) {
    while guess - z > 0.25 { advance(by: 0.25) }
    advance(by: guess - z)
    for _ in 0..<8 {
      let step = -y / slope
      advance(by: step)
      if abs(step) < 1e-16 * z { break }
    }
    return (z, slope * slope)
  }

  /// One Taylor step: (k+2)(k+1) c_{k+2} = −z c_k − c_{k−1}.
  private mutating func advance(by h: Double) {
    var before = 0.0
    var c = (y, slope)
    var power = 1.0
    var value = 0.0
    var derivative = 0.0
    for k in 0..<40 {
      value += c.0 * power
      derivative += Double(k + 1) * c.1 * power
      let next = (-z * c.0 - before) / Double((k + 2) * (k + 1))
      before = c.0
      c = (c.1, next)
      power *= h
    }
    z += h
    y = value
    slope = derivative
  }
}
