import CKernels
import RealModule

// One panel: nodes, weights and how well they resolve the function.
extension Discretizer {
  struct Sample {
    var nodes: [Double]
    var weights: [Double]
    var rootWeights: [Double]
    var rootShifts: [Int32]
    var values: [Double]
    /// Nodes next to an end with a mass of its own, by their places.
    var near: [Int: EndPoint] = [:]
    /// The last coefficients of f·√r and of √r on this panel.
    var tail: Double
    var densityTail: Double
    /// ∫ f² w and ∫ w, of which w alone may leave the range of doubles.
    var squared = 0.0
    var mass = 0.0
    /// max |f·√r| and max √r.
    var peak: Double
    var densityPeak: Double
    /// max |log r|, to which the relative rounding error of r is proportional.
    var logPeak: Double
    var lowestLog: Double
    /// Whether r is least inside, as about a double zero, where √r has a kink but r has none.
    var hasDip = false
    /// The last coefficients of f·r and r, relative to their peaks.
    var dipTail = Double.infinity
  }

  func sample(_ a: Double, _ b: Double) throws(IntegrationError) -> Sample {
    let range = substitution.range
    let half = (b - a) / 2
    var panel = rule
    var extra = Double.log(half)
    var (low, high) = (substitution.lowerExponent, substitution.upperExponent)
    if a == range.lower, let lowerRule {
      panel = lowerRule
      extra += low * .log(half)
      low = 0
    } else if b == range.upper, let upperRule {
      panel = upperRule
      extra += high * .log(half)
      high = 0
    }
    let s = panel.nodes.map { $0 < 0 ? a + half * (1 + $0) : b - half * (1 - $0) }
    let x = s.map(substitution.point)
    var f = function.values(at: x)
    let near = endPoints(s, x)
    for (i, point) in near {
      let value = point.value(of: function)
      // No neighbour stands in for a value that is beyond the range of doubles or of balls.
      if value.isInfinite && point.end == 0
        || point.isGuess(for: function) && !function(point.end).isFinite
      {
        throw .notFinite(at: point.end)
      }
      if value.isFinite { f[i] = value }
    }
    for i in f.indices where !f[i].isFinite { f[i] = try limit(at: x[i]) }
    var halves: [DoubleDouble] = []
    var logPeak = 0.0
    var lowestLog = Double.infinity
    for i in s.indices {
      var ends = extra
      if low != 0 { ends += low * .log(s[i] - range.lower) }
      if high != 0 { ends += high * .log(range.upper - s[i]) }
      let density = substitution.logDensity(s[i])
      let log = density.high.isFinite ? density + ends : density
      if log.high > -.infinity { logPeak = max(logPeak, abs(log.high)) }
      lowestLog = min(lowestLog, log.high)
      // Below e^−10⁹ nothing brings a weight back into the range of doubles.
      halves.append(
        log.high < -1e9
          ? DoubleDouble(-.infinity) : DoubleDouble(high: log.high / 2, low: log.low / 2))
    }
    // Relative to the largest √r of the panel, which may lie below the range of doubles.
    let top = max(min(0, halves.reduce(-.infinity) { max($0, $1.high) }), -745)
    let scale = Double.exp(top)
    let roots = halves.map { Double.exp($0.high - top) * (1 + $0.low) }
    let density = roots.map { $0 * $0 }
    // Polynomials times √r stay bounded, so f·√r is what has to be resolved beside them.
    let smooth = zip(f, roots).map { $0 * $1 }
    var result = Sample(
      nodes: x,
      weights: zip(panel.weights, halves).map { $0 * .exp(2 * $1.high) * (1 + 2 * $1.low) },
      rootWeights: zip(panel.weights, halves).map { weight, half in
        weight.squareRoot() * lifted(half, by: rootShift(half.high))
      }, rootShifts: halves.map { rootShift($0.high) }, values: f,
      tail: panel.tailSize(smooth) * scale, densityTail: panel.tailSize(roots),
      peak: smooth.reduce(0) { max($0, abs($1)) } * scale, densityPeak: roots.reduce(0, max),
      logPeak: logPeak, lowestLog: lowestLog)
    result.near = near
    if let least = density.indices.min(by: { density[$0] < density[$1] }),
      least > 0, least < density.count - 1
    {
      let product = zip(f, density).map { $0 * $1 }
      let peak = product.reduce(0) { max($0, abs($1)) }
      result.hasDip = true
      result.dipTail = max(
        panel.tailSize(density) / max(density[0], density[density.count - 1]),
        peak > 0 ? panel.tailSize(product) / peak : 0)
    }
    for i in f.indices {
      let rooted = f[i] * result.rootWeights[i] * .exp2(-600 * Double(result.rootShifts[i]))
      result.squared += rooted * rooted
      result.mass += result.weights[i]
    }
    return result
  }

  /// The points so close to an end other than 0 that doubles round their distance from it.
  private func endPoints(_ s: [Double], _ x: [Double]) -> [Int: EndPoint] {
    var result: [Int: EndPoint] = [:]
    for i in s.indices { result[i] = substitution.endPoint(s[i]) }
    for mass in substitution.endMasses {
      guard let first = mass.points.first, first.end != 0 else { continue }
      for i in s.indices where (s[i] < 0) == (first.side > 0) {
        guard abs(x[i] - first.end) <= 0x1p-26 * abs(first.end) else { continue }
        result[i] = EndPoint(
          end: first.end, side: first.side, depth: abs(s[i]) - substitution.logLength)
      }
    }
    return result
  }

  /// The value beside a point where the function itself has none, such as log at 0.
  private func limit(at x: Double) throws(IntegrationError) -> Double {
    for neighbour in [x.nextUp, x.nextDown] {
      let value = function(neighbour)
      if value.isFinite { return value }
    }
    throw .notFinite(at: x)
  }
}

/// e^`half` · 2^(600 `shift`).
private func lifted(_ half: DoubleDouble, by shift: Int32) -> Double {
  guard shift > 0 else { return .exp(half.high) * (1 + half.low) }
  let near = half + DoubleDouble.logTwo * (600 * Double(shift))
  return .exp(near.high) * (1 + near.low)
}

/// How many factors 2⁶⁰⁰ bring e^`half` above 2⁻⁶⁰⁰.
private func rootShift(_ half: Double) -> Int32 {
  guard half > -.infinity, half < -600 * Double.log(2) else { return 0 }
  return Int32((-half / (600 * .log(2))).rounded(.down))
}
