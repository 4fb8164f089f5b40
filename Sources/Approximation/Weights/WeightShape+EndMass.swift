import RealModule

// Mass next to singular ends, out of reach of any substitution.
extension WeightShape {
  /// From this s on polynomials are constant: their points differ from the end by less than e^−100.
  private static let cut = 100.0

  /// Puts the mass that lies very close to finite ends at these, where a singularity leaves some.
  ///
  /// ∫ r ds over s > 100 by Gauss–Legendre panels in log s, which resolve exponential decay (powers
  /// of the distance) and algebraic decay (powers of its logarithm) alike.
  /// - Throws: `WeightError.noMoment` where panels do not shrink, `.hiddenMass` where the weight is
  ///   not known close enough to its end.
  mutating func cutEnds() throws(WeightError) -> [EndMass] {
    var masses: [EndMass] = []
    guard let near = weight.logNear else { return [] }
    let top = stride(from: -20.0, through: 20, by: 0.5).reduce(-Double.infinity) {
      max($0, logDensity($1))
    }
    for (end, side) in [(interval.lower, 1.0), (interval.upper, -1.0)] where end.isFinite {
      // Half lines measure the distance itself, finite intervals as a share of the length; the
      // distance too is small at the cut.
      let shift = interval.isFinite ? Double.log(interval.length) : 0
      let depth = Self.cut + max(0, shift)
      let cut = -side * min(depth, 600)
      // Less than 1e-17 of the mass is followed as any other tail is.
      guard logDensity(cut) > top - 40 else { continue }
      guard depth <= 600 else { throw .hiddenMass(near: end) }
      masses.append(try endMass(from: depth - shift, end: end, side) { near(end, side, $0) })
      if side > 0 { cuts.lower = cut } else { cuts.upper = cut }
    }
    return masses
  }

  private func endMass(
    from depth: Double, end: Double, _ side: Double, _ logDensity: (Double) -> Double?
  ) throws(WeightError) -> EndMass {
    let rule = PanelRule.legendre
    let half = 0.25
    var total = 0.0
    var last = Double.infinity
    var growing = 0
    var start = Double.log(depth)
    var points: [EndPoint] = []
    var masses: [Double] = []
    for panel in 0..<900 {
      var sum = 0.0
      for (t, w) in zip(rule.nodes, rule.weights) {
        let s = Double.exp(start + half * (1 + t))
        guard let log = logDensity(s) else {
          // Where panels have not shrunk so far, nothing says that they ever will.
          throw growing >= 3 ? .noMoment(order: 0, needed: 0, near: end) : .hiddenMass(near: end)
        }
        let mass = half * w * .exp(log) * s
        points.append(EndPoint(end: end, side: side, depth: s))
        masses.append(mass)
        sum += mass
      }
      total += sum
      if !total.isFinite { throw .noMoment(order: 0, needed: 0, near: end) }
      if sum <= 1e-18 * total, panel > 0 {
        return EndMass(points: points, masses: masses, panelCount: rule.nodes.count)
      }
      growing = sum >= last * (1 - 1e-9) ? growing + 1 : 0
      if growing == 12 { throw .noMoment(order: 0, needed: 0, near: end) }
      last = sum
      start += 2 * half
    }
    throw .hiddenMass(near: end)
  }
}
