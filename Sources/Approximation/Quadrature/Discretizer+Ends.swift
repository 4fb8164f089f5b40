import RealModule

// Where an integral may fail to exist: at singularities, and far out.
extension Discretizer {
  /// Refuses a singularity near which ∫ f² w over ever smaller panels does not shrink.
  ///
  /// Away from ends and breakpoints panels must have closed in on it nearly as far as doubles go:
  /// on the way there a narrow peak of a bounded function looks the same.
  func checkSingularities() throws(IntegrationError) {
    guard let last = deepest.lastIndex(where: { $0.squared > 0 }),
      last >= (isKnown(deepest[last].point) ? 20 : 40)
    else { return }
    let before = deepest[last - 8...last - 5].reduce(0) { max($0, $1.squared) }
    guard deepest[last].squared < 0.9 * before else {
      throw .notSquareIntegrable(near: named(deepest[last].point))
    }
  }

  /// The end, breakpoint or zero beside a point, for panels that closed in on it.
  private func named(_ x: Double) -> Double {
    (knownPoints + [0]).first { abs($0 - x) <= nearness(x) } ?? x
  }

  private func isKnown(_ x: Double) -> Bool {
    // A panel beside the point, at the depth from which it may be judged.
    knownPoints.contains { abs($0 - x) <= 1000 * nearness(x) }
  }

  private func nearness(_ x: Double) -> Double {
    1e-9 * knownPoints.reduce(abs(x)) { max($0, abs($1)) }
  }

  private var knownPoints: [Double] {
    [substitution.range.lower, substitution.range.upper].filter(\.isFinite)
      .map(substitution.point) + function.breakpoints
  }

  /// Adds panels outwards until the function no longer counts.
  mutating func addTail(from start: Double, step: Double) throws(IntegrationError) {
    var edge = start
    var quiet = 0
    var step = step
    var whole = result.squaredNorm
    // Beginning with the mean so far.
    var height = whole / max(abs(edge), 1)
    var isGrowing = false
    var growths = 0
    var heights: [Double] = []
    for round in 0..<400 {
      let next = edge + step
      let s: Sample
      do {
        s = try sample(min(edge, next), max(edge, next))
      } catch .notFinite(let x) where function(x).isInfinite {
        // The panel may reach too far, to where the function overflows beside a tiny weight.
        step /= 2
        if abs(step) > 0x1p-10 { continue }
        // The last panel's height over the whole range bounds a decreasing tail.
        if height * abs(edge) <= 1e-9 * whole { return }
        let isLevel = heights.count > 8 && height > 0.9 * heights[heights.count / 2]
        throw isGrowing || isLevel
          ? .notSquareIntegrable(near: end(towards: step)) : .outOfRange(near: x)
      }
      // By Cauchy–Schwarz a tail changes inner products by no more than √∫ f² w over it.
      whole += s.squared
      isGrowing = !(s.squared / abs(step) < height)
      growths = isGrowing ? growths + 1 : 0
      // Powers of a small distance do not turn.
      if growths > 24, !substitution.singularEnds.isEmpty { break }
      height = s.squared / abs(step)
      heights.append(height)
      if s.squared <= 1e-33 * whole {
        quiet += 1
        if quiet == 2 { return }
      } else {
        quiet = 0
        try resolve(min(edge, next), max(edge, next), depth: 0)
      }
      if s.mass == 0, s.squared == 0, round > 0 { return }
      edge = next
      if round > 60 { step *= 1.25 }
    }
    throw .notSquareIntegrable(near: end(towards: step))
  }

  /// The end in x that stands at an infinite end of s.
  private func end(towards step: Double) -> Double {
    let found = substitution.singularEnds.first { ($0.side < 0) == (step > 0) }
    return found?.end ?? (step > 0 ? .infinity : -.infinity)
  }
}
