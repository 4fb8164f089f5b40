import RealModule

extension Substitution {
  /// The substitution for an arbitrary weight, with moments up to `order` checked.
  ///
  /// Finite ends are approached exponentially, x = end ± L e^(−|s|) there, so that any algebraic or
  /// logarithmic singularity becomes exponential decay; infinite ends are approached like e^|s|.
  /// Singularities inside cut the interval; they are looked for where `cuts` does not name them.
  /// - Throws: `WeightError.noMoment` where the transformed integrand does not decay.
  init(
    weight: Weight, on interval: Interval, order: Int, cutAt cuts: [Double]? = nil
  ) throws(WeightError) {
    let cuts = cuts ?? weight.singularities(inside: interval)
    var parts: [Substitution] = []
    let marks = [interval.lower] + cuts + [interval.upper]
    for (a, b) in zip(marks, marks.dropFirst()) where !cuts.isEmpty {
      parts.append(
        try Substitution(weight: weight, on: Interval(unchecked: a, b), order: order, cutAt: []))
    }
    var shape = WeightShape(weight: weight, interval: interval)
    let masses: [EndMass]
    let limits: (lower: Double, upper: Double)
    do {
      masses = try shape.cutEnds()
      limits = try shape.limits(order: order)
    } catch .noMoment(let found, _, let near) {
      let lowest = found == 0 ? 0 : shape.firstMissingMoment(upTo: order)
      throw .noMoment(order: lowest, needed: order, near: near)
    } catch {
      throw error
    }
    // Twice the order: squared polynomials fall more slowly than x^order close to their zeros.
    let far = (try? shape.limits(order: 2 * order)) ?? limits
    let near = shape.limitsOfMass
    let cut = shape.cuts
    let final = shape
    self.init(
      range: Interval(unchecked: cut.lower ?? -.infinity, cut.upper ?? .infinity),
      point: final.point, parameter: final.parameter,
      logDensity: { final.logDensityPair($0) }, exponents: (0, 0),
      frequency: { final.frequency($0, $1, within: far) },
      reach: { _ in
        (
          cut.lower ?? min(near.lower, far.lower), cut.upper ?? max(near.upper, far.upper)
        )
      })
    self.parts = parts
    endMasses = masses
    if interval.isFinite {
      logLength = .log(interval.length)
      singularEnds = [(interval.lower, 1), (interval.upper, -1)]
    }
    reliableLog = weight.reliableLog
    isLogarithmic = true
    if interval.isFinite { pointScale = max(abs(interval.lower), abs(interval.upper)) }
  }
}
