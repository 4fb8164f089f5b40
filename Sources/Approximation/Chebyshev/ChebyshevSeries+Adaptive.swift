import RealModule

extension ChebyshevSeries {
  /// Approximates `function` to rounding level on nested grids of 17, 33, 65, … points.
  ///
  /// Each grid's coefficients are judged by ``standardChop(_:tolerance:)``; a cut is accepted when
  /// the series also agrees with the function at points between the grid.
  /// - Parameters:
  ///   - tolerance: relative to the largest value.
  ///   - maximumDegree: a power of two; the last degree tried.
  /// - Returns: the series, cut or at full length, and why it stopped.
  /// - Complexity: O(n log n) with the last grid's n.
  public static func adaptive(
    _ function: RealFunction, on interval: Interval, tolerance: Double = 0x1p-52,
    maximumDegree: Int = 1 << 16
  ) -> (series: ChebyshevSeries, chop: Chop) {
    precondition(maximumDegree >= 16 && maximumDegree & (maximumDegree - 1) == 0)
    var degree = 16
    var values = function.values(at: points(on: interval, degree: degree))
    while true {
      let coefficients = chebyshevCoefficients(values: values)
      let chop = standardChop(coefficients, tolerance: tolerance)
      let series = ChebyshevSeries(on: interval, coefficients: coefficients)
      if chop.isResolved {
        let cut = series.truncated(to: chop.count - 1)
        let size = values.reduce(0) { max($0, abs($1)) }
        if cut.agrees(with: function, size: size, tolerance: tolerance) { return (cut, chop) }
      }
      guard degree < maximumDegree, values.allSatisfy(\.isFinite) else {
        return (series, Chop(count: coefficients.count, reason: .unresolved(level: 1)))
      }
      // Every other point of the next grid is known.
      degree *= 2
      let finer = points(on: interval, degree: degree)
      let between = function.values(at: stride(from: 1, to: degree, by: 2).map { finer[$0] })
      var merged: [Double] = []
      for i in between.indices { merged += [values[i], between[i]] }
      merged.append(values[values.count - 1])
      values = merged
    }
  }

  /// Whether the series holds at two points that no grid contains and at narrow features.
  ///
  /// The coefficients of a narrow peak are small beside its values, of the given size.
  private func agrees(with function: RealFunction, size: Double, tolerance: Double) -> Bool {
    let scale = coefficients.reduce(size) { max($0, abs($1)) }
    let allowed = max(1e3 * tolerance, 1e-13) * scale
    let probes = [-0.357998918959666, 0.036785641195074].map { t in
      interval.midpoint + interval.length / 2 * t
    }
    let points = probes + function.featurePoints(inside: interval)
    // Clenshaw's sums cost an ulp for each term, and steep functions that of their argument.
    let slack = max(allowed, 1e-10 * scale)
    // What rounding of the argument alone does to fast oscillations.
    let jitter = probes.map { 4 * abs(function($0.nextUp) - function($0)) }
    return zip(function.values(at: points), values(at: points)).enumerated().allSatisfy { i, pair in
      abs(pair.0 - pair.1) <= (i < 2 ? allowed + jitter[i] : slack)
    }
  }
}
