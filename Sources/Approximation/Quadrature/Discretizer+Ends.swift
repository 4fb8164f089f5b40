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

  /// A sample in which overflow means that the tail is too heavy for the weight.
  private func tailSample(_ a: Double, _ b: Double) throws(IntegrationError) -> Sample {
    do {
      return try sample(a, b)
    } catch .notFinite(let x) where function(x).isInfinite {
      throw .notSquareIntegrable(near: x < 0 ? -.infinity : .infinity)
    }
  }

  /// Adds panels outwards until the function no longer counts.
  mutating func addTail(from start: Double, step: Double) throws(IntegrationError) {
    var edge = start
    var quiet = 0
    var step = step
    var whole = result.squaredNorm
    for round in 0..<400 {
      let next = edge + step
      let s = try tailSample(min(edge, next), max(edge, next))
      // By Cauchy–Schwarz a tail changes inner products by no more than √∫ f² w over it.
      whole += s.squared
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
    throw .notSquareIntegrable(near: step > 0 ? .infinity : -.infinity)
  }
}
